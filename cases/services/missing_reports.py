"""Form-M from the first report to the open case."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events, workflow
from cases.formspecs import MISSING_REPORT
from cases.models import MissingReport
from cases.services.publication import withdraw_poster
from cases.services.records import draft, official_number, refuse_gaps, save
from trackchild.core import events as core_events
from trackchild.core.workflow import locked, perform


@transaction.atomic
def create_missing_report(*, by: Any, **answers: Any) -> MissingReport:
    report = draft(MissingReport, by=by, answers=answers)
    core_events.record(events.MISSING_REPORT_DRAFTED, subject=report, by=by)
    return report


@transaction.atomic
def register_missing_report(report: MissingReport, *, by: Any, reason: str = "") -> MissingReport:
    """Strict check, official number, and the search opens at once."""
    report = locked(report)
    if report.office is None:
        raise ValidationError(_("A station must take this report first."), code="no_office")
    if report.status == c.MissingStatus.DRAFT:
        refuse_gaps(MISSING_REPORT, report)
    report = perform(
        workflow.MISSING_REPORT,
        report,
        "register",
        by=by,
        reason=reason,
        facts={"child": report.is_child},
        number=official_number("M", report.office),
        registered_at=timezone.now(),
    )
    return perform(workflow.MISSING_REPORT, report, "open", by=None)


@transaction.atomic
def amend_missing_report(
    report: MissingReport, *, by: Any, section: str, changed: list[str], reason: str
) -> None:
    """After a section was saved: tell the others, ask the bureau again, take a forbidden poster down."""
    if report.status == c.MissingStatus.DRAFT:
        return
    core_events.record(
        events.MISSING_REPORT_AMENDED,
        subject=report,
        by=by,
        note=reason,
        facts={"section": section, "fields": list(changed)},
    )
    if report.authentication == c.AuthenticationState.VERIFIED:
        report.authentication = c.AuthenticationState.UNVERIFIED
        report.save(update_fields=["authentication"])
    if report.published_at and report.publication_blocks:
        withdraw_poster(report, by=None, reason=c.WithdrawalReason.BLOCKED)


def discard_missing_report(report: MissingReport, *, by: Any, reason: str = "") -> MissingReport:
    return perform(workflow.MISSING_REPORT, report, "discard", by=by, reason=reason)


@transaction.atomic
def rule_out_duplicates(report: MissingReport, *, by: Any) -> MissingReport:
    """The officer has looked at the likely duplicates and says: another person."""
    del by  # the audit and the history know who
    return save(locked(report), duplicates_checked_at=timezone.now())
