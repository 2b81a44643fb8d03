"""Files of records: checked by their bytes, cleaned, kept in the database, opened by sealed address only."""

from .addresses import may_open, opened, signed_url
from .checks import PDF, PICTURE, VIDEO, FileRejected
from .kinds import Kind, kind_of, kinds_of, register
from .store import PART_BYTES, all_of, keep, of, pieces, remove

__all__ = [
    "PART_BYTES",
    "all_of",
    "PDF",
    "PICTURE",
    "VIDEO",
    "FileRejected",
    "Kind",
    "all_of",
    "keep",
    "kind_of",
    "kinds_of",
    "may_open",
    "of",
    "opened",
    "pieces",
    "register",
    "remove",
    "signed_url",
]
