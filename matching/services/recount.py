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
from matching.face_search import faces_of
from matching.faces import FaceTable
from matching.files import MANY_REASONS, PLAUSIBLE
from matching.keys import KEY_VERSION
from matching.models import Match, PopulationCount, Profile
from matching.packing import LEAST_COUNTED, pack
from matching.profiles import from_json
from matching.reasons import explain_all
from matching.record import Record
from matching.score import is_rival
from matching.services.profiles import save_profile
from matching.services.ranking import rank_report, take_over, write_all
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

    def reasons(self, pairs: list[tuple[int, int]]) -> list[list[dict]]:
        """Of pairs of rows (missing, found)."""
        why = explain_all(self.matcher, self.missing, self.found, pairs)
        return [[reason.as_json() for reason in reasons[:MANY_REASONS]] for reasons in why]


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
    registers = [record.id for record in missing], [record.id for record in found]
    faces = FaceTable(*registers, (faces_of(c.Side.MISSING), faces_of(c.Side.RECOVERED)))
    run = _Run(Matcher(missing, found, population=counts.population(), faces=faces), missing, found, whole)
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
    more = np.setdiff1d(known, _numbered(run, m, f))
    more_f, more_m = np.divmod(more, len(run.missing))
    more_bits = run.matcher.bits_of(more_m, more_f)
    m, f = np.concatenate([m, more_m]), np.concatenate([f, more_f])
    bits = np.concatenate([bits, more_bits])
    order = np.lexsort((m, f))
    m, f, bits = m[order], f[order], bits[order]
    apart = np.isin(_numbered(run, m, f), rejected)
    return m, f, bits, run.matcher.probabilities(m, f, bits, apart)


def _numbered(run: _Run, m: np.ndarray, f: np.ndarray) -> np.ndarray:
    """One number for each pair of rows: millions of pairs as a set would take a gigabyte."""
    return np.asarray(f, np.int64) * len(run.missing) + np.asarray(m, np.int64)


def _on_record(run: _Run) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of the pairs that were matched before, and of those of them that people rejected."""
    rows = {int(record.id): row for row, record in enumerate(run.missing)}
    columns = {int(record.id): row for row, record in enumerate(run.found)}
    pairs = [
        (rows[m], columns[f], status == c.MatchStatus.REJECTED)
        for m, f, status in Match.objects.values_list(
            "missing_report_id", "recovery_report_id", "status"
        ).iterator()
        if m in rows and f in columns
    ]
    m, f, apart = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
    numbers = _numbered(run, m, f)
    return numbers, numbers[apart.astype(bool)]


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
    looked_at = [(result, *_wanted(run, result, existing)) for result in block]
    pairs = [(int(result.missing[at]), result.found) for result, rows, _kept in looked_at for at in rows]
    reasons = iter(run.reasons(pairs))
    out, kept_now, changed = [], [], []
    for result, rows, kept in looked_at:
        found, candidates = run.found[result.found], []
        for at in rows:
            record, p, why = run.missing[result.missing[at]], float(result.probability[at]), next(reasons)
            if kept[at]:
                pair = (int(record.id), int(found.id))
                match = existing.get(pair) or Match(missing_report_id=pair[0], recovery_report_id=pair[1])
                kept_now.append(match)
                if take_over(match, p, float(result.bits[at]), why):
                    changed.append(match)
            if not run.whole or p >= PLAUSIBLE:
                candidates.append((record, p, why))
        out.append((found, candidates))
    write_all(changed)
    for match in kept_now:
        tell(match)
    return out


def _wanted(run: _Run, result: Ranked, existing: dict) -> tuple[list[int], np.ndarray]:
    """Candidates of a found child that are kept or listed, by place in the ranking; which of all are kept."""
    found = int(run.found[result.found].id)
    kept = is_rival(result.bits, run.matcher.population, run.matcher.weights)
    kept |= np.array([(int(run.missing[m].id), found) in existing for m in result.missing], bool)
    wanted = kept | (result.probability >= PLAUSIBLE) if run.whole else kept
    return np.nonzero(wanted)[0].tolist(), kept


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
