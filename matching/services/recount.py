"""The whole country again: counts of the population, keys of an older version, every open pair."""

import json
import logging
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np
from django.db import connection, transaction

from cases import choices as case_choices
from cases.models import MissingReport, RecoveryReport
from matching import choices as c
from matching import counts, keys
from matching.bulk import Matcher, Ranked, in_order, score_all
from matching.files import MANY_REASONS, PLAUSIBLE
from matching.keys import KEY_VERSION
from matching.models import Match, PopulationCount, Profile
from matching.packing import LEAST_COUNTED, pack
from matching.profiles import from_json
from matching.reasons import explain
from matching.record import Record
from matching.score import effects, is_rival
from matching.services.profiles import save_profile
from matching.services.ranking import rank_report, write
from matching.services.settling import LOCK, tell

logger = logging.getLogger(__name__)

COMMON = """
SELECT key, count(*) FROM matching_profile, unnest(keys) AS key WHERE side = 'M' AND is_open
GROUP BY key HAVING count(*) >= %s
"""
SEARCHED = ((MissingReport, case_choices.UNTRACED), (RecoveryReport, case_choices.UNSETTLED))
MOST_AT_ONCE = 100
BLOCK = 250  # found children whose matches are written in one transaction


def recount_population() -> PopulationCount:
    """Counts names, places, marks and common keys of the missing who are searched now."""
    missing = _open(c.Side.MISSING)
    packed = (
        pack(Matcher(missing, _open(c.Side.RECOVERED)).population) if len(missing) >= LEAST_COUNTED else b""
    )
    with connection.cursor() as cursor:
        cursor.execute(COMMON, [keys.COMMON_FROM])
        common = dict(cursor.fetchall())
    row = PopulationCount.objects.create(
        size=len(missing), counts=packed, common_keys=zlib.compress(json.dumps(common).encode())
    )
    PopulationCount.objects.filter(pk__lt=row.pk).delete()
    counts.forget()
    return row


@dataclass
class _Run:
    """One pass over the country: both registers, and the pairs of them."""

    matcher: Matcher
    missing: list[Record]
    found: list[Record]
    whole: bool  # list every plausible pair, not only those that are kept

    def reasons(self, row: int, missing: np.ndarray) -> list[list[dict]]:
        if not len(missing):
            return []
        evidence = self.matcher.evidence(missing, np.full(len(missing), row))
        worth = effects(evidence, self.matcher.weights, self.matcher.population)
        columns = (self.matcher.missing, self.matcher.found)
        return [
            [
                reason.as_json()
                for reason in explain(
                    self.missing[m], self.found[row], columns, (m, row), evidence.levels[:, at], worth[:, at]
                )[:MANY_REASONS]
            ]
            for at, m in enumerate(missing.tolist())
        ]


def rematch_all(
    *, top: int = 50, since: date | None = None, say: Callable[[str], None] = print, whole: bool = False
) -> Iterator[tuple[Record, list[tuple[Record, float, list[dict]]]]]:
    """Scores every open pair anew and keeps the plausible ones.

    Yields each recovered report with (missing report, probability, reasons): those kept, or all when `whole`.
    """
    renew_profiles(say)
    recount_population()
    missing, found = _open(c.Side.MISSING), _open(c.Side.RECOVERED)
    say(f"{len(missing)} missing, {len(found)} recovered")
    if not missing or not found:
        return
    run = _Run(Matcher(missing, found, population=counts.population()), missing, found, whole)
    wanted = _changed_since(since, found)
    m, f, bits, p = _pairs(run, wanted)
    results = (result for result in in_order(len(found), m, f, bits, p, top) if result.found in wanted)
    while block := list(islice(results, BLOCK)):
        yield from _keep(run, block)


def _changed_since(since: date | None, found: list[Record]) -> set[int]:
    if since is None:
        return set(range(len(found)))
    changed = Profile.objects.searched(c.Side.RECOVERED).filter(updated_at__date__gte=since)
    ids = set(map(str, changed.values_list("recovery_report_id", flat=True)))
    return {row for row, record in enumerate(found) if record.id in ids}


def _pairs(run: _Run, wanted: set[int]) -> tuple[np.ndarray, ...]:
    """(missing rows, found rows, bits, probability) by found child; what is on record competes as well."""
    m, f, bits = score_all(run.matcher, rows=sorted(wanted))
    known, rejected = _on_record(run)
    have = set(zip(m.tolist(), f.tolist(), strict=True))
    more = np.array([pair for pair in known if pair not in have], dtype=np.int32).reshape(-1, 2)
    more_bits = run.matcher.bits_of(more[:, 0], more[:, 1])
    m, f = np.concatenate([m, more[:, 0]]), np.concatenate([f, more[:, 1]])
    bits = np.concatenate([bits, more_bits])
    order = np.lexsort((m, f))
    m, f, bits = m[order], f[order], bits[order]
    apart = np.array([pair in rejected for pair in zip(m.tolist(), f.tolist(), strict=True)], bool)
    return m, f, bits, run.matcher.probabilities(m, f, bits, apart)


def _on_record(run: _Run) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of rows that were matched before, and those of them that people rejected."""
    rows = {record.id: row for row, record in enumerate(run.missing)}
    columns = {record.id: row for row, record in enumerate(run.found)}
    known, rejected = set(), set()
    for m, f, status in Match.objects.values_list(
        "missing_report_id", "recovery_report_id", "status"
    ).iterator():
        pair = rows.get(str(m)), columns.get(str(f))
        if None not in pair:
            known.add(pair)
            if status == c.MatchStatus.REJECTED:
                rejected.add(pair)
    return known, rejected


@transaction.atomic
def _keep(run: _Run, block: list[Ranked]) -> list[tuple[Record, list]]:
    """Writes the matches of some found children. → their candidates."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    ids = [int(run.found[result.found].id) for result in block]
    existing = {
        (match.missing_report_id, match.recovery_report_id): match
        for match in Match.objects.filter(recovery_report_id__in=ids)
        .select_for_update(of=("self",))
        .order_by("pk")
    }
    return [(run.found[result.found], _keep_one(run, result, existing)) for result in block]


def _keep_one(run: _Run, result: Ranked, existing: dict) -> list[tuple[Record, float, list[dict]]]:
    found = int(run.found[result.found].id)
    kept = is_rival(result.bits, run.matcher.population, run.matcher.weights)
    kept |= np.array([(int(run.missing[m].id), found) in existing for m in result.missing], bool)
    listed = (result.probability >= PLAUSIBLE) if run.whole else kept
    wanted = np.nonzero(kept | listed)[0]
    out = []
    for at, why in zip(wanted.tolist(), run.reasons(result.found, result.missing[wanted]), strict=True):
        record, p = run.missing[result.missing[at]], float(result.probability[at])
        if kept[at]:
            pair = (int(record.id), found)
            match = existing.get(pair) or Match(missing_report_id=pair[0], recovery_report_id=found)
            write(match, p, float(result.bits[at]), why)
            tell(match)
        if listed[at]:
            out.append((record, p, why))
    return out


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


def _open(side: str) -> list[Record]:
    name = "missing_report_id" if side == c.Side.MISSING else "recovery_report_id"
    rows = (
        Profile.objects.searched(side).order_by(name).values_list(name, "features").iterator(chunk_size=2000)
    )
    return [from_json(pk, features) for pk, features in rows]
