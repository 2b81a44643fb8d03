"""Sightings and children of homes against the missing. They are nobody's rivals: many may show one child."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from cases.models import Sighting
from cci.models import ChildFile
from matching import choices as c
from matching import clues, counts, events, keys, profiles, search
from matching.models import Clue, ClueMatch
from matching.reasons import explain
from matching.record import Record
from matching.score import probabilities
from matching.services.profiles import save_profile
from matching.services.settling import is_kept
from matching.weights import weights
from trackchild.core import events as core_events

KEPT = 5
LEAST = 0.05  # a clue says little: below this it is no help either
TOLD_FROM = 0.60
MOST_REASONS = 8
LOOKED_AT, CHECKED = 100, 8  # clues looked at for one missing person, and those compared with everybody
BATCH = 500

NEAREST_CLUES = """
SELECT c.id FROM unnest(%(keys)s::bigint[], %(worth)s::int[]) AS asked(key, worth)
CROSS JOIN LATERAL (
    SELECT id FROM matching_clue
    WHERE keys @> ARRAY[asked.key] AND is_open AND %(side)s = 'R'
      AND (event_on IS NULL OR %(day)s::date IS NULL OR event_on >= %(day)s::date)
    LIMIT least(%(most)s, 1000)
) AS c GROUP BY c.id ORDER BY sum(asked.worth) DESC, c.id LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Likely:
    """A missing person who may be the one of a clue."""

    missing_id: int
    score: float
    reasons: list[dict]


def likely_missing(record: Record) -> list[Likely]:
    """The likeliest missing persons of a clue: they compete with each other and with «in no register»."""
    others = search.nearest(record, c.Side.MISSING, profiles.event_on(record))
    if not others:
        return []
    scored = search.score(record, others, is_missing=False)
    each = np.arange(len(others))
    nobody = np.zeros(len(others), int)
    p = probabilities(each, nobody, scored.bits, counts.population(), weights())
    best = [at for at in np.argsort(-p, kind="stable")[:KEPT].tolist() if p[at] >= LEAST]
    return [Likely(int(others[at].id), float(p[at]), _reasons(scored, at)) for at in best]


def _reasons(scored: search.Scored, at: int) -> list[dict]:
    told = explain(
        scored.others[at], scored.record, scored.columns, (at, 0), scored.evidence.levels[:, at],
        scored.effects[:, at],
    )  # fmt: skip
    return [reason.as_json() for reason in told[:MOST_REASONS]]


def field_of(record: Model) -> str:
    return "sighting" if isinstance(record, Sighting) else "child_file"


def _columns(record: Sighting | ChildFile) -> tuple[dict[str, Any], Record]:
    read = clues.record_of(record)
    return {
        "kind": c.ClueKind.SIGHTING if isinstance(record, Sighting) else c.ClueKind.CHILD,
        "is_open": clues.is_searched(record),
        "event_on": profiles.event_on(read),
        "keys": keys.keys_of(read),
        "key_version": keys.KEY_VERSION,
        "features": profiles.to_json(read),
    }, read


@transaction.atomic
def rank_clue(record: Sighting | ChildFile) -> list[ClueMatch]:
    """Keeps a clue and the missing persons it may be in step; twice changes nothing."""
    columns, read = _columns(record)
    clue, _new = Clue.objects.update_or_create(**{field_of(record): record}, defaults=columns)
    likely = likely_missing(read) if clue.is_open else []
    clue.matches.exclude(missing_report__in=[one.missing_id for one in likely]).delete()
    return [_keep(clue, one) for one in likely]


def _keep(clue: Clue, one: Likely) -> ClueMatch:
    match, _new = ClueMatch.objects.update_or_create(
        clue=clue,
        missing_report_id=one.missing_id,
        defaults={"score": one.score, "reasons": one.reasons},
    )
    if match.score >= TOLD_FROM and match.told_at is None:
        match.told_at = timezone.now()
        match.save(update_fields=["told_at"])
        core_events.record(events.CLUE_SUGGESTED, subject=match)
    return match


def rank_clues_of(report: Any) -> None:
    """A missing person report is new or says more: the clues nearest to it are compared anew."""
    profile, record = save_profile(report)
    if not profile.is_open:
        return
    found = search.rows_by_keys(NEAREST_CLUES, record, c.Side.RECOVERED, profile.event_on, LOOKED_AT)
    near = list(Clue.objects.filter(pk__in=[pk for (pk,) in found]).order_by("pk"))
    if not near:
        return
    others = [profiles.from_json(clue.pk, clue.features) for clue in near]
    bits = search.score(record, others, is_missing=True).bits
    likely = [at for at in np.argsort(-bits, kind="stable")[:CHECKED].tolist() if is_kept(bits[at])]
    known = set(report.clue_matches.values_list("clue", flat=True))
    for clue in [near[at] for at in likely] + [clue for clue in near if clue.pk in known]:
        rank_clue(clue.record)


def read_waiting(seconds: float) -> bool:
    """Reads records nobody has read, as a loaded register leaves them. → whether all are read."""
    until = time.monotonic() + seconds
    for waiting, read in (
        (Sighting.objects.open(), _compare),
        (ChildFile.objects.present().filter(recovery_report=None), _read),
    ):
        while batch := list(_unread(waiting)):
            read(batch, until)
            if time.monotonic() > until:
                return False
    return True


def _unread(waiting: QuerySet) -> QuerySet:
    return waiting.filter(clue=None).select_related("district", "state").order_by("pk")[:BATCH]


def _compare(batch: list, until: float) -> None:
    for record in batch:
        rank_clue(record)
        if time.monotonic() > until:
            return


def _read(batch: list, _until: float) -> None:
    """Children of a register come by the hundred thousand: a page or a report compares them when it asks."""
    rows = [Clue(**{field_of(record): record}, **_columns(record)[0]) for record in batch]
    Clue.objects.bulk_create(rows, ignore_conflicts=True)
