"""A child placed by order arrives: the institution opens the child's file."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.choices import DatePrecision, RecoveryStatus
from cases.models import RecoveryReport
from cases.services.records import need
from cci import events
from cci import permissions as p
from cci.models import ChildFile
from trackchild.core import events as core_events
from trackchild.core.workflow import locked


@transaction.atomic
def receive_child(report: RecoveryReport, *, by: Any, admitted_on: date | None = None) -> ChildFile:
    """One file for one stay: whoever sends the form twice gets the same file."""
    report = locked(report)
    child = _file_of(report, admitted_on or timezone.localdate())
    need(by, p.RECEIVE_CHILD, child)
    known = ChildFile.objects.present().filter(office=child.office, recovery_report=report).first()
    if known is not None:
        return known
    if report.status != RecoveryStatus.CUSTODY:
        raise ValidationError(_("This child is no longer placed with you."), code="not_placed")
    child.clean()
    child.save()
    core_events.record(
        events.CHILD_RECEIVED, subject=child, by=by, facts={"recovery_report": report.reference}
    )
    return child


def _file_of(report: RecoveryReport, admitted_on: date) -> ChildFile:
    """What the found record says of the child; a birthday only when it is known to the day."""
    home = report.custody_office
    months = report.age_in_months
    knows_birthday = report.dob_precision in ("", DatePrecision.DAY)
    return ChildFile(
        office=home,
        state=home.state if home else report.state,
        district=home.district if home else report.district,
        recovery_report=report,
        admitted_on=admitted_on,
        full_name=report.full_name,
        name_local=report.name_local,
        sex=report.sex,
        dob=report.dob if knows_birthday else None,
        age_years=None if months is None else months // 12,
        languages=report.languages,
        father_name=report.father_name,
        mother_name=report.mother_name,
    )
