"""Who may speak for which side of a match, what each side has said, and how it is written down."""

from typing import Any

from django.core.exceptions import PermissionDenied

from matching import choices as c
from matching import face_search, search
from matching import permissions as p
from matching.levels import FIELDS, LEVELS
from matching.models import Decision, Match
from matching.profiles import of_report
from matching.weights import weights

V = c.Verdict
LEARNT_FROM = (V.CONFIRM, V.REJECT, V.ACCEPT)


def sides_of(user: Any, match: Match, permission: str = p.REVIEW_MATCH) -> list[str]:
    """The sides this posting may decide for: its place covers that side's report."""
    sides = []
    if match.is_open_to_searcher and user.has_perm(permission, match.missing_report):
        sides.append(c.Side.MISSING)
    if user.has_perm(permission, match.recovery_report):
        sides.append(c.Side.RECOVERED)
    return sides


def standing(match: Match) -> dict[str, Decision]:
    """The living verdict of each side."""
    return {d.side: d for d in match.decisions.filter(undone=False, verdict__in=(V.CONFIRM, V.REJECT))}


def side_for(match: Match, by: Any, side: str = "") -> str:
    sides = sides_of(by, match)
    if not sides or (side and side not in sides):
        raise PermissionDenied(p.REVIEW_MATCH)
    if side:
        return side
    undecided = [s for s in sides if s not in standing(match)]
    return (undecided or sides)[0]


def decide(match: Match, by: Any, verdict: str, side: str, **said: str) -> Decision:
    """`said`: reason, text, asked_of."""
    return Decision.objects.create(
        match=match, side=side, verdict=verdict, by=by, posting=getattr(by, "posting", None),
        score=match.score, bits=match.bits, engine=weights().version,
        evidence=evidence_of(match) if verdict in LEARNT_FROM else {}, **said,
    )  # fmt: skip


def evidence_of(match: Match) -> dict[str, str]:
    """Field → level of the two reports as they are now; what is not known is left out."""
    missing, found = of_report(match.missing_report), of_report(match.recovery_report)
    faces = face_search.levels(missing, [found], is_missing=True)
    scored = search.score(missing, [found], is_missing=True, faces=faces)
    levels = scored.evidence.levels[:, 0].tolist()
    return {field: LEVELS[field][level] for field, level in zip(FIELDS, levels, strict=True) if level}
