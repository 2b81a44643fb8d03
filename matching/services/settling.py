"""What each pair is worth among its rivals: the stored matches around a change, and what becomes of them.

A pair's probability follows from the pairs that share a report with it and from those that share one with
these. Whoever changes a pair, or takes a report out of the search, settles all that depend on it, one after
the other.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from matching import choices as c
from matching import counts, events, workflow
from matching.models import Match
from matching.score import is_rival, probabilities
from matching.services.sharing import share
from matching.weights import weights
from trackchild.core import events as core_events
from trackchild.core.workflow import perform

Pair = tuple[int, int]  # missing report, recovered report
IMPOSSIBLE_BITS = -99.0  # what is stored for a pair that cannot be
LEAST_CHANGE = 1e-7
NEW_FACTS_BITS = 3.0  # a rejected pair comes back only when its evidence has grown eightfold
LOCK = 0x6D617463  # one settles at a time; reading and scoring go on beside it


def settle(
    *, missing: Iterable[int] = (), found: Iterable[int] = (), fresh: dict[Pair, float] | None = None
) -> dict[Pair, float]:
    """Takes the fresh bits of pairs into account and writes the new probabilities of the stored matches
    around them.

    → the probability of every pair concerned. Matches for fresh pairs are written by the caller.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    fresh = {pair: max(bits, IMPOSSIBLE_BITS) for pair, bits in (fresh or {}).items()}
    worth = _around({m for m, _f in fresh} | set(missing), {f for _m, f in fresh} | set(found), fresh)
    _write({pair: p for pair, p in worth.items() if pair not in fresh})
    return worth


def _around(missing: set[int], found: set[int], fresh: dict[Pair, float]) -> dict[Pair, float]:
    near = _stored(Q(recovery_report__in=found) | Q(missing_report__in=missing))
    changed = missing | {m for m, _f in (*near, *fresh)}
    near |= _stored(Q(missing_report__in=changed))
    near |= _stored(Q(recovery_report__in={f for _m, f in near} | found))
    bits = {pair: value for pair, (value, _status) in near.items()} | fresh
    apart = [near.get(pair, (0, ""))[1] == c.MatchStatus.REJECTED for pair in bits]
    pairs = np.array(list(bits), dtype=np.int64).reshape(-1, 2)
    p = probabilities(
        pairs[:, 0], pairs[:, 1], np.array(list(bits.values())), counts.population(), weights(),
        np.array(apart, bool),
    )  # fmt: skip
    # The rivals of the outermost pairs are not all here: only what hangs together with the change is settled.
    return {pair: value for pair, value in zip(bits, p.tolist(), strict=True) if pair[0] in changed}


def _stored(condition: Q) -> dict[Pair, tuple[float, str]]:
    rows = Match.objects.filter(condition, _both_searched()).values_list(
        "missing_report_id", "recovery_report_id", "bits", "status"
    )
    return {(m, f): (bits, status) for m, f, bits, status in rows}


def _both_searched() -> Q:
    return Q(missing_report__match_profile__is_open=True, recovery_report__match_profile__is_open=True)


def _write(worth: dict[Pair, float]) -> None:
    if not worth:
        return
    rows = Match.objects.filter(
        missing_report__in={m for m, _f in worth}, recovery_report__in={f for _m, f in worth}
    )
    changed = []
    for match in rows.select_for_update(of=("self",)).order_by("pk"):
        p = worth.get((match.missing_report_id, match.recovery_report_id))
        if p is not None and abs(match.score - p) > LEAST_CHANGE:
            match.score = p
            changed.append(match)
    Match.objects.bulk_update(changed, ["score"], batch_size=500)
    for match in changed:
        tell(match)


def is_kept(bits: float) -> bool:
    """Whether a pair of so many bits is stored: it may be the child, or somebody's rival."""
    return bool(is_rival(np.array([bits]), counts.population(), weights())[0])


def tell(match: Match) -> None:
    """Says once for each band that a pair has become plausible; a rejected pair only when new facts came."""
    if match.status in (c.MatchStatus.REJECTED, c.MatchStatus.EXPIRED):
        _suggest_again(match)
        return
    order = [band for _least, band in reversed(c.BANDS)]
    if match.status != c.MatchStatus.CANDIDATE or order.index(match.band) <= order.index(match.told_band):
        return
    match.told_band = match.band
    match.suggested_at = match.suggested_at or timezone.now()
    match.save(update_fields=["told_band", "suggested_at", "updated_at"])
    share(match)
    core_events.record(events.MATCH_SUGGESTED, subject=match, facts=facts_of(match))


def _suggest_again(match: Match) -> None:
    if (
        match.rejected_bits is None
        or match.bits < match.rejected_bits + NEW_FACTS_BITS
        or match.score < c.SHOWN_FROM
    ):
        return
    gained = round(match.bits - match.rejected_bits, 1)
    match.decisions.filter(undone=False).update(undone=True)
    match = perform(
        workflow.MATCH, match, "suggest_again", by=None, facts={**facts_of(match), "gained_bits": gained},
        rejected_bits=None, told_band=match.band, closed_for=None,
    )  # fmt: skip
    share(match)


def facts_of(match: Match) -> dict[str, Any]:
    return {"score": round(match.score, 3), "band": match.band}
