"""A match somebody should open: when each office first did, and who hears of it when it did not."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.choices import RiskLevel
from matching import choices as c
from matching import events
from matching.models import Decision, Match, Opening
from matching.models.match import SEALED
from trackchild.core import events as core_events

BATCH = 500
WAITING = (c.MatchStatus.CANDIDATE, c.MatchStatus.REVIEWED)
REPORT = {c.Side.MISSING: "missing_report", c.Side.RECOVERED: "recovery_report"}


def mark_opened(match: Match, *, by: Any) -> None:
    """An officer of one of the two offices has looked; somebody from above does not count."""
    office = getattr(by, "office", None)
    for side, report in REPORT.items():
        if office is None or getattr(match, report).office_id != office.pk:
            continue
        if side == c.Side.MISSING and not match.is_open_to_searcher:
            continue
        opening, _is_new = Opening.objects.get_or_create(match=match, side=side)
        Opening.objects.filter(pk=opening.pk, opened_at=None).update(opened_at=timezone.now())


def escalate_unopened(now: datetime | None = None) -> int:
    """First the head of the office, after the same time again the district; each once. → how often told."""
    now = now or timezone.now()
    told = 0
    for side in c.Side.values:
        for stage, times, kind in (
            ("district_told_at", 2, events.MATCH_STILL_UNOPENED),
            ("head_told_at", 1, events.MATCH_UNOPENED),
        ):
            for match in _unopened(side, stage, now, times)[:BATCH]:
                told += _tell_above(match, side, stage, kind, now)
    return told


def _unopened(side: str, stage: str, now: datetime, times: int) -> QuerySet[Match]:
    """Matches told `times` waiting times ago that this side has neither opened nor decided."""
    openings = Opening.objects.filter(match=OuterRef("pk"), side=side)
    settled = openings.filter(Q(opened_at__isnull=False) | Q(**{f"{stage}__isnull": False}))
    decided = Decision.objects.filter(match=OuterRef("pk"), side=side, undone=False)
    critical = Q(missing_report__risk_level=RiskLevel.CRITICAL)
    late = ~critical & Q(suggested_at__lte=now - times * timedelta(hours=settings.MATCH_OPEN_HOURS))
    late |= critical & Q(suggested_at__lte=now - times * timedelta(hours=settings.MATCH_OPEN_HOURS_CRITICAL))
    found = Match.objects.filter(late, status__in=WAITING).filter(~Exists(settled), ~Exists(decided))
    found = found.shown().filter(**{f"{REPORT[side]}__office__isnull": False})
    if stage == "district_told_at":
        # A step at a time: whoever is told at once of a very late match is the head of the office.
        found = found.filter(Exists(openings.filter(head_told_at__isnull=False)))
    if side == c.Side.MISSING:
        found = found.exclude(SEALED)
    return found.order_by("suggested_at", "pk")


@transaction.atomic
def _tell_above(match: Match, side: str, stage: str, kind: str, now: datetime) -> bool:
    opening, _is_new = Opening.objects.get_or_create(match=match, side=side)
    is_first = Opening.objects.filter(pk=opening.pk, opened_at=None, **{stage: None}).update(**{stage: now})
    if is_first:
        core_events.record(kind, subject=match, facts={"side": side})
    return bool(is_first)
