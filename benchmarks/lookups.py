"""One new record against the whole country: ranking time, and event → visible through a real worker."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from redis import Redis

from benchmarks.spread import spread
from cases import events
from cases.models import RecoveryReport
from cases.registers import parse_recovered_row
from cases.services.register_import import Directory
from cases.services.register_import.copying import BulkRows
from cases.services.register_import.loaders import give_numbers, keep_marks, recovered_columns
from matching.models import Profile
from matching.services import rank_report, rematch_all
from trackchild.celery import app
from trackchild.core.events import record
from trackchild.core.models import EventDelivery
from trackchild.demo.people import registers

RECORDS = 120
EVENTS = 25
WAIT = 30.0
REST, QUIET = 300, 3  # seconds at most, and seconds without a waiting task


def measure(scale: float) -> dict[str, Any]:
    del scale
    reports = _new_reports(RECORDS + EVENTS)
    figures: dict[str, Any] = {
        "ranking of one new record": spread([_seconds(report) for report in reports[:RECORDS]])
    }
    with _worker() as ready:
        if ready:
            figures["event to visible, through the worker"] = spread(
                [_visible(report) for report in reports[RECORDS:]]
            )
    return {**figures, **_batch()}


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


def _visible(report: RecoveryReport) -> float:
    """From the commit to the ranking being done and committed by the worker."""
    event = record(events.RECOVERY_REPORT_RECORDED, subject=report)
    started = time.perf_counter()
    waiting = EventDelivery.objects.filter(
        event=event, subscriber="matching.rank", state=EventDelivery.State.PENDING
    )
    while waiting.exists() and time.perf_counter() - started < WAIT:
        time.sleep(0.005)
    return time.perf_counter() - started


def _at_rest() -> bool:
    """What the load left to do is done first: it is not part of the measurement."""
    queue = Redis.from_url(settings.REDIS_URL)
    quiet = 0
    for _second in range(REST):
        quiet = 0 if queue.llen("celery") else quiet + 1
        if quiet == QUIET:
            return True
        time.sleep(1)
    return False


@contextmanager
def _worker() -> Iterator[bool]:
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "trackchild.celery:app",
        "worker",
        "--pool",
        "solo",
        "-l",
        "ERROR",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield any(app.control.ping(timeout=1.0) for _try in range(30)) and _at_rest()
    finally:
        process.terminate()
        process.wait(30)


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
