"""The whole country in order: places, offices, officers, cases, children, stories."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from cases.models import IdentificationMark, MissingReport, Photograph, Publication, RecoveryReport
from cci.models import ChildFile
from directory.geography_loader import load_geography
from directory.models import Office, State
from matching.models import Match
from trackchild.accounts.models import Posting, User
from trackchild.core.models import Counter, Event
from trackchild.demo.country import fates
from trackchild.demo.country.cases import CaseLoader
from trackchild.demo.country.children import load_children
from trackchild.demo.country.officers import load_accounts, load_heads
from trackchild.demo.country.offices import OfficeBuilder
from trackchild.demo.country.pictures import Pictures
from trackchild.demo.matching import keep_matches, prepare_matching
from trackchild.demo.stories import tell_of_matches, tell_stories

WHOLE_AT_ONCE = 0.02  # up to this scale one transaction is small enough
MARK = "demo:loaded"


class NotADemonstrationError(Exception):
    """Invented people have no business in a system that serves."""


class AlreadyLoadedError(Exception):
    """The country is there; nothing was changed."""


def load_country(
    scale: float, seed: int, *, stories: bool = True, tell: Callable[[str], Any] = str
) -> dict[str, float]:
    """Load everything once; returns the seconds of each step. A small country comes whole or not at all."""
    _refuse_outside_demo()
    with transaction.atomic() if scale <= WHOLE_AT_ONCE else nullcontext():
        report = _load(scale, seed, stories, tell)
        Counter.objects.create(series=MARK, value=report["total"])
    return report


def _load(scale: float, seed: int, stories: bool, tell: Callable[[str], Any]) -> dict[str, float]:
    report: dict[str, float] = {}
    started = time.monotonic()
    with _timed(report, "states and districts"):
        if not State.objects.exists():
            load_geography()
    with _timed(report, "offices and officers"), transaction.atomic():
        OfficeBuilder(scale, seed).build()
        users = load_accounts()
        load_heads(seed)
        pictures = Pictures()
    loader = CaseLoader(scale, seed, pictures)
    with _timed(report, "missing and found people"):
        loader.load(tell, keep_matches)
    with _timed(report, "children in institutions"):
        load_children(max(0, round(fates.NATIONAL_CHILDREN * scale) - loader.in_custody), seed, tell)
    with _timed(report, "statistics of the tables"):
        _analyse(MissingReport, RecoveryReport, IdentificationMark, Photograph, Publication)
        _analyse(Office, Posting, User, ChildFile, Match, Event)
    if stories:
        with _timed(report, "stories"):
            tell_stories(users)
    with _timed(report, "matching"):
        prepare_matching(tell)
    if stories:
        with _timed(report, "decisions about matches"):
            tell_of_matches(users)
    report["total"] = time.monotonic() - started
    return report


def _refuse_outside_demo() -> None:
    if not settings.DEMO:
        raise NotADemonstrationError(_("The demonstration data may be loaded with DEMO=1 only."))
    if Counter.objects.filter(series=MARK).exists():
        raise AlreadyLoadedError(_("The demonstration data is already loaded. Nothing was changed."))
    if MissingReport.objects.exists() or Office.objects.exists():
        raise NotADemonstrationError(
            _("This database holds other data. The demonstration needs an empty one.")
        )


@contextmanager
def _timed(report: dict[str, float], step: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    report[step] = time.monotonic() - started


def _analyse(*models: type) -> None:
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
