"""The end of a case, its verification by the bureau, and a closure that was wrong."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events, workflow
from cases import permissions as p
from cases.models import MissingReport
from cases.services.publication import withdraw_poster
from cases.services.records import need, save
from cases.services.tracing import part
from trackchild.core import events as core_events
from trackchild.core.workflow import locked, perform


@transaction.atomic
def close_missing_report(
    report: MissingReport, *, by: Any, reason: str = "", **answers: Any
) -> MissingReport:
    """`answers` are fields of section J given with the step."""
    report = locked(report)
    if answers:
        need(by, p.CLOSE_MISSING, report)
        save(report, **answers)
    officer = report.closing_officer or (str(by) if by is not None else "")
    report = perform(
        workflow.MISSING_REPORT,
        report,
        "close",
        by=by,
        reason=reason,
        facts={"result": report.result},
        closed_at=timezone.now(),
        closing_officer=officer,
    )
    return withdraw_poster(report, by=None, reason=c.WithdrawalReason.CLOSED)


@transaction.atomic
def verify_closure(report: MissingReport, *, by: Any) -> MissingReport:
    report = locked(report)
    need(by, p.AUTHENTICATE_MISSING, report)
    if report.status != c.MissingStatus.CLOSED or report.closure_verified_at is not None:
        raise ValidationError(_("There is no closure to verify."), code="not_closed")
    save(report, closure_verified_at=timezone.now())
    core_events.record(events.MISSING_REPORT_CLOSURE_VERIFIED, subject=report, by=by)
    return report


@transaction.atomic
def reopen_missing_report(report: MissingReport, *, by: Any, reason: str) -> MissingReport:
    recovery = locked(report).recovery_report
    report = perform(
        workflow.MISSING_REPORT,
        report,
        "reopen",
        by=by,
        reason=reason,
        closed_at=None,
        closure_verified_at=None,
        traced_at=None,
        recovery_report=None,
        result="",
        return_verified_by="",
        return_verified_on=None,
    )
    if recovery is not None:
        part(report, recovery, reason=reason)
    return report
