"""Every write of this app that touches more than one row."""

from .decisions import accept_match, review_match, undo_decision, verify_match
from .faces import forget_faces, read_photograph, read_unread
from .profiles import save_profile
from .proposals import propose_match
from .ranking import rank_report, settle_around
from .recount import rank_unranked, recount_population, rematch_all
from .sharing import settle_shares_around

__all__ = [
    "accept_match", "forget_faces", "propose_match", "rank_report", "rank_unranked", "read_photograph",
    "read_unread", "recount_population", "rematch_all", "review_match", "save_profile", "settle_around",
    "settle_shares_around", "undo_decision", "verify_match",
]  # fmt: skip
