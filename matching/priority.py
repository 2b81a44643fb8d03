"""In which order matches are worked on: probability × risk × waiting time. The one place of the formula.

    priority = probability × RISK[risk of the missing person] × (1 + days waiting / WEEK), at most MOST_DAYS

A likely match of a child in danger comes before a likelier one of a child who is not; what waits a week
counts twice, so that nothing lies for ever. Waiting begins when the match was first told.
"""

from datetime import datetime
from typing import Any

from django.db.models import Case, ExpressionWrapper, F, FloatField, QuerySet, Value, When
from django.db.models.functions import Coalesce, Extract, Greatest, Least, Now

from cases.choices import RiskLevel

RISK = {RiskLevel.CRITICAL: 4.0, RiskLevel.HIGH: 2.5, RiskLevel.MEDIUM: 1.5, RiskLevel.LOW: 1.0}
RISK_UNKNOWN = 1.5  # nobody has filled in the risk form: no worse than medium, no better
WEEK = 7.0
MOST_DAYS = 28.0
DAY_SECONDS = 86400.0


def priority(probability: float, risk: str, told_at: datetime, now: datetime) -> float:
    days = min(max((now - told_at).total_seconds() / DAY_SECONDS, 0.0), MOST_DAYS)
    return probability * RISK.get(risk, RISK_UNKNOWN) * (1 + days / WEEK)


def by_priority(matches: QuerySet, now: datetime | None = None) -> QuerySet:
    """The same in the database, highest first."""
    at: Any = Value(now) if now else Now()
    waited = ExpressionWrapper(
        Extract(at - Coalesce(F("suggested_at"), F("created_at")), "epoch") / DAY_SECONDS,
        output_field=FloatField(),
    )
    days = Least(Greatest(waited, Value(0.0)), Value(MOST_DAYS))
    risk = Case(
        *(When(missing_report__risk_level=level, then=Value(weight)) for level, weight in RISK.items()),
        default=Value(RISK_UNKNOWN),
        output_field=FloatField(),
    )
    worth = ExpressionWrapper(F("score") * risk * (1 + days / WEEK), output_field=FloatField())
    return matches.annotate(priority=worth).order_by("-priority", "pk")
