"""Form-R after the production: identity, custody, outcome."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events, guards, workflow
from cases import permissions as p
from cases.models import RecoveryReport
from cases.services.records import need, save
from directory import shares
from trackchild.core import events as core_events
from trackchild.core.workflow import locked, perform


@transaction.atomic
def identify_recovery_report(
    report: RecoveryReport, *, by: Any, identity_basis: str = "", reason: str = ""
) -> RecoveryReport:
    """The family is known. With the report of a missing person it is joined by a match, never here."""
    report = locked(report)
    need(by, p.RECORD_RECOVERY, report)
    if report.identified_at is not None:
        raise ValidationError(_("The identity is already recorded."), code="identified")
    return identify(report, by=by, reason=reason, identity_basis=identity_basis or report.identity_basis)


def identify(
    report: RecoveryReport, *, by: Any, reason: str = "", facts: dict | None = None, **changes: Any
) -> RecoveryReport:
    """The state moves only where it may: a child still has to be produced first."""
    if report.status not in c.UNSETTLED:
        raise ValidationError(_("This report is not open."), code="not_open")
    changes["identified_at"] = timezone.now()
    sources = workflow.RECOVERY_REPORT.transition("identify").sources
    waits = report.is_living_child and report.produced_at is None
    if report.status in sources and not waits:
        return perform(
            workflow.RECOVERY_REPORT, report, "identify", by=by, reason=reason, facts=facts, **changes
        )
    save(report, **changes)
    core_events.record(events.RECOVERY_REPORT_IDENTIFIED, subject=report, by=by, note=reason, facts=facts)
    return report


@transaction.atomic
def forget_identity(report: RecoveryReport, *, by: Any, reason: str) -> RecoveryReport:
    """It was somebody else; this side only. A report that has not moved on keeps its state."""
    report = locked(report)
    need(by, p.RECORD_RECOVERY, report)
    changes = {"identified_at": None, "missing_report": None, "identity_basis": ""}
    if report.status == c.RecoveryStatus.IDENTIFIED:
        return perform(workflow.RECOVERY_REPORT, report, "undo_identity", by=by, reason=reason, **changes)
    if report.status not in c.UNSETTLED:
        raise ValidationError(_("This report is not open."), code="not_open")
    save(report, **changes)
    core_events.record(events.RECOVERY_REPORT_IDENTITY_UNDONE, subject=report, by=by, note=reason)
    return report


def leave_unidentified(report: RecoveryReport, *, by: Any, reason: str = "") -> RecoveryReport:
    return perform(workflow.RECOVERY_REPORT, report, "leave_unidentified", by=by, reason=reason)


@transaction.atomic
def place_in_custody(report: RecoveryReport, *, by: Any, reason: str = "", **answers: Any) -> RecoveryReport:
    """`answers` are fields of section H; the institution may from now on read the record."""
    if not answers.get("custody_kind", report.custody_kind):
        raise ValidationError({"custody_kind": _("Choose the kind of custody.")}, code="custody")
    answers.setdefault("custody_from", report.custody_from or timezone.now())
    report = perform(workflow.RECOVERY_REPORT, report, "place_in_custody", by=by, reason=reason, **answers)
    if report.custody_office is not None:
        shares.grant(report, report.custody_office, "custody")
    return report


@transaction.atomic
def dispose_recovery_report(
    report: RecoveryReport,
    *,
    by: Any,
    outcome: str = "",
    outcome_on: Any = None,
    outcome_order: str = "",
    outcome_note: str = "",
    reason: str = "",
) -> RecoveryReport:
    report = locked(report)
    answers = {
        "outcome": outcome or report.outcome,
        "outcome_on": outcome_on or report.outcome_on,
        "outcome_order": outcome_order or report.outcome_order,
        "outcome_note": outcome_note or report.outcome_note,
    }
    for name, value in answers.items():
        setattr(report, name, value)
    guards.has_outcome(report)
    return perform(
        workflow.RECOVERY_REPORT,
        report,
        "dispose",
        by=by,
        reason=reason,
        facts={"outcome": answers["outcome"]},
        **answers,
    )


def close_recovery_report(report: RecoveryReport, *, by: Any, reason: str = "") -> RecoveryReport:
    return perform(workflow.RECOVERY_REPORT, report, "close", by=by, reason=reason, closed_at=timezone.now())
