"""One new record against the whole country, and the whole country once more."""

import time
from typing import Any

from django.db import transaction
from django.utils import timezone

from benchmarks.spread import spread
from cases.models import RecoveryReport
from cases.registers import parse_recovered_row
from cases.services.register_import import Directory
from cases.services.register_import.copying import BulkRows
from cases.services.register_import.loaders import give_numbers, keep_marks, recovered_columns
from matching.models import Profile
from matching.services import rank_report, rematch_all
from trackchild.demo.people import registers

RECORDS = 120


def measure(scale: float) -> dict[str, Any]:
    del scale
    reports = _new_reports(RECORDS)
    return {"ranking of one new record": spread([_seconds(report) for report in reports]), **_batch()}


def _new_reports(count: int) -> list[RecoveryReport]:
    """Found people nobody has ranked yet; another seed than the country's."""
    directory, today = Directory(), timezone.localdate()
    made = registers(count, count, int(time.time()), until=today)
    rows = [parse_recovered_row(row, today) for row in made.recovered]
    columns = [{**recovered_columns(row, directory), "external_id": ""} for row in rows]
    with transaction.atomic():
        give_numbers("R", columns)
        keys = BulkRows(RecoveryReport).insert(columns)
        keep_marks("R", keys, rows)
    return list(RecoveryReport.objects.filter(pk__in=keys).prefetch_related("marks"))


def _seconds(report: RecoveryReport) -> float:
    started = time.perf_counter()
    rank_report(report)
    return time.perf_counter() - started


def _quietly(_words: str) -> None:
    """Nobody listens."""


def _batch() -> dict[str, Any]:
    started = time.perf_counter()
    scored = sum(1 for _each in rematch_all(say=_quietly))
    seconds = time.perf_counter() - started
    missing = Profile.objects.searched("M").count()
    return {
        "whole country again": {"s": round(seconds, 1), "found": scored, "missing": missing},
        "found people ranked per second": round(scored / seconds, 1) if seconds else 0.0,
    }
