"""A pair that is settled closes the others of its two reports; whoever takes it back opens them again."""

from collections.abc import Collection
from typing import Any

from matching import choices as c
from matching import workflow
from matching.models import Match
from matching.services.holding import hold, release
from matching.services.profiles import is_searched
from matching.services.settling import facts_of
from matching.services.sharing import settle_shares
from matching.services.verdicts import V
from trackchild.core.workflow import perform

S = c.MatchStatus


def close_rivals(match: Match, states: Collection[Any] = c.OPEN) -> None:
    """Closed, but still to be seen, with the name of the match they were closed for."""
    missing_rivals = Match.objects.filter(missing_report=match.missing_report, status__in=states)
    found_rivals = Match.objects.filter(recovery_report=match.recovery_report, status__in=states)
    for rival in (missing_rivals | found_rivals).exclude(pk=match.pk):
        rival = perform(
            workflow.MATCH, rival, "expire", by=None, facts={"because": match.reference}, closed_for=match
        )
        release(rival)
        settle_shares(rival.missing_report, rival.recovery_report)


def reopen_rivals(match: Match) -> None:
    """Back to where their own decisions had brought them."""
    for rival in match.rivals_closed.filter(status=S.EXPIRED).with_reports():
        if not (is_searched(rival.missing_report) and is_searched(rival.recovery_report)):
            continue
        state = _state_decided(rival)
        facts = {**facts_of(rival), "because": match.reference}
        back_to = "" if state == S.CANDIDATE else state
        rival = perform(
            workflow.MATCH, rival, "reopen", by=None, facts=facts, back_to=back_to, closed_for=None
        )
        if state != S.CANDIDATE:
            hold(rival)
        settle_shares(rival.missing_report, rival.recovery_report)


def _state_decided(match: Match) -> str:
    said = list(match.decisions.filter(undone=False).values_list("verdict", flat=True))
    if V.VERIFY in said:
        return S.VERIFIED
    return (S.CANDIDATE, S.REVIEWED, S.CONFIRMED_BOTH)[min(said.count(V.CONFIRM), 2)]
