"""A case goes to another station, which accepts it within a day or returns it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import workflow
from cases.models import MissingReport, Transfer
from cases.selectors.records import searching_state
from directory import shares
from directory.choices import POLICE_STATIONS
from trackchild.core.workflow import perform

OFFERED, FORMER = "transfer", "transferred_from"


@transaction.atomic
def transfer_missing_report(report: MissingReport, *, by: Any, to_office: Any, reason: str) -> MissingReport:
    if to_office.kind not in POLICE_STATIONS:
        raise ValidationError({"to_office": _("Choose a police station.")}, code="kind")
    if to_office.pk == report.office_id:
        raise ValidationError({"to_office": _("Choose another station than your own.")}, code="same")
    report = perform(
        workflow.MISSING_REPORT, report, "transfer", by=by, reason=reason, facts={"to_office": to_office.pk}
    )
    Transfer.objects.create(
        missing_report=report, from_office=report.office, to_office=to_office, reason=reason, proposed_by=by
    )
    shares.grant(report, to_office, OFFERED)
    return report


@transaction.atomic
def accept_transfer(report: MissingReport, *, by: Any, reason: str = "") -> MissingReport:
    """The receiving station takes over; the former one keeps reading what it filed."""
    transfer = _pending(report)
    _must_receive(transfer, by)
    new = transfer.to_office
    report = perform(
        workflow.MISSING_REPORT,
        report,
        "accept_transfer",
        by=by,
        reason=reason,
        facts={"from_office": transfer.from_office_id, "to_office": new.pk},
        office=new,
        state=new.state,
        district=new.district,
    )
    _decide(transfer, c.TransferState.ACCEPTED, by, reason)
    shares.end(report, office=new, basis=OFFERED)
    shares.grant(report, transfer.from_office, FORMER)
    return report


@transaction.atomic
def return_transfer(report: MissingReport, *, by: Any, reason: str) -> MissingReport:
    """Back to the station that offered it; `by=None` is the clock."""
    transfer = _pending(report)
    if by is not None:
        _must_receive(transfer, by)
    report = perform(
        workflow.MISSING_REPORT,
        report,
        "return_transfer",
        by=by,
        reason=reason,
        facts={"to_office": transfer.to_office_id, "overdue": by is None},
        back_to=searching_state(report),
    )
    end_transfer(report, by=by, note=reason)
    return report


def end_transfer(report: MissingReport, *, by: Any, note: str) -> None:
    """Close a pending offer, if there is one, without acceptance."""
    transfer = report.transfers.filter(state=c.TransferState.PENDING).select_related("to_office").first()
    if transfer is not None:
        _decide(transfer, c.TransferState.RETURNED, by, note)
        shares.end(report, office=transfer.to_office, basis=OFFERED)


def _pending(report: MissingReport) -> Transfer:
    transfer = (
        report.transfers.select_for_update(of=("self",))
        .select_related("to_office__state", "to_office__district", "from_office")
        .filter(state=c.TransferState.PENDING)
        .first()
    )
    if transfer is None:
        raise ValidationError(_("No transfer is waiting."), code="no_transfer")
    return transfer


def _must_receive(transfer: Transfer, by: Any) -> None:
    if by is None or by.office is None or by.office.pk != transfer.to_office_id:
        raise PermissionDenied("Only the receiving station decides.")


def _decide(transfer: Transfer, state: str, by: Any, note: str) -> None:
    transfer.state, transfer.decided_at, transfer.decided_by = state, timezone.now(), by
    transfer.decision_note = note[:300]
    transfer.save()
