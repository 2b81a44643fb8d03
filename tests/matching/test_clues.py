"""Sightings, children of homes and unidentified bodies against the missing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alerts.models import Alert
from alerts.services import notify
from cases import services as cases
from cases.models import Publication
from cci.models import ChildFile
from directory.choices import OfficeKind, Role
from matching import events, services, tasks
from matching.models import Clue, ClueMatch, Match
from tests.factories.accounts import OfficerFactory, login
from tests.factories.cases import SightingFactory
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory
from tests.factories.matching import CHILD, FOUND, OpenMissingReportFactory, RecordedRecoveryReportFactory
from trackchild.core.models import Event

pytestmark = pytest.mark.django_db

LOOK = {
    "sex": "M", "age_years": 7, "languages": ["bho"], "clothes_upper": "T_SHIRT", "clothes_colours": ["RED"],
}  # fmt: skip


@pytest.fixture
def station():
    district = DistrictFactory()
    police = PoliceDistrictFactory(state=district.state, districts=[district])
    return OfficeFactory(district=district, police_district=police)


def lost(station, **told):
    yesterday = timezone.now() - timedelta(days=1)
    told = {**LOOK, "full_name": "Guddu Ram", "missing_from": yesterday, **told}
    report = OpenMissingReportFactory(office=station, place_district=station.district, **told)
    services.rank_report(report)
    return report


def seen(station, **told):
    told = {"sex": "M", "age_years": 7, "languages": ["bho"], "clothes": "red t-shirt", **told}
    return SightingFactory(
        office=station, place_district=station.district, seen_at=timezone.now(), missing_report=None, **told
    )


def in_home(**told) -> ChildFile:
    home = OfficeFactory(kind=OfficeKind.CCI)
    told = {
        "full_name": "সুনয়না", "sex": "F", "age_years": 9, "father_name": "Ramdhani Paswan",
        "mother_name": "Phulmati", "languages": ["bho", "hi"], **told,
    }  # fmt: skip
    return ChildFile.objects.create(
        office=home, state=home.state, district=home.district, admitted_on=timezone.localdate(), **told
    )


def page(user, record) -> str:
    return login(Client(), user).get(record.get_absolute_url()).content.decode()


def test_a_sighting_shows_who_it_may_be_and_why(station):
    report = lost(station)
    lost(station, sex="F", age_years=15, full_name="Sunita Devi")
    text = page(OfficerFactory(role=Role.STATION_OFFICER, office=station), seen(station))

    assert "May be this missing person" in text
    assert report.get_absolute_url() in text
    assert "Speaks the same language: Bhojpuri." in text
    assert "Sunita Devi" not in text


@pytest.mark.parametrize("told", [{"sex": "F"}, {"age_years": 30}])
def test_a_sighting_of_somebody_else_shows_nobody(station, told):
    lost(station)

    assert services.rank_clue(seen(station, **told)) == []


def test_nobody_was_seen_before_going_missing(station):
    lost(station, missing_from=timezone.now() + timedelta(days=3))

    assert services.rank_clue(seen(station)) == []


def test_a_case_shows_the_sightings_that_may_be_this_child(station):
    report, sighting = lost(station), seen(station)
    services.rank_clue(sighting)
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=station)

    assert sighting.get_absolute_url() in page(officer, report)

    elsewhere = OfficerFactory(role=Role.STATION_OFFICER)
    assert sighting.get_absolute_url() not in page(elsewhere, report)


def test_a_report_that_comes_later_finds_the_sighting(station):
    sighting = seen(station)
    services.rank_clue(sighting)
    assert not ClueMatch.objects.exists()

    report = lost(station)
    services.rank_clues_of(report)
    first = ClueMatch.objects.get()
    services.rank_clues_of(report)

    assert (first.clue.sighting, first.missing_report) == (sighting, report)
    assert ClueMatch.objects.get().updated_at >= first.updated_at


def test_either_order_gives_the_same_likelihood(station):
    sighting = seen(station)
    services.rank_clue(sighting)
    services.rank_clues_of(lost(station))
    before = ClueMatch.objects.get().score

    (after,) = services.rank_clue(sighting)

    assert after.score == pytest.approx(before)


def test_a_checked_sighting_is_compared_no_longer(station):
    report, sighting = lost(station), seen(station)
    services.rank_clue(sighting)
    sighting.status = "UNDER_CHECK"
    sighting.save()
    sighting.status = "NOT_FOUND"
    sighting.save()

    assert services.rank_clue(sighting) == []
    assert not report.clue_matches.standing().exists()


def test_clues_are_nobodys_rivals(station):
    """What a Form-R is worth does not change because somebody saw a child like this one."""
    report = lost(station, missing_from=timezone.now() - timedelta(days=4))
    found = RecordedRecoveryReportFactory(
        **{"office": station, "place_district": station.district, **LOOK, "full_name": "Guddu"}
    )
    services.rank_report(found)
    before = Match.objects.get(missing_report=report).score
    for _ in range(3):
        services.rank_clue(seen(station))

    services.rank_report(found)

    assert Match.objects.get(missing_report=report).score == pytest.approx(before)
    assert report.clue_matches.count() == 3


# --- children of homes


def test_a_home_sees_the_poster_of_the_child_it_may_have():
    report = OpenMissingReportFactory(**CHILD)
    services.rank_report(report)
    child = in_home()
    keeper = OfficerFactory(role=Role.CCI_SUPERINTENDENT, office=child.office)
    assert "Sunaina Kumari" not in page(keeper, child)

    Publication.objects.create(
        missing_report=report, basis="CONSENT", given_by="Ramdhani", given_on="2026-01-01"
    )
    report.published_at = timezone.now()
    report.save()
    text = page(keeper, child)

    assert f"/missing/{report.reference}/" in text
    assert "Speaks the same language" in text
    assert "Ramdhani Paswan / Ramdhani Paswan" not in text


def test_a_new_report_tells_the_home_once():
    child = in_home()
    keeper = OfficerFactory(role=Role.CCI_SUPERINTENDENT, office=child.office)
    assert services.read_waiting(5)
    assert Clue.objects.get().child_file == child

    report = OpenMissingReportFactory(**CHILD)
    for _ in range(2):
        services.rank_clues_of(report)

    event = Event.objects.get(kind=events.CLUE_SUGGESTED)
    notify(event=event)
    assert Alert.objects.get(event=event).user == keeper
    assert event.subject().get_absolute_url() == child.get_absolute_url()


def test_a_child_that_came_by_a_form_r_is_compared_by_it():
    report = OpenMissingReportFactory(**CHILD)
    services.rank_report(report)
    found = RecordedRecoveryReportFactory(**FOUND)

    assert services.rank_clue(in_home(recovery_report=found)) == []
    assert services.read_waiting(5)
    assert Clue.objects.filter(is_open=True).count() == 0


def test_a_name_given_by_the_home_is_no_evidence():
    services.rank_report(OpenMissingReportFactory(**CHILD))

    named, given = (
        services.rank_clue(
            in_home(full_name=name, father_name="", mother_name="Phulmati Devi", name_local="")
        )
        for name in ("Sunaina Kumari", "Sunaina Kumari (temporary name)")
    )

    assert named[0].score > (given[0].score if given else 0)


def test_an_event_of_a_sighting_ranks_it(station):
    lost(station)
    sighting = cases.report_sighting(
        kind="SIGHTED", place_district=station.district, place_station=station, sex="M", age_years=7,
        languages=["bho"], clothes="red t-shirt",
    )  # fmt: skip

    tasks.rank_clues(Event.objects.get(kind="sighting.reported").pk)

    assert ClueMatch.objects.get().clue.sighting == sighting


# --- bodies


@pytest.mark.parametrize("age", [9, 34])
def test_an_unidentified_body_is_compared_with_missing_children_and_adults(age):
    report = OpenMissingReportFactory(**{**CHILD, "age_years": age})
    services.rank_report(report)
    body = RecordedRecoveryReportFactory(
        **{**FOUND, "full_name": "", "father_name": "", "languages": [], "age_years": age, "kind": "BODY"}
    )
    for one in ({"missing_report": report}, {"recovery_report": body}):
        for kind, site, side in (
            ("TATTOO", "FOREARM", "L"),
            ("SIXTH_DIGIT", "FOOT", "R"),
            ("BURN", "KNEE", "R"),
        ):
            type(report.marks.model()).objects.create(kind=kind, site=site, side=side, **one)
    services.rank_report(report)

    assert body.is_body
    assert [match.missing_report for match in services.rank_report(body)] == [report]


def test_sightings_nobody_has_read_are_compared_in_the_background(station):
    report, sighting = lost(station), seen(station)

    tasks.read_clues()

    assert [match.clue.sighting for match in report.clue_matches.all()] == [sighting]
