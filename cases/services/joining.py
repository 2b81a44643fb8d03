"""Two reports are about one person: an accepted match says so, and both sides move in one step."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases import choices as c
from cases import permissions as p
from cases.models import MissingReport, RecoveryReport
from cases.services.recovery_outcome import identify
from cases.services.tracing import trace
from directory import shares
from trackchild.core.workflow import locked


@transaction.atomic
def join_reports(
    missing: MissingReport, recovery: RecoveryReport, *, by: Any, basis: str = "", facts: dict | None = None
) -> None:
    """Traced and identified at once. No page links one side alone: this is the only way to a link."""
    missing, recovery = locked(missing), locked(recovery)
    if recovery.missing_report_id not in (None, missing.pk):
        # One found person answers one search: the other link must be undone first.
        raise ValidationError(_("This report is already linked to another case."), code="linked")
    trace(
        missing,
        by=_signer(by, p.TRACE_MISSING, missing),
        facts={"recovery_report": recovery.reference, **(facts or {})},
        recovery_report=recovery,
        result=missing.result or c.ClosureResult.TRACED,
    )
    identify(
        recovery,
        by=_signer(by, p.RECORD_RECOVERY, recovery),
        facts={"missing_report": missing.reference, **(facts or {})},
        missing_report=missing,
        identity_basis=basis or recovery.identity_basis,
    )
    _share_both(missing, recovery)


def _signer(by: Any, permission: str, report: Any) -> Any:
    """The officer's own side moves in his name; the other side moves because both had confirmed."""
    return by if by is not None and by.has_perm(permission, report) else None


def _share_both(missing: MissingReport, recovery: RecoveryReport) -> None:
    """Each side sees the other's record, unless an adult does not want to be found by the family."""
    if recovery.office is not None:
        shares.grant(missing, recovery.office, shares.LINKED_REPORT)
    if missing.office is not None and recovery.opens_to_other_side:
        shares.grant(recovery, missing.office, shares.LINKED_REPORT)
