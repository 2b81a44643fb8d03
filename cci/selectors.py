"""Reads of the children of one home."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from cases.choices import RecoveryStatus
from cases.models import RecoveryReport
from cases.permissions import VIEW_RECOVERY
from cci.models import ChildFile


def placed_with(user: Any) -> QuerySet:
    """Found children whom an order put into the acting home."""
    reports = RecoveryReport.objects.permitted(user, VIEW_RECOVERY)
    return reports.filter(custody_office=user.office, status=RecoveryStatus.CUSTODY)


def arrivals(user: Any) -> QuerySet:
    """Of these, the ones for whom the home has not opened a file."""
    if getattr(user, "office", None) is None:
        return RecoveryReport.objects.none()
    files = ChildFile.objects.present().filter(recovery_report=OuterRef("pk"), office=user.office)
    return placed_with(user).filter(~Exists(files)).order_by("custody_from", "pk")


def file_of(report: RecoveryReport, user: Any) -> ChildFile | None:
    return ChildFile.objects.present().filter(recovery_report=report, office=user.office).first()
