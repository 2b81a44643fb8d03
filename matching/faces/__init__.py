"""Photographs (beta): whether a picture shows one face, the numbers that describe it, and what two of them
tell. Nothing here knows the database. The libraries are the optional extra `faces`.
"""

from .distances import MOST_WRONG_IN_1000, THRESHOLD, FaceTable, Picture
from .pictures import fingerprint
from .reader import DIMENSIONS, MODEL, Reading, is_available, read

__all__ = [
    "DIMENSIONS", "MODEL", "MOST_WRONG_IN_1000", "THRESHOLD", "FaceTable", "Picture", "Reading",
    "fingerprint", "is_available", "read",
]  # fmt: skip
