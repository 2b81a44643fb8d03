"""Photographs: checked by decoding, cleaned, kept in the database, watermarked, served by sealed address."""

from .addresses import PhotoAddress, can_see, owner_of, public_url, read_token, register_owner, signed_url
from .derivatives import SIZES, derivative
from .ingest import PhotoRejected, ingest

__all__ = [
    "SIZES",
    "PhotoAddress",
    "PhotoRejected",
    "can_see",
    "derivative",
    "ingest",
    "owner_of",
    "public_url",
    "read_token",
    "register_owner",
    "signed_url",
]
