"""Form-R from the first report to the production."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events, guards, workflow
from cases import permissions as p
from cases.formspecs import RECOVERY_REPORT
from cases.models import RecoveryReport
from cases.services.records import draft, need, official_number, refuse_gaps, save
from directory import shares
from trackchild.core import events as core_events
from trackchild.core.workflow import locked, perform


@transaction.atomic
def create_recovery_report(*, by: Any, **answers: Any) -> RecoveryReport:
    report = draft(RecoveryReport, by=by, answers=answers)
    core_events.record(events.RECOVERY_REPORT_DRAFTED, subject=report, by=by)
    return report


@transaction.atomic
def record_recovery(report: RecoveryReport, *, by: Any, reason: str = "") -> RecoveryReport:
    """Strict check and official number; matching begins with the event."""
    report = locked(report)
    if report.status == c.RecoveryStatus.DRAFT:
        refuse_gaps(RECOVERY_REPORT, report)
    return perform(
        workflow.RECOVERY_REPORT,
        report,
        "record",
        by=by,
        reason=reason,
        facts={"child": report.is_child},
        number=official_number("R", report.office),
        registered_at=timezone.now(),
    )


@transaction.atomic
def amend_recovery_report(
    report: RecoveryReport, *, by: Any, section: str, changed: list[str], reason: str
) -> None:
    if report.status == c.RecoveryStatus.DRAFT:
        return
    core_events.record(
        events.RECOVERY_REPORT_AMENDED,
        subject=report,
        by=by,
        note=reason,
        facts={"section": section, "fields": list(changed)},
    )
    close_to_other_side(report)
    if report.authentication == c.AuthenticationState.VERIFIED:
        report.authentication = c.AuthenticationState.UNVERIFIED
        report.save(update_fields=["authentication"])


def close_to_other_side(report: RecoveryReport) -> None:
    """The person's wish, or the board's seal, ends at once what a match or a link had opened."""
    if not report.opens_to_other_side:
        shares.end(report, basis=shares.MATCH)
        shares.end(report, basis=shares.LINKED_REPORT)


def discard_recovery_report(report: RecoveryReport, *, by: Any, reason: str = "") -> RecoveryReport:
    return perform(workflow.RECOVERY_REPORT, report, "discard", by=by, reason=reason)


def make_safe(
    report: RecoveryReport, *, by: Any, food_given_at: Any = None, reason: str = ""
) -> RecoveryReport:
    return perform(
        workflow.RECOVERY_REPORT,
        report,
        "make_safe",
        by=by,
        reason=reason,
        food_given_at=food_given_at or timezone.now(),
    )


@transaction.atomic
def produce_recovery_report(
    report: RecoveryReport, *, by: Any, reason: str = "", **answers: Any
) -> RecoveryReport:
    """Before the committee, the board or a magistrate; `answers` are fields of section H."""
    report = locked(report)
    need(by, p.RECORD_RECOVERY, report)
    for name, value in answers.items():
        setattr(report, name, value)
    guards.is_produced(report)
    if report.produced_at and report.recovered_at and report.produced_at < report.recovered_at:
        raise ValidationError(_("The production cannot be before the time found."), code="order")
    save(report)
    report = perform(
        workflow.RECOVERY_REPORT,
        report,
        "produce",
        by=by,
        reason=reason,
        facts={"before": report.produced_before, "late": _was_late(report)},
    )
    close_to_other_side(report)
    if report.production_office is not None:
        shares.grant(report, report.production_office, "production")
    if report.identified_at is not None:
        report = perform(workflow.RECOVERY_REPORT, report, "identify", by=None)
    return report


def _was_late(report: RecoveryReport) -> bool:
    due = report.production_due_at
    return bool(due and report.produced_at and report.produced_at > due)
