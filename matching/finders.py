"""The engine's eyes for lower apps: likely duplicates among missing reports, and names that sound alike."""

import numpy as np
from django.db.models import QuerySet

from cases.duplicates import Duplicate
from cases.models import MissingReport
from matching import counts, search
from matching.choices import Side
from matching.keys import name_keys
from matching.models import Profile
from matching.profiles import of_report
from matching.reasons import explain
from matching.score import probabilities
from matching.weights import weights

LIKELY = 0.3
MOST = 5
MOST_READ = 500  # names looked at for one question of a citizen


def likely_duplicates(report: MissingReport) -> list[Duplicate]:
    """Other missing reports that are likely about the same person."""
    record = of_report(report)
    others = [
        other for other in search.nearest(record, Side.MISSING, None, limit=80) if other.id != record.id
    ]
    if not others:
        return []
    # Two reports of one disappearance may bear either date first: time order is no veto here.
    scored = search.score(record, others, is_missing=False)
    bits = scored.effects.sum(axis=0, dtype=np.float64)
    each = np.arange(len(others))
    p = probabilities(each, np.zeros(len(others), int), bits, counts.population(), weights())
    order = [at for at in np.argsort(-p)[:MOST] if p[at] >= LIKELY]
    return [Duplicate(int(others[at].id), round(float(p[at]), 3), _reasons(scored, at)) for at in order]


def _reasons(scored, at: int) -> tuple[str, ...]:
    reasons = explain(
        scored.others[at],
        scored.record,
        scored.columns,
        (at, 0),
        scored.evidence.levels[:, at],
        scored.effects[:, at],
    )
    about_person = [r for r in reasons if r.effect > 0 and r.field not in ("days", "travel")]
    # Another station may not read who the family is and where it lives.
    return tuple(r.text_without_family for r in about_person[:4])


def sounds_like(queryset: QuerySet, words: str) -> QuerySet:
    """Reports with a name in which every word typed has its like, in any script, or which begins so."""
    begins = queryset.model.objects.name_starts(words).values_list("pk", flat=True)
    each = name_keys(words)
    if not each:
        return queryset.filter(pk__in=begins)
    is_missing = queryset.model is MissingReport
    profiles = Profile.objects.filter(side=Side.MISSING if is_missing else Side.RECOVERED)
    for keys in each:
        profiles = profiles.filter(keys__overlap=keys)
    alike = profiles.values_list("missing_report_id" if is_missing else "recovery_report_id", flat=True)
    return queryset.filter(pk__in=alike.union(begins))


def sounds_as_written(queryset: QuerySet, words: str) -> QuerySet:
    """As above by the two written names alone: citizens may not learn of another name by asking for it."""
    each = name_keys(words)
    latest = sounds_like(queryset, words).order_by("-missing_from", "-pk")[:MOST_READ]
    rows = latest.values_list("pk", "full_name", "name_local")
    return queryset.filter(pk__in=[pk for pk, *names in rows if _answer(names, words, each)])


def _answer(names: list[str], words: str, each: list[list[int]]) -> bool:
    beginning = " ".join(words.lower().split())
    if any(name.lower().startswith(beginning) for name in names):
        return True
    written = {key for name in names for keys in name_keys(name) for key in keys}
    return bool(each) and all(written.intersection(keys) for keys in each)
