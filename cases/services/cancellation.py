"""Cases that should not be: the station proposes, the bureau decides. A draft is cancelled in one step."""

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
from trackchild.core import events as core_events
from trackchild.core.workflow import locked, perform


@transaction.atomic
def mark_same_person(report: MissingReport, *, by: Any, survivor: MissingReport) -> MissingReport:
    """«Same child»: the draft ends and points to the case that goes on.

    It opens nothing more of that case: a draft is easily made.
    """
    if survivor.pk == report.pk or survivor.status not in c.UNTRACED:
        raise ValidationError(_("Choose an open case of the same person."), code="survivor")
    return perform(
        workflow.MISSING_REPORT,
        report,
        "discard",
        by=by,
        reason=_("Same person as %(case)s.") % {"case": survivor.number or survivor.reference},
        facts={"duplicate_of": survivor.reference},
        duplicate_of=survivor,
        result=c.ClosureResult.DUPLICATE,
    )


@transaction.atomic
def propose_cancellation(
    report: MissingReport, *, by: Any, reason: str, result: str, duplicate_of: MissingReport | None = None
) -> MissingReport:
    report = locked(report)
    need(by, p.PROPOSE_CANCELLATION, report)
    if report.status not in c.UNTRACED:
        raise ValidationError(_("Only an open case can be cancelled."), code="not_open")
    if result not in (c.ClosureResult.DUPLICATE, c.ClosureResult.FALSE):
        raise ValidationError({"result": _("A case is cancelled as a duplicate or as false.")}, code="result")
    if (result == c.ClosureResult.DUPLICATE) != (duplicate_of is not None):
        raise ValidationError({"duplicate_of": _("Name the case that goes on.")}, code="survivor")
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason.")}, code="reason")
    save(
        report,
        cancellation_proposed_at=timezone.now(),
        cancellation_reason=reason,
        result=result,
        duplicate_of=duplicate_of,
    )
    core_events.record(events.MISSING_REPORT_CANCELLATION_PROPOSED, subject=report, by=by, note=reason)
    return report


@transaction.atomic
def refuse_cancellation(report: MissingReport, *, by: Any, reason: str) -> MissingReport:
    report = locked(report)
    need(by, p.CONFIRM_CANCELLATION, report)
    if report.cancellation_proposed_at is None or report.status == c.MissingStatus.CANCELLED:
        raise ValidationError(_("No cancellation is proposed."), code="not_proposed")
    save(report, cancellation_proposed_at=None, cancellation_reason="", result="", duplicate_of=None)
    core_events.record(events.MISSING_REPORT_CANCELLATION_REFUSED, subject=report, by=by, note=reason)
    return report


@transaction.atomic
def cancel_missing_report(report: MissingReport, *, by: Any, reason: str) -> MissingReport:
    """The bureau confirms what the station proposed."""
    report = perform(
        workflow.MISSING_REPORT, report, "cancel", by=by, reason=reason, closed_at=timezone.now()
    )
    return withdraw_poster(report, by=None, reason=c.WithdrawalReason.CLOSED)
