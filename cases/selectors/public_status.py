"""What a reporter learns from the number of a report and the mobile number given with it."""

import hmac
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases.models import MissingReport, Sighting

_NOBODY = "+910000000000"  # compared when there is no such report, so that the work is the same

_SIGHTING_WORDS = {
    c.SightingStatus.NEW: _("Received by the police"),
    c.SightingStatus.ASSIGNED: _("Received by the police"),
    c.SightingStatus.UNDER_CHECK: _("Being checked by the police"),
}
_SIGHTING_CLOSED = _("Checked and closed. Thank you for reporting.")


@dataclass(frozen=True)
class Status:
    """Never where anybody is: only how far the matter is, and whom to ring."""

    reference: str
    words: Any
    office: str
    office_phone: str


def status_of(reference: str, phone: str) -> Status | None:
    """The status, when both belong together. No such number and a wrong mobile number cost the same work."""
    report = (
        MissingReport.objects.filter(reference=reference)
        .select_related("office")
        .only(
            "reference",
            "status",
            "reporter_phone",
            "reporter_alt_phone",
            "alert_phone",
            "office__name",
            "office__phone",
        )
        .first()
    )
    sighting = (
        Sighting.objects.filter(reference=reference)
        .select_related("office")
        .only("reference", "status", "reporter_phone", "office__name", "office__phone")
        .first()
    )
    numbers = [
        getattr(report, "reporter_phone", ""),
        getattr(report, "reporter_alt_phone", ""),
        getattr(report, "alert_phone", ""),
        getattr(sighting, "reporter_phone", ""),
    ]
    if not _any_equal(phone, numbers):
        return None
    return _of_report(report) if report else status_of_sighting(sighting)


def _any_equal(phone: str, numbers: list[Any]) -> bool:
    """Every number is compared, each in constant time."""
    same = [hmac.compare_digest(phone.encode(), str(number or _NOBODY).encode()) for number in numbers]
    return any(same)


def _of_report(report: MissingReport) -> Status:
    office = report.office
    return Status(
        report.reference, report.public_status, office.name if office else "", office.phone if office else ""
    )


def status_of_sighting(sighting: Sighting) -> Status:
    office = sighting.office
    words = _SIGHTING_WORDS.get(sighting.status, _SIGHTING_CLOSED)
    return Status(sighting.reference, words, office.name if office else "", office.phone if office else "")
