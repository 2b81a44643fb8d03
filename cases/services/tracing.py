"""While and when a person is found: match pending, traced, and taking it back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import guards, workflow
from cases.models import MissingReport, RecoveryReport
from cases.selectors.records import searching_state
from cases.services.publication import withdraw_poster
from cases.services.records import save
from cases.services.recovery_outcome import forget_identity
from cases.services.transfers import end_transfer
from directory import shares
from directory.choices import OfficeKind
from trackchild.core.workflow import locked, perform


@transaction.atomic
def trace_missing_report(
    report: MissingReport,
    *,
    by: Any,
    return_verified_by: str = "",
    return_verified_on: Any = None,
    return_note: str = "",
    result: str = "",
    reason: str = "",
) -> MissingReport:
    """The person came back and an officer saw him or her. Another office's record is joined by a match."""
    report = locked(report)
    changes = {
        "return_verified_by": return_verified_by or report.return_verified_by,
        "return_verified_on": return_verified_on or report.return_verified_on,
        "return_note": return_note or report.return_note,
        "result": result or c.ClosureResult.RETURNED,
    }
    for name, value in changes.items():
        setattr(report, name, value)
    guards.is_back(report)
    return trace(report, by=by, reason=reason, **changes)


def trace(
    report: MissingReport, *, by: Any, reason: str = "", facts: dict | None = None, **changes: Any
) -> MissingReport:
    """The search ends: an offer to another station with it, and the poster at once."""
    report = perform(
        workflow.MISSING_REPORT, report, "trace", by=by, reason=reason, facts=facts,
        traced_at=timezone.now(), **changes,
    )  # fmt: skip
    end_transfer(report, by=by, note=_("The person is traced."))
    return withdraw_poster(report, by=None, reason=c.WithdrawalReason.TRACED)


@transaction.atomic
def undo_trace(report: MissingReport, *, by: Any, reason: str) -> MissingReport:
    """It was another person after all: the search goes on. A new poster needs a new publication."""
    recovery = locked(report).recovery_report
    report = perform(
        workflow.MISSING_REPORT,
        report,
        "undo_trace",
        by=by,
        reason=reason,
        back_to=searching_state(report),
        recovery_report=None,
        traced_at=None,
        result="",
        return_verified_by="",
        return_verified_on=None,
    )
    if recovery is not None:
        part(report, recovery, reason=reason)
    return report


def part(report: MissingReport, recovery: RecoveryReport, *, reason: str) -> None:
    """The link was wrong: neither side reads the other, and the found person is compared again."""
    shares.end(report, basis=shares.LINKED_REPORT)
    shares.end(recovery, basis=shares.LINKED_REPORT)
    recovery = locked(recovery)
    if recovery.missing_report_id != report.pk:
        return
    if recovery.identified_at is not None and recovery.status in c.UNSETTLED:
        forget_identity(recovery, by=None, reason=reason)
    elif recovery.identified_at is None:
        save(recovery, missing_report=None)


def mark_match_pending(report: MissingReport, *, by: Any, facts: dict | None = None) -> MissingReport:
    """One side confirmed a match; the poster stays."""
    return perform(workflow.MISSING_REPORT, report, "mark_match_pending", by=by, facts=facts)


def release_match(
    report: MissingReport, *, by: Any, reason: str = "", facts: dict | None = None
) -> MissingReport:
    """The match was not the person: the search goes on as it was before."""
    return perform(
        workflow.MISSING_REPORT, report, "release_match", by=by, reason=reason, facts=facts,
        back_to=searching_state(report),
    )  # fmt: skip


def mark_long_pending(report: MissingReport) -> MissingReport:
    return perform(workflow.MISSING_REPORT, report, "mark_long_pending", by=None)


@transaction.atomic
def hand_to_ahtu(report: MissingReport, *, by: Any, office: Any, reason: str) -> MissingReport:
    """A child untraced for four months: the anti-human-trafficking unit works on the case too."""
    if office.kind != OfficeKind.AHTU:
        raise ValidationError({"office": _("Choose an anti-human-trafficking unit.")}, code="kind")
    report = perform(
        workflow.MISSING_REPORT, report, "hand_to_ahtu", by=by, reason=reason, facts={"to_office": office.pk}
    )
    shares.grant(report, office, "ahtu")
    return report
