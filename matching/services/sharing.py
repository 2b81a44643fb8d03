"""Who looks at the other side's report because of a match: as far as strangers may, and while it is open."""

from typing import Any

from cases.choices import RecoveryStatus
from cases.models import MissingReport
from directory import shares
from directory.choices import OfficeKind
from directory.models import Office
from matching import choices as c
from matching.models import Match
from matching.services.profiles import is_searched

SHARE_BASIS = shares.MATCH


def share(match: Match) -> None:
    """Lets each office look at the other's report: never where the child is kept."""
    for report in (match.missing_report, match.recovery_report):
        for office in _readers_by(match, report):
            shares.grant(report, office, SHARE_BASIS)


def _readers_by(match: Match, report: Any) -> list[Office]:
    """The offices to which this match opens this report of the two."""
    missing, recovered = match.missing_report, match.recovery_report
    if report is recovered:
        is_other = missing.office is not None and missing.office_id != recovered.office_id
        return [missing.office] if is_other and recovered.opens_to_other_side else []
    # Stations see missing persons of the whole country anyway; a home sees those who may be its own children.
    keeper = recovered.custody_office if recovered.status == RecoveryStatus.CUSTODY else None
    return [home for home in (recovered.office, keeper) if home is not None and home.kind == OfficeKind.CCI]


def settle_shares(*reports: Any) -> None:
    """Grants and ends so that every share follows from a match still open; twice changes nothing."""
    for report in reports:
        wanted = {office.pk: office for office in _readers(report)}
        for one in shares.of(report).filter(basis=SHARE_BASIS).exclude(office__in=wanted):
            shares.end(report, office=one.office, basis=SHARE_BASIS)
        for office in wanted.values():
            shares.grant(report, office, SHARE_BASIS)


def settle_shares_around(report: Any) -> None:
    """After the report moved to another office, left the search or came back to it."""
    is_missing = isinstance(report, MissingReport)
    others = [
        match.recovery_report if is_missing else match.missing_report
        for match in Match.objects.of(report).with_reports().exclude(told_band=c.Band.UNLIKELY)
    ]
    settle_shares(report, *others)


def _readers(report: Any) -> list[Office]:
    if not is_searched(report):
        return []
    is_missing = isinstance(report, MissingReport)
    found = []
    for match in Match.objects.of(report).open().with_reports().exclude(told_band=c.Band.UNLIKELY):
        mine = match.missing_report if is_missing else match.recovery_report
        other = match.recovery_report if is_missing else match.missing_report
        if is_searched(other):
            found += _readers_by(match, mine)
    return found
