"""The risk form the station officer completes when a person is reported missing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events
from cases import permissions as p
from cases.models import MissingReport, RiskAssessment
from cases.services.records import need, save
from trackchild.core import events as core_events
from trackchild.core.workflow import locked


@transaction.atomic
def assess_risk(report: MissingReport, *, by: Any, **answers: Any) -> RiskAssessment:
    """Score the answers; the officer may set another level with a reason, but never «low» for a child."""
    report = locked(report)
    need(by, p.ASSESS_RISK, report)
    assessment = RiskAssessment.objects.filter(missing_report=report).first()
    assessment = assessment or RiskAssessment(missing_report=report, version=0)
    assessment.missing_report = report
    for name, value in answers.items():
        assessment._meta.get_field(name)
        setattr(assessment, name, value)
    assessment.score = assessment.computed_score()
    assessment.computed_level = assessment.level_of_score()
    _check_override(assessment)
    assessment.level = assessment.override_level or assessment.computed_level
    assessment.assessed_at, assessment.assessed_by = timezone.now(), by
    assessment.version += 1
    assessment.save()
    save(report, risk_level=assessment.level)
    core_events.record(
        events.MISSING_REPORT_RISK_ASSESSED,
        subject=report,
        by=by,
        facts={"level": str(assessment.level), "score": assessment.score},
    )
    return assessment


def _check_override(assessment: RiskAssessment) -> None:
    if assessment.override_level and not assessment.override_reason.strip():
        raise ValidationError({"override_reason": _("Write why the level was changed.")}, code="reason")
    if assessment.override_level == c.RiskLevel.LOW and assessment.missing_report.is_child:
        raise ValidationError(
            {"override_level": _("The risk of a missing child is never low.")}, code="child"
        )
    if not assessment.override_level:
        assessment.override_reason = ""
