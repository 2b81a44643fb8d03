"""Finds and ranks the candidates of one report and keeps the matches in step: run twice, it changes nothing.

Whichever report comes last, a pair is looked at when the missing child is among the likeliest of the found
child: that is how the whole register is matched, too.
"""

from typing import Any

import numpy as np
from django.db import transaction

from cases.models import MissingReport
from matching import choices as c
from matching import face_search, search
from matching.candidates import CANDIDATES
from matching.models import Match
from matching.profiles import event_on
from matching.reasons import explain
from matching.record import Record
from matching.search import Scored
from matching.services import settling
from matching.services.profiles import records_of, save_profile
from matching.services.settling import Pair, settle, tell
from matching.weights import weights

KEPT_PER_REPORT = 50
MOST_REASONS = 14
LOOKED_AT = 2 * CANDIDATES  # found children looked at for one missing child
CHECKED = 25


@transaction.atomic
def rank_report(report: Any) -> list[Match]:
    """Profile, candidates, scores, matches, events. → the matches now shown, best first."""
    profile, record = save_profile(report)
    if not profile.is_open:
        settle_around(report)
        return []
    known = _known(report)
    is_missing = isinstance(report, MissingReport)
    scored = (_found_for if is_missing else _missing_for)(record, known)
    if scored is None:
        return []
    fresh = {
        _pair(report, other): at
        for at, other in enumerate(scored.others)
        if int(other.id) in known or settling.is_kept(scored.bits[at])
    }
    worth = settle(fresh={pair: float(scored.bits[at]) for pair, at in fresh.items()}, **_own(report))
    _keep({pair: (worth[pair], at) for pair, at in fresh.items()}, scored, is_missing=is_missing)
    return list(Match.objects.of(report).shown().order_by("-score")[:KEPT_PER_REPORT])


def settle_around(report: Any) -> None:
    """The report left the search, or a pair of it was rejected: its rivals have one less."""
    is_missing = isinstance(report, MissingReport)
    settle(**{"found" if is_missing else "missing": _known(report)}, **_own(report))


def _own(report: Any) -> dict[str, list[int]]:
    return {"missing" if isinstance(report, MissingReport) else "found": [report.pk]}


def _known(report: Any) -> set[int]:
    """Reports of the other side that were ever matched with this one."""
    name = "recovery_report_id" if isinstance(report, MissingReport) else "missing_report_id"
    return set(Match.objects.of(report).values_list(name, flat=True))


def _pair(report: Any, other: Record) -> Pair:
    return (report.pk, int(other.id)) if isinstance(report, MissingReport) else (int(other.id), report.pk)


def _missing_for(record: Record, known: set[int]) -> Scored | None:
    others = search.nearest(record, c.Side.MISSING, event_on(record))
    known = known | face_search.nearest(c.Side.RECOVERED, record.id)
    others += records_of(c.Side.MISSING, known - {int(other.id) for other in others})
    if not others:
        return None
    faces = face_search.levels(record, others, is_missing=False)
    return search.score(record, others, is_missing=False, faces=faces)


def _found_for(record: Record, known: set[int]) -> Scored | None:
    """Found children for whom this missing child is among the likeliest."""
    others = search.nearest(record, c.Side.RECOVERED, event_on(record), LOOKED_AT)
    by_face = face_search.nearest(c.Side.MISSING, record.id)
    others += records_of(c.Side.RECOVERED, (known | by_face) - {int(other.id) for other in others})
    if not others:
        return None
    faces = face_search.levels(record, others, is_missing=True)
    scored = search.score(record, others, is_missing=True, faces=faces)
    own = int(record.id)
    checked = 0
    for at in np.argsort(-scored.bits, kind="stable").tolist():
        if int(others[at].id) in known:
            continue
        if checked == CHECKED or not settling.is_kept(scored.bits[at]):
            scored.bits[at] = -np.inf
            continue
        checked += 1
        if not _is_likeliest(own, others[at], look_alike=int(others[at].id) in by_face):
            scored.bits[at] = -np.inf
    return scored


def _is_likeliest(own: int, found: Record, *, look_alike: bool) -> bool:
    """Whether this missing child is among those looked at for the found child."""
    return own in search.nearest_ids(found, c.Side.MISSING, event_on(found)) or (
        look_alike and own in face_search.nearest(c.Side.RECOVERED, found.id)
    )


def _keep(pairs: dict[Pair, tuple[float, int]], scored: Scored, *, is_missing: bool) -> None:
    """Upserts the pairs of this report."""
    rows = Match.objects.filter(
        missing_report__in={m for m, _f in pairs}, recovery_report__in={f for _m, f in pairs}
    )
    existing = {
        (match.missing_report_id, match.recovery_report_id): match
        for match in rows.select_for_update(of=("self",)).order_by("pk")
    }
    for pair, (p, at) in pairs.items():
        match = existing.get(pair) or Match(missing_report_id=pair[0], recovery_report_id=pair[1])
        write(match, p, float(scored.bits[at]), reasons_of(scored, at, is_missing))
        tell(match)


def write(match: Match, p: float, bits: float, reasons: list[dict]) -> None:
    """The match as the engine sees it now; what has not changed is not written."""
    if take_over(match, p, bits, reasons):
        write_all([match])


def take_over(match: Match, p: float, bits: float, reasons: list[dict]) -> bool:
    """Sets what the engine sees now. → whether anything is to be written."""
    bits, engine = max(bits, settling.IMPOSSIBLE_BITS), weights().version
    if (
        match.pk
        and match.reasons == reasons
        and match.engine == engine
        and abs(match.bits - bits) < settling.LEAST_CHANGE
        and abs(match.score - p) < settling.LEAST_CHANGE
    ):
        return False
    match.score, match.bits, match.reasons, match.engine = p, bits, reasons, engine
    return True


def write_all(matches: list[Match]) -> None:
    new, known = [], []
    for match in matches:
        (known if match.pk else new).append(match)
    Match.objects.bulk_create(new)
    # Without `updated_at`: that tells when somebody last had the match in hand.
    Match.objects.bulk_update(known, ["score", "bits", "reasons", "engine"], batch_size=500)


def pair_of(missing: Any, recovery: Any) -> Match:
    """The match of two reports; where the engine never thought of it, made with what it is worth."""
    known = Match.objects.filter(missing_report=missing, recovery_report=recovery).first()
    if known is not None:
        return known
    (_profile, record), (_profile, other) = save_profile(missing), save_profile(recovery)
    faces = face_search.levels(record, [other], is_missing=True)
    scored = search.score(record, [other], is_missing=True, faces=faces)
    pair = (missing.pk, recovery.pk)
    worth = settle(fresh={pair: float(scored.bits[0])})
    match = Match(missing_report=missing, recovery_report=recovery)
    write(match, worth[pair], float(scored.bits[0]), reasons_of(scored, 0, is_missing=True))
    return match


def reasons_of(scored: Scored, at: int, is_missing: bool) -> list[dict]:
    missing, found = (scored.record, scored.others[at]) if is_missing else (scored.others[at], scored.record)
    rows = (0, at) if is_missing else (at, 0)
    found_reasons = explain(
        missing, found, scored.columns, rows, scored.evidence.levels[:, at], scored.effects[:, at]
    )  # fmt: skip
    return [reason.as_json() for reason in found_reasons[:MOST_REASONS]]
