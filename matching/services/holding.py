"""While somebody has confirmed a match, the case of the missing person says that one is being verified."""

from cases import choices as case_choices
from cases import services as cases
from matching.choices import MatchStatus as S
from matching.models import Match


def hold(match: Match) -> None:
    """The search goes on, but the case says that a match is being verified: never of a sealed child."""
    report = match.missing_report
    report.refresh_from_db(fields=["status"])
    if match.is_open_to_searcher and report.status in _sources("mark_match_pending"):
        cases.mark_match_pending(report, by=None, facts={"match": match.reference})


def release(match: Match) -> None:
    report = match.missing_report
    report.refresh_from_db(fields=["status"])
    held = report.matches.filter(status__in=(S.REVIEWED, S.CONFIRMED_BOTH, S.VERIFIED)).exclude(pk=match.pk)
    if report.status == case_choices.MissingStatus.MATCH_PENDING and not held.exists():
        cases.release_match(report, by=None, facts={"match": match.reference})


def _sources(name: str) -> tuple:
    from cases.workflow import MISSING_REPORT

    return MISSING_REPORT.transition(name).sources
