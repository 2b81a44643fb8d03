"""The panels «Possible matches» and «May be this missing person»."""

from typing import Any

from django.urls import reverse

from cases.models import MissingReport
from matching import clues, selectors
from matching import permissions as p
from matching.services import clues as services
from matching.services.profiles import is_searched


def matches_of_child(request: Any, child: Any) -> tuple[str, dict] | None:
    """On the page of a child in a home: those of the record by which it came."""
    return matches_of(request, child.recovery_report) if child.recovery_report else None


def matches_of(request: Any, report: Any) -> tuple[str, dict] | None:
    if not request.user.has_perm(p.VIEW_MATCH, report):
        return None
    of_missing = isinstance(report, MissingReport)
    proposing = "propose-for-missing" if of_missing else "propose-for-recovered"
    may_propose = is_searched(report) and request.user.has_perm(p.REVIEW_MATCH, report)
    return "matching/matches_panel.html", {
        "matches": selectors.matches_of(report, request.user),
        "history": selectors.history_of(report, request.user),
        "of_missing": of_missing,
        "propose_url": reverse(f"matching:{proposing}", args=[report.reference]) if may_propose else "",
    }


def missing_of(request: Any, record: Any) -> tuple[str, dict] | None:
    """On the page of a sighting, or of a child that came to a home without a Form-R."""
    if not clues.is_searched(record):
        return None
    rows = selectors.missing_of_clue(record, services.likely_missing(clues.record_of(record)), request.user)
    return "matching/clues_panel.html", {"rows": rows}


def clues_of(request: Any, report: Any) -> tuple[str, dict] | None:
    """On the page of a missing person report: nothing when nothing of it is open to the reader."""
    rows = selectors.clues_of(report, request.user)
    return ("matching/clues_panel.html", {"rows": rows}) if rows else None
