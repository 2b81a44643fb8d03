"""Who takes a decision back, and for how long: the one place of this rule.

A district bureau undoes within 30 days, a state bureau within 90, the national bureau at any time. Nobody
undoes a decision of their own.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.choices import Role
from matching import permissions as p
from matching.choices import MatchStatus as S
from matching.choices import Verdict
from matching.models import Match

PERIODS: dict[str, timedelta | None] = {
    Role.DCRB_OFFICER: timedelta(days=30),
    Role.SCRB_OFFICER: timedelta(days=90),
    Role.NCRB_OFFICER: None,
}
DECIDED = (S.REVIEWED, S.CONFIRMED_BOTH, S.VERIFIED, S.ACCEPTED, S.REJECTED)


def undo_until(user: Any, match: Match) -> datetime | None:
    """The moment from which this person is too late; None: never."""
    period = PERIODS.get(getattr(user, "role", ""), timedelta(0))
    if period is None:
        return None
    last = _living(match).order_by("-at", "-pk").values_list("at", flat=True).first()
    return (last or match.updated_at) + period


def _living(match: Match) -> Any:
    return match.decisions.filter(undone=False).exclude(verdict=Verdict.UNDO)


def why_not(user: Any, match: Match) -> str:
    """Why this person may not undo now, in words; empty when nothing stands against it."""
    if _living(match).filter(by=user).exists():
        return _("Nobody takes back a decision of their own. Ask the next higher office.")
    until = undo_until(user, match)
    if until is not None and timezone.now() > until:
        return _("The time in which your office may undo this is over. Ask the next higher office.")
    return ""


def may_undo(user: Any, match: Match) -> bool:
    return match.status in DECIDED and user.has_perm(p.UNDO_MATCH, match) and not why_not(user, match)
