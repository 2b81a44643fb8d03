"""Every write of this app that touches more than one row."""

from .agents import ask_agents, end_agents, keep_agent, pause_agent
from .clues import rank_clue, rank_clues_of, read_waiting
from .decisions import accept_match, review_match, undo_decision, verify_match
from .drift import report_last_month, report_month
from .faces import forget_faces, read_photograph, read_unread
from .inquiries import answer_question
from .learning import approve_weights, decline_weights, labelled_pairs, learn, propose_weights
from .name_words import recount_words
from .openings import escalate_unopened, mark_opened
from .profiles import save_profile
from .proposals import propose_match
from .ranking import rank_report, settle_around
from .recount import rank_unranked, recount_population, rematch_all
from .sharing import settle_shares_around

__all__ = [
    "accept_match", "answer_question", "approve_weights", "ask_agents", "decline_weights", "end_agents",
    "escalate_unopened", "forget_faces", "keep_agent", "labelled_pairs", "learn", "mark_opened",
    "pause_agent", "propose_match", "propose_weights", "rank_clue", "rank_clues_of", "rank_report",
    "rank_unranked", "read_photograph", "read_unread", "read_waiting", "recount_population",
    "recount_words", "rematch_all", "report_last_month", "report_month", "review_match", "save_profile",
    "settle_around", "settle_shares_around", "undo_decision", "verify_match",
]  # fmt: skip
