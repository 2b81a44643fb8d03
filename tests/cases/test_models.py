"""Ages, children, constraints: what the record itself holds true."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cases import choices as c
from cases.models import IdentificationMark, MissingReport
from cases.models.person import months_between
from tests.factories.cases import IdentificationMarkFactory, MissingReportFactory, RecoveryReportFactory

EVENT = datetime(2026, 6, 15, 12, tzinfo=UTC)


@given(st.dates(date(1950, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 2), date(2026, 1, 1)))
def test_months_of_an_age_never_count_a_birthday_too_early(birth, event):
    months = months_between(birth, event)

    years, rest = divmod(months, 12)
    month = birth.month - 1 + rest
    reached = (birth.year + years + month // 12, month % 12 + 1, birth.day)
    assert reached <= (event.year, event.month, event.day)


@pytest.mark.parametrize(
    ("answers", "is_child"),
    [
        ({"age_years": 17}, True),
        ({"age_years": 18}, False),
        ({"age_years": None}, True),
        ({"age_years": None, "age_months": 7}, True),
        ({"age_years": None, "dob": date(2008, 6, 15)}, False),
        ({"age_years": None, "dob": date(2008, 6, 16)}, True),
        ({"age_years": None, "dob": date(2008, 1, 1), "dob_precision": "YEAR"}, True),
        ({"age_years": None, "dob": date(2007, 1, 1), "dob_precision": "YEAR"}, False),
    ],
)
def test_a_person_counts_as_a_child_unless_surely_grown(answers, is_child):
    report = MissingReport(missing_from=EVENT, **answers)

    assert report.is_child is is_child


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answers",
    [
        {"age_years": 9, "age_months": 4},
        {"age_years": None, "age_months": 7},
        {"age_years": None, "dob": date(2014, 6, 16)},
        {"age_years": None, "dob": date(2014, 6, 15)},
        {"age_years": None},
        {"age_years": 40, "dob": date(2008, 1, 1), "dob_precision": "YEAR"},
    ],
)
def test_database_and_record_count_the_same_age(answers):
    report = MissingReportFactory(missing_from=EVENT, **answers)

    stored = MissingReport.objects.get(pk=report.pk)

    assert stored.age_months_at_event == stored.age_in_months
    assert MissingReport.objects.children().filter(pk=report.pk).exists() is stored.is_child


@pytest.mark.django_db
def test_a_mark_belongs_to_exactly_one_report():
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentificationMark.objects.create(kind="SCAR")
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentificationMarkFactory(
            missing_report=MissingReportFactory(), recovery_report=RecoveryReportFactory()
        )

    assert IdentificationMarkFactory(missing_report=MissingReportFactory()).pk


@pytest.mark.django_db
def test_a_registered_report_cannot_lose_its_number():
    report = MissingReportFactory(open=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        MissingReport.objects.filter(pk=report.pk).update(number="")


@pytest.mark.django_db
def test_a_found_child_without_a_name_is_recorded():
    report = RecoveryReportFactory(full_name="", father_name="", age_years=None, age_months=9, recorded=True)

    assert report.status == c.RecoveryStatus.RECORDED
    assert report.display_name == "Name not known"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answers",
    [
        {"missing_from": timezone.now() + timedelta(days=1)},
        {"dob": timezone.localdate(), "missing_from": timezone.now() - timedelta(days=3)},
        {"aadhaar_last4": "1234"},
    ],
)
def test_contradicting_answers_are_refused(answers):
    report = MissingReportFactory.build(office=None, state=None, district=None, **answers)

    with pytest.raises(ValidationError):
        report.clean()


@pytest.mark.django_db
def test_a_district_says_its_state():
    report = MissingReportFactory(place_state=None, permanent_state=None)

    report.clean()

    assert report.place_state == report.place_district.state
    assert report.permanent_state == report.permanent_district.state
