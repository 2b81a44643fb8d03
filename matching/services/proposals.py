"""An officer knows of two reports about one person: a match by hand, which the other side decides too."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import MissingReport, RecoveryReport
from matching import choices as c
from matching import events, workflow
from matching.models import Match
from matching.services.decisions import review_match
from matching.services.profiles import is_searched
from matching.services.ranking import pair_of
from matching.services.settling import facts_of
from matching.services.sharing import share
from matching.services.verdicts import standing
from trackchild.core import events as core_events
from trackchild.core.workflow import locked, perform


@transaction.atomic
def propose_match(
    missing: MissingReport, recovery: RecoveryReport, *, by: Any, side: str, text: str = ""
) -> Match:
    """The proposing side has thereby confirmed; the other side is asked. A rejected pair stays rejected."""
    missing, recovery = locked(missing), locked(recovery)
    if not (is_searched(missing) and is_searched(recovery)):
        raise ValidationError(_("One of the two reports is closed or already linked."), code="closed")
    match = pair_of(missing, recovery)
    if match.status == c.MatchStatus.REJECTED:
        raise ValidationError(
            _("This pair was rejected. Only a higher office takes that back."), code="rejected"
        )
    if match.status == c.MatchStatus.EXPIRED:
        match = perform(workflow.MATCH, match, "suggest_again", by=None, facts=facts_of(match))
    if side not in standing(match):
        match = _tell(match, by, side)
    return review_match(match, by=by, verdict=c.Verdict.CONFIRM, side=side, text=text)


def _tell(match: Match, by: Any, side: str) -> Match:
    """What an officer proposes is never too unlikely to be looked at."""
    if match.told_band == c.Band.UNLIKELY:
        match.told_band = c.Band.POSSIBLE
    match.suggested_at = match.suggested_at or timezone.now()
    match.save(update_fields=["told_band", "suggested_at", "updated_at"])
    share(match)
    core_events.record(events.MATCH_PROPOSED, subject=match, by=by, facts={**facts_of(match), "side": side})
    return match
