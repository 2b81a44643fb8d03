"""Reports that are, or are not, about one child; matches between them."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone

from cases.models import IdentificationMark, MissingReport, RecoveryReport
from matching.models import Match
from tests.factories.directory import DistrictFactory, OfficeFactory

CHILD = {
    "full_name": "Sunaina Kumari",
    "sex": "F",
    "age_years": 9,
    "age_basis": "STATED",
    "father_name": "Ramdhani Paswan",
    "mother_name": "Phulmati Devi",
    "languages": ["bho", "hi"],
    "complexion": "WHEATISH",
    "height_cm": 128,
}
FOUND = {**CHILD, "full_name": "সুনয়না", "father_name": "Ramdhani", "mother_name": "", "age_basis": "APPARENT"}


class _Report(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    office = factory.SubFactory(OfficeFactory)
    state = factory.LazyAttribute(lambda report: report.office.state)
    district = factory.LazyAttribute(lambda report: report.office.district)
    registered_at = factory.LazyFunction(timezone.now)


class OpenMissingReportFactory(_Report):
    class Meta:
        model = MissingReport

    number = factory.Sequence(lambda n: f"M-UP-TEST-2026-{n:05d}")
    status = "OPEN"
    missing_from = factory.LazyFunction(lambda: timezone.now() - timedelta(days=12))


class RecordedRecoveryReportFactory(_Report):
    class Meta:
        model = RecoveryReport

    number = factory.Sequence(lambda n: f"R-WB-TEST-2026-{n:05d}")
    status = "RECORDED"
    recovered_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=2))


class MatchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Match

    missing_report = factory.SubFactory(OpenMissingReportFactory, **CHILD)
    recovery_report = factory.SubFactory(RecordedRecoveryReportFactory, **FOUND)
    score = 0.93
    bits = 22.0
    engine = "test"


def same_child(*, missing: dict[str, Any] | None = None, found: dict[str, Any] | None = None):
    """One child on both sides: name in another script, the age guessed, the same two marks."""
    district = DistrictFactory()
    one = OpenMissingReportFactory(
        **{**CHILD, "permanent_district": district, "permanent_state": district.state, **(missing or {})}
    )
    other = RecordedRecoveryReportFactory(**{**FOUND, **(found or {})})
    for report in ({"missing_report": one}, {"recovery_report": other}):
        IdentificationMark.objects.create(kind="BURN", site="FOREARM", side="L", **report)
        IdentificationMark.objects.create(kind="SIXTH_DIGIT", site="FOOT", side="R", **report)
    return one, other
