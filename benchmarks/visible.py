"""A report is registered in the web: how long until both offices can see the match.

Through the programs of `make run`, against at least 20,000 missing and 12,000 found people who are searched;
then once more while a register is being imported and its people wait to be ranked.
"""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone

from benchmarks.imports import import_command, write_registers
from benchmarks.spread import spread
from benchmarks.stack import Officer, running, wait_until
from cases import choices, events
from cases.models import MissingReport, RecoveryReport
from cases.registers import parse_missing_row
from cases.services.register_import import Directory
from matching import selectors
from matching.choices import Side
from matching.models import Match, Profile
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory
from trackchild.core.models import Event
from trackchild.demo.matching import prepare_matching
from trackchild.demo.people import registers

MISSING, RECOVERED = 20_000, 12_000  # searched people at least, from SCALE 0.05 on
EVENTS = 60  # for each row of figures, half of them Form-M and half Form-R
WAIT = 30.0
LUCKNOW, HOWRAH = "ps.kotwali.lucknow", "ps.grp.howrah"
PERSONAL = ("full_name", "name_local", "sex", "age_years", "father_name", "mother_name")
UNRANKED = ((MissingReport, choices.UNTRACED), (RecoveryReport, choices.UNSETTLED))


@dataclass
class Pair:
    """One child in both registers; the one side is a draft, registered in the web while the clock runs."""

    missing: MissingReport
    recovered: RecoveryReport
    is_missing_new: bool


def measure(scale: float) -> dict[str, Any]:
    share = min(1.0, max(0.02, scale * 20))
    _fill(round(MISSING * share), round(RECOVERED * share))
    pairs = _pairs(2 * EVENTS)
    with running(scale) as address:
        officers = Officer(LUCKNOW, address), Officer(HOWRAH, address)
        figures = {"in the database": _volume(), "event to visible": _row(pairs[:EVENTS], officers)}
        with _importing(share) as so_far:
            figures["event to visible during an import"] = _row(pairs[EVENTS:], officers)
            figures["the import meanwhile"] = so_far()
    return figures


def _volume() -> dict[str, int]:
    return {
        "missing": MissingReport.objects.count(),
        "recovered": RecoveryReport.objects.count(),
        "searched missing": Profile.objects.searched(Side.MISSING).count(),
        "searched recovered": Profile.objects.searched(Side.RECOVERED).count(),
    }


def _fill(missing: int, recovered: int) -> None:
    """More people by the register import until there are enough, with their search keys, before the clock."""
    volume = _volume()
    missing = max(0, missing - volume["searched missing"])
    recovered = max(0, recovered - volume["searched recovered"])
    if missing or recovered:
        with tempfile.TemporaryDirectory() as name:
            write_registers(Path(name), missing, recovered)
            subprocess.run(import_command(Path(name)), check=True, stdout=subprocess.DEVNULL)
    if _unranked():
        prepare_matching(lambda _words: None)


def _unranked() -> int:
    return sum(
        model.objects.filter(status__in=states, match_profile=None).count() for model, states in UNRANKED
    )


def _pairs(count: int) -> list[Pair]:
    """Children of the invented registers, each reported at Lucknow and found at Howrah."""
    here, there = (Officer(name, "").posting.office for name in (LUCKNOW, HOWRAH))
    pairs = []
    for number, (person, (state, district)) in enumerate(islice(_children(), count)):
        is_missing_new = number % 2 == 0
        missing = MissingReportFactory(
            office=here, open=not is_missing_new, duplicates_checked_at=timezone.now(),
            permanent_state=state, permanent_district=district, **person,
        )  # fmt: skip
        recovered = RecoveryReportFactory(
            office=there, recorded=is_missing_new, home_state=state, home_district=district, **person
        )
        pairs.append(Pair(missing, recovered, is_missing_new))
    return pairs


def _children() -> Iterator[tuple[dict[str, Any], tuple[Any, Any]]]:
    """Boys and girls with a name, a father and a home, from registers nobody else has."""
    directory = Directory()
    for row in registers(2000, 0, int(time.time())).missing:
        child = parse_missing_row(row)
        home = directory.place(child["home"])
        is_known = (child["full_name"] or child["name_local"]) and child["father_name"] and home[1]
        if is_known and 6 <= (child["age_years"] or 0) <= 15:
            person = {name: child[name] for name in PERSONAL}
            yield person | {"full_name": child["full_name"] or child["name_local"]}, home


def _row(pairs: list[Pair], officers: tuple[Officer, Officer]) -> dict[str, Any]:
    seconds = [_visible(pair, *officers) for pair in pairs]
    seen = [one for one in seconds if one is not None]
    return {**(spread(seen) if seen else {}), f"not within {WAIT:g} s": len(seconds) - len(seen)}


def _visible(pair: Pair, lucknow: Officer, howrah: Officer) -> float | None:
    """From the time written in the event to the match standing in what both case pages read."""
    if pair.is_missing_new:
        lucknow.confirm(reverse("cases:missing-report-transition", args=[pair.missing.reference, "register"]))
        kind, subject = events.MISSING_REPORT_REGISTERED, pair.missing
    else:
        howrah.confirm(reverse("cases:recovery-report-transition", args=[pair.recovered.reference, "record"]))
        kind, subject = events.RECOVERY_REPORT_RECORDED, pair.recovered
    happened = Event.objects.get(kind=kind, subject_type=subject._meta.label_lower, subject_id=subject.pk).at
    match = Match.objects.filter(missing_report=pair.missing, recovery_report=pair.recovered)

    def both_see_it() -> bool:
        return match.exists() and all(
            match.get() in selectors.matches_of(report, user)
            for report, user in ((pair.missing, lucknow.user), (pair.recovered, howrah.user))
        )

    if not wait_until(both_see_it, WAIT, look_every=0.01):
        return None
    seconds = (timezone.now() - happened).total_seconds()
    address = reverse("matching:match-detail", args=[match.get().reference])
    for officer, report in ((lucknow, pair.missing), (howrah, pair.recovered)):
        if address not in officer.page(report.get_absolute_url()):
            raise RuntimeError(f"{address} does not stand on the page of {report.reference}")
    return seconds


@contextmanager
def _importing(share: float) -> Iterator[Callable[[], dict[str, int]]]:
    """A register of 20,000 + 12,000 comes in; its rows are ranked in the queue for bulk work."""
    before = MissingReport.objects.count() + RecoveryReport.objects.count()
    with tempfile.TemporaryDirectory() as name:
        rows = write_registers(Path(name), round(MISSING * share), round(RECOVERED * share))
        process = subprocess.Popen(
            import_command(Path(name)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

        def so_far() -> dict[str, int]:
            now = MissingReport.objects.count() + RecoveryReport.objects.count()
            return {"rows": rows, "imported": now - before, "waiting to be ranked": _unranked()}

        try:
            wait_until(lambda: _unranked() > 0, WAIT)
            yield so_far
        finally:
            process.terminate()
            process.wait(60)
