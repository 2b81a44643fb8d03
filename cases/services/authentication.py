"""The Level-3 office verifies a report or returns it with remarks. Search and matching never wait for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events
from cases import permissions as p
from cases.models import MissingReport
from cases.models.report import Report
from cases.services.records import need, save
from trackchild.core import events as core_events
from trackchild.core.workflow import locked


def authenticate_report(report: Report, *, by: Any, note: str = "") -> Report:
    return _decide(report, by, c.AuthenticationState.VERIFIED, note)


def return_report(report: Report, *, by: Any, note: str) -> Report:
    if not note.strip():
        raise ValidationError({"note": _("Write what the station must correct.")}, code="note")
    return _decide(report, by, c.AuthenticationState.RETURNED, note)


@transaction.atomic
def _decide(report: Report, by: Any, state: str, note: str) -> Report:
    report = locked(report)
    is_missing = isinstance(report, MissingReport)
    need(by, p.AUTHENTICATE_MISSING if is_missing else p.AUTHENTICATE_RECOVERY, report)
    if not report.number:
        raise ValidationError(_("A draft is not verified."), code="draft")
    save(
        report,
        authentication=state,
        authenticated_at=timezone.now(),
        authenticated_by=by,
        authentication_note=note,
    )
    core_events.record(_event(is_missing, state), subject=report, by=by, note=note)
    return report


def _event(is_missing: bool, state: str) -> str:
    if state == c.AuthenticationState.VERIFIED:
        return events.MISSING_REPORT_AUTHENTICATED if is_missing else events.RECOVERY_REPORT_AUTHENTICATED
    return events.MISSING_REPORT_RETURNED if is_missing else events.RECOVERY_REPORT_RETURNED
