"""The whole country again: counts of the population, keys of an older version, every open pair."""

import json
import logging
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction

from cases import choices as case_choices
from cases.models import MissingReport, RecoveryReport
from matching import choices as c
from matching import counts
from matching.bulk import Matcher, ranked
from matching.columns import Lexicon, encode
from matching.keys import KEY_VERSION
from matching.models import Match, PopulationCount, Profile
from matching.population import count
from matching.profiles import from_json
from matching.reasons import explain
from matching.score import effects
from matching.services.profiles import save_profile
from matching.services.ranking import MOST_REASONS, rank_report, tell
from matching.weights import weights

logger = logging.getLogger(__name__)

COMMON = """
SELECT key, count(*) FROM matching_profile, unnest(keys) AS key WHERE side = 'M' AND is_open
GROUP BY key HAVING count(*) >= %s
"""
KEPT = 20
SEARCHED = ((MissingReport, case_choices.UNTRACED), (RecoveryReport, case_choices.UNSETTLED))
MOST_AT_ONCE = 100


def recount_population() -> PopulationCount:
    """Counts names, places, marks and common keys of the missing who are searched now."""
    profiles = Profile.objects.searched(c.Side.MISSING).values_list("missing_report_id", "features")
    records = [from_json(pk, features) for pk, features in profiles.iterator(chunk_size=2000)]
    packed = b""
    if len(records) >= counts.LEAST_COUNTED:
        lexicon = Lexicon()
        columns = encode(records, lexicon)
        lexicon.freeze()
        population = count(columns, lexicon)
        population.u = _levels_of_strangers(records)
        packed = counts.pack(population)
    with connection.cursor() as cursor:
        cursor.execute(COMMON, [counts.COMMON_FROM])
        common = dict(cursor.fetchall())
    row = PopulationCount.objects.create(
        size=len(records), counts=packed, common_keys=zlib.compress(json.dumps(common).encode())
    )
    PopulationCount.objects.filter(pk__lt=row.pk).delete()
    counts.forget()
    return row


def _levels_of_strangers(missing: list) -> np.ndarray:
    found = [
        from_json(pk, f)
        for pk, f in Profile.objects.searched(c.Side.RECOVERED).values_list("recovery_report_id", "features")[
            :20_000
        ]
    ]
    return (
        Matcher(missing, found).population.u if found else count(encode([], Lexicon()), Lexicon().freeze()).u
    )


def rematch_all(
    *, top: int = 50, since: date | None = None, say: Callable[[str], None] = print
) -> Iterator[tuple[Any, list]]:
    """Scores every open pair anew and keeps the plausible ones. Yields each recovered report's candidates."""
    renew_profiles(say)
    recount_population()
    missing, found = _open(c.Side.MISSING), _open(c.Side.RECOVERED, since)
    say(f"{len(missing)} missing, {len(found)} recovered")
    if not missing or not found:
        return
    records = [r for _pk, r in missing], [r for _pk, r in found]
    matcher = Matcher(*records, population=counts.population())
    for result in ranked(matcher, top):
        pairs = [
            (records[0][m], float(p), float(bits), int(m))
            for m, p, bits in zip(result.missing, result.probability, result.bits, strict=True)
        ]
        kept = [pair for pair in pairs if pair[1] >= c.STORED_FROM][:KEPT]
        reasons = _explain(matcher, records, result.found, [pair[3] for pair in kept])
        _upsert(records[1][result.found], kept, reasons)
        yield records[1][result.found], list(zip(kept, reasons, strict=True))


def renew_profiles(say: Callable[[str], None] = print, batch: int = 500) -> int:
    """Makes the profiles that are absent or of an older key version, in small transactions."""
    done = 0
    for model, states in SEARCHED:
        stale = model.objects.filter(status__in=states).exclude(match_profile__key_version=KEY_VERSION)
        ids = list(stale.order_by("pk").values_list("pk", flat=True))
        for at in range(0, len(ids), batch):
            with transaction.atomic():
                for report in model.objects.filter(pk__in=ids[at : at + batch]).prefetch_related("marks"):
                    save_profile(report)
            done += len(ids[at : at + batch])
            say(f"{done} profiles renewed")
    return done


def rank_unranked(seconds: float) -> bool:
    """Ranks open reports without a profile, as a loaded register leaves them. → whether all are done."""
    until = time.monotonic() + seconds
    for model, states in SEARCHED:
        rows = model.objects.filter(status__in=states, match_profile=None).order_by("pk")
        ranked_now = 0
        for report in rows.prefetch_related("marks")[:MOST_AT_ONCE]:
            if time.monotonic() > until:
                return False
            try:
                rank_report(report)
            except Exception:  # one report that cannot be read must not keep the others waiting
                logger.exception("Report %s cannot be ranked", report.pk)
            else:
                ranked_now += 1
        if ranked_now and rows.exists():
            return False
    return True


def _open(side: str, since: date | None = None) -> list[tuple[int, Any]]:
    profiles = Profile.objects.searched(side)
    if since:
        profiles = profiles.filter(updated_at__date__gte=since)
    name = "missing_report_id" if side == c.Side.MISSING else "recovery_report_id"
    rows = profiles.order_by(name).values_list(name, "features").iterator(chunk_size=2000)
    return [(pk, from_json(pk, features)) for pk, features in rows]


def _explain(matcher: Matcher, records, found: int, missing: list[int]) -> list[list[dict]]:
    if not missing:
        return []
    m = np.array(missing)
    evidence = matcher.evidence(m, np.full(len(m), found))
    worth = effects(evidence, matcher.weights, matcher.population)
    columns = (matcher.missing, matcher.found)
    return [
        [
            r.as_json()
            for r in explain(
                records[0][row],
                records[1][found],
                columns,
                (row, found),
                evidence.levels[:, at],
                worth[:, at],
            )[:MOST_REASONS]
        ]
        for at, row in enumerate(missing)
    ]


@transaction.atomic
def _upsert(found: Any, kept: list, reasons: list) -> None:
    existing = {
        m.missing_report_id: m
        for m in Match.objects.filter(recovery_report_id=int(found.id)).select_for_update(of=("self",))
    }
    for (missing, p, bits, _row), why in zip(kept, reasons, strict=True):
        match = existing.pop(int(missing.id), None) or Match(
            missing_report_id=int(missing.id), recovery_report_id=int(found.id)
        )
        if match.pk is None or abs(match.score - p) > 1e-4 or match.engine != weights().version:
            match.score, match.bits, match.reasons, match.engine = p, bits, why, weights().version
            match.save()
        tell(match)
    for match in existing.values():
        # No longer among the plausible: the pair stays on record with what it is worth now.
        if match.status == c.MatchStatus.CANDIDATE and match.score >= c.STORED_FROM:
            match.score = 0.0
            match.save(update_fields=["score", "updated_at"])
