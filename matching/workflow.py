"""Which step may follow which for a match."""

from django.utils.translation import gettext_lazy as _

from matching import events
from matching import permissions as p
from matching.choices import OPEN
from matching.choices import MatchStatus as S
from trackchild.core.workflow import Transition, Workflow

MATCH = Workflow(
    model="matching.Match",
    initial=S.CANDIDATE,
    transitions=(
        Transition(
            name="confirm_one", label=_("Confirm"), sources=(S.CANDIDATE,), target=S.REVIEWED,
            permission=p.REVIEW_MATCH, event=events.MATCH_CONFIRMED_ONE, hidden=True,
        ),
        Transition(
            name="confirm_both", label=_("Confirm"), sources=(S.REVIEWED,), target=S.CONFIRMED_BOTH,
            permission=p.REVIEW_MATCH, event=events.MATCH_CONFIRMED_BOTH, hidden=True,
        ),
        Transition(
            name="verify", label=_("Record the verification"), sources=(S.CONFIRMED_BOTH,), target=S.VERIFIED,
            permission=p.VERIFY_MATCH, event=events.MATCH_VERIFIED, hidden=True,
        ),
        Transition(
            name="accept", label=_("Accept the match"), sources=(S.VERIFIED,), target=S.ACCEPTED,
            permission=p.ACCEPT_MATCH, event=events.MATCH_ACCEPTED, hidden=True,
        ),
        Transition(
            name="reject", label=_("Reject"), sources=OPEN, target=S.REJECTED,
            permission=p.REVIEW_MATCH, event=events.MATCH_REJECTED, hidden=True,
        ),
        Transition(
            name="undo", label=_("Undo the decision"),
            sources=(S.REVIEWED, S.CONFIRMED_BOTH, S.VERIFIED, S.ACCEPTED, S.REJECTED), target=S.CANDIDATE,
            permission=p.UNDO_MATCH, event=events.MATCH_UNDONE, reason=True, danger=True, hidden=True,
        ),
        Transition(
            name="suggest_again", label=_("Suggest again"), sources=(S.REJECTED, S.EXPIRED),
            target=S.CANDIDATE,
            permission=p.REVIEW_MATCH, event=events.MATCH_SUGGESTED, hidden=True,
        ),
        Transition(
            name="reopen", label=_("Follow again"), sources=(S.EXPIRED,), target=S.CANDIDATE,
            back_to=(S.REVIEWED, S.CONFIRMED_BOTH, S.VERIFIED),
            permission=p.REVIEW_MATCH, event=events.MATCH_REOPENED, hidden=True,
        ),
        Transition(
            name="expire", label=_("Follow no longer"), sources=OPEN, target=S.EXPIRED,
            permission=p.REVIEW_MATCH, event=events.MATCH_EXPIRED, hidden=True,
        ),
    ),
)  # fmt: skip
