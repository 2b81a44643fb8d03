"""Missing and found persons in the states that citizens can meet."""

import io
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from cases.models import MissingReport, Photograph, Publication, RecoveryReport
from tests.factories.accounts import UserFactory
from tests.factories.directory import OfficeFactory
from trackchild.core import photos


def missing(*, published: bool = True, **facts: Any) -> MissingReport:
    """A registered report with a live poster unless told otherwise."""
    office = facts.pop("office", None) or OfficeFactory()
    now = timezone.now()
    serial = MissingReport.objects.count() + 1
    values = {
        "full_name": "Aarti Kumari",
        "sex": "F",
        "age_years": 11,
        "status": "OPEN",
        "number": f"M-UP-KTW-2026-{serial:05d}",
        "registered_at": now,
        "reported_at": now,
        "missing_from": now - timedelta(days=serial),
        "reporter_phone": "+919876543210",
        "office": office,
        "district": office.district,
        "state": office.state,
        "place_district": office.district,
        "place_state": office.state,
        "published_at": now if published else None,
        **facts,
    }
    report = MissingReport.objects.create(**values)
    if published:
        Publication.objects.create(
            missing_report=report,
            basis="CONSENT",
            given_by="Mother",
            given_on=timezone.localdate(),
            approved_by=UserFactory(),
        )
    return report


def found(**facts: Any) -> RecoveryReport:
    office = facts.pop("office", None) or OfficeFactory()
    now = timezone.now()
    serial = RecoveryReport.objects.count() + 1
    values = {
        "sex": "M",
        "age_years": 9,
        "kind": "FOUND_UNKNOWN",
        "status": "RECORDED",
        "number": f"R-WB-HWH-2026-{serial:05d}",
        "registered_at": now,
        "reported_at": now,
        "recovered_at": now,
        "languages": ["bn"],
        "office": office,
        "district": office.district,
        "state": office.state,
        **facts,
    }
    return RecoveryReport.objects.create(**values)


def portrait(colour: str = "teal") -> ContentFile:
    out = io.BytesIO()
    Image.new("RGB", (480, 600), colour).save(out, "JPEG")
    return ContentFile(out.getvalue(), name="portrait.jpg")


def with_photograph(report: MissingReport) -> Photograph:
    blob = photos.ingest(portrait(), owner=f"cases.missingreport:{report.pk}")
    return Photograph.objects.create(missing_report=report, original=blob, is_main=True)
