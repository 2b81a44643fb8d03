"""A small district with its units, a case in it, and a telephone to read the messages on."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from django.utils import timezone

from cases.models import MissingReport, RecoveryReport, Sighting
from directory.choices import OfficeKind, Role
from tests.factories.accounts import OfficerFactory
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory
from trackchild.core.models import DemoMessage

NAME = "Zebunnisa Marker"  # the child's name: it may stand in no message
PLACE = "Hidden Shelter Home"
REPORTER = "+919811111111"


@dataclass
class Place:
    """One district, its police district, and an officer in each role."""

    district: object = None
    station: object = None
    officers: dict = field(default_factory=dict)

    def __getattr__(self, role: str):
        return self.officers[Role[role]]


def make_place() -> Place:
    district = DistrictFactory()
    police = PoliceDistrictFactory(state=district.state, districts=[district])
    place = Place(district=district)
    kinds = {
        Role.STATION_OFFICER: OfficeKind.PS,
        Role.SJPU_OFFICER: OfficeKind.SJPU,
        Role.DCRB_OFFICER: OfficeKind.DCRB,
        Role.SUPERINTENDENT_OF_POLICE: OfficeKind.SP,
        Role.DCPU_OFFICER: OfficeKind.DCPU,
        Role.CWC_CHAIR: OfficeKind.CWC,
        Role.CWC_MEMBER: OfficeKind.CWC,
        Role.INFORMANT: OfficeKind.INFORMANT,
    }
    for role, kind in kinds.items():
        in_police = role in {
            Role.STATION_OFFICER, Role.SJPU_OFFICER, Role.DCRB_OFFICER, Role.SUPERINTENDENT_OF_POLICE
        }  # fmt: skip
        office = OfficeFactory(
            kind=kind, district=district, police_district=police if in_police else None, phone="0522-2200100"
        )
        place.officers[role] = OfficerFactory(role=role, office=office)
        if role == Role.STATION_OFFICER:
            place.station = office
    return place


@pytest.fixture
def place(db):
    return make_place()


@pytest.fixture
def elsewhere(db):
    return make_place()


@pytest.fixture
def report(place):
    now = timezone.now()
    return MissingReport.objects.create(
        state=place.district.state, district=place.district, office=place.station,
        number="UP/LKO/2026/M/0001",
        status="OPEN", registered_at=now, reported_at=now, missing_from=now, full_name=NAME, age_years=12,
        reporter_phone=REPORTER, reporter_language="hi", io_phone="9415000001",
    )  # fmt: skip


@pytest.fixture
def recovery(elsewhere):
    now = timezone.now()
    return RecoveryReport.objects.create(
        state=elsewhere.district.state, district=elsewhere.district, office=elsewhere.station,
        number="WB/HWH/2026/R/0001", status="RECORDED", registered_at=now, reported_at=now, recovered_at=now,
        full_name=NAME, age_years=12,
    )  # fmt: skip


@pytest.fixture
def sighting(place):
    return Sighting.objects.create(
        state=place.district.state, district=place.district, office=place.station, kind="SEEN",
        reporter_phone=REPORTER, reporter_language="en", description=NAME,
    )  # fmt: skip


@pytest.fixture
def happen(django_capture_on_commit_callbacks):
    """Record an event and let everything that follows from it happen."""
    from trackchild.core import events

    def record(kind, subject, by=None, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return events.record(kind, subject=subject, by=by, facts=facts)

    return record


@pytest.fixture
def phones():
    """`phones.of(user)`: texts that reached somebody; `phones.all()`: every text."""

    def of(who) -> list[str]:
        number = who if isinstance(who, str) else str(who.phone)
        return [m.body for m in DemoMessage.objects.filter(to=number)]

    return SimpleNamespace(of=of, all=lambda: [m.body for m in DemoMessage.objects.all()])
