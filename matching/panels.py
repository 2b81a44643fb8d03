"""The panel «Possible matches» on the pages of both reports."""

from typing import Any

from matching import permissions as p
from matching import selectors


def matches_of(request: Any, report: Any) -> tuple[str, dict] | None:
    if not request.user.has_perm(p.VIEW_MATCH, report):
        return None
    matches = selectors.matches_of(report, request.user)
    return "matching/matches_panel.html", {
        "matches": matches,
        "of_missing": report._meta.model_name == "missingreport",
    }
