"""The month before: what officers made of the candidates they were shown, by band and by group."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.utils import timezone

from matching import choices as c
from matching import counts, events
from matching.learning.measure import calibration_error
from matching.models import Decision, DriftReport, Match
from matching.weights import weights
from trackchild.core.models import Event

V = c.Verdict
AGES = ((72, "0-5"), (144, "6-11"), (216, "12-17"))


def report_last_month(today: date | None = None) -> DriftReport:
    first = (today or timezone.localdate()).replace(day=1)
    return report_month((first - timedelta(days=1)).replace(day=1))


def report_month(month: date) -> DriftReport:
    """Made anew when asked twice."""
    begin = timezone.make_aware(datetime.combine(month, time.min))
    after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    end = timezone.make_aware(datetime.combine(after, time.min))
    decisions = list(
        Decision.objects.filter(at__gte=begin, at__lt=end, undone=False, verdict__in=(V.REJECT, V.ACCEPT))
        .select_related("match__missing_report__state", "match__recovery_report")
        .order_by("pk")
    )
    shown = Match.objects.filter(suggested_at__gte=begin, suggested_at__lt=end)
    counts.population()
    figures = {
        "bands": _by_band(decisions, Counter(shown.values_list("told_band", flat=True))),
        "calibration": _calibration(decisions),
        "groups": _by_group([d.match for d in decisions if d.verdict == V.ACCEPT]),
    }
    report, _is_new = DriftReport.objects.update_or_create(
        month=month, defaults={"figures": figures, "engine": weights().version}
    )
    return report


def _by_band(decisions: list[Decision], shown: Counter) -> list[dict[str, Any]]:
    """Of those decided, the share that was rejected."""
    decided: Counter = Counter()
    rejected: Counter = Counter()
    for decision in decisions:
        band = c.band_of(decision.score)
        decided[band] += 1
        rejected[band] += decision.verdict == V.REJECT
    return [
        {
            "band": band.value, "shown": shown[band.value], "decided": decided[band],
            "rejected": rejected[band], "share": _share(rejected[band], decided[band]),
        }
        for _least, band in c.BANDS
    ]  # fmt: skip


def _calibration(decisions: list[Decision]) -> dict[str, Any]:
    said = np.array([decision.score for decision in decisions], dtype=float)
    true = np.array([decision.verdict == V.ACCEPT for decision in decisions], dtype=float)
    rows = []
    for least, band in c.BANDS:
        own = np.array([c.band_of(score) == band for score in said], dtype=bool)
        if own.any():
            rows.append(
                {
                    "band": band.value, "least": least, "said": round(float(said[own].mean()), 4),
                    "true": round(float(true[own].mean()), 4), "pairs": int(own.sum()),
                }
            )  # fmt: skip
    return {"rows": rows, "error": round(calibration_error(said, true), 4)}


def _by_group(accepted: list[Match]) -> list[dict[str, Any]]:
    """Of the pairs that proved right, how many the engine had shown before anybody proposed them."""
    by_hand = set(
        Event.objects.filter(
            kind=events.MATCH_PROPOSED, subject_type=Match._meta.label_lower,
            subject_id__in=[match.pk for match in accepted],
        ).values_list("subject_id", flat=True)
    )  # fmt: skip
    right: Counter = Counter()
    found: Counter = Counter()
    for match in accepted:
        for group in _groups_of(match):
            right[group] += 1
            found[group] += match.pk not in by_hand
    return [
        {"kind": kind, "group": group, "right": right[kind, group], "found": found[kind, group],
         "share": _share(found[kind, group], right[kind, group])}
        for kind, group in sorted(right)
    ]  # fmt: skip


def _groups_of(match: Match) -> Iterable[tuple[str, str]]:
    missing = match.missing_report
    yield "sex", missing.sex or "U"
    months = missing.age_months_at_event
    if months is not None:
        yield "age", next((name for below, name in AGES if months < below), "18+")
    if missing.state is not None:
        yield "state", str(missing.state)
    for language in missing.languages or [missing.mother_tongue]:
        if language:
            yield "language", language


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
