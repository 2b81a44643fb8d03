"""A found person turns out to be somebody else: both sides search again."""

from typing import Any

from django.db import transaction

from cases import choices as c
from cases.models import RecoveryReport
from cases.services.closure import reopen_missing_report
from cases.services.recovery_outcome import forget_identity
from cases.services.tracing import undo_trace
from trackchild.core.workflow import locked


@transaction.atomic
def undo_identity(report: RecoveryReport, *, by: Any, reason: str) -> RecoveryReport:
    """The case that was traced by this report alone is open again, and its station is told."""
    report = type(report).objects.select_related("missing_report").get(pk=report.pk)
    missing = locked(report.missing_report) if report.missing_report else None
    report = forget_identity(report, by=by, reason=reason)
    if missing is None or missing.recovery_report_id != report.pk:
        return report
    if missing.status == c.MissingStatus.TRACED:
        undo_trace(missing, by=None, reason=reason)
    elif missing.status == c.MissingStatus.CLOSED:
        reopen_missing_report(missing, by=None, reason=reason)
    return report
