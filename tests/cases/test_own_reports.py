"""Citizens and informants follow what they reported with their account; nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import services
from directory.choices import Role
from tests.factories.accounts import OfficerFactory
from tests.factories.cases import SightingFactory
from tests.factories.directory import DistrictFactory
from tests.public.people import missing
from trackchild.core.panels import worklist

pytestmark = pytest.mark.django_db
PAGE = reverse("cases:own-reports")


def sighting_of(person, **facts):
    return services.report_sighting(by=person, place_district=DistrictFactory(), kind="SIGHTED", **facts)


@pytest.mark.parametrize("role", [Role.CITIZEN, Role.INFORMANT])
def test_own_reports_show_how_far_they_are(client_as, role):
    person = OfficerFactory(role=role)
    mine = sighting_of(person)
    SightingFactory(reporter_phone=person.phone)  # the same number is not the same account

    page = client_as(person).get(PAGE)

    assert [sighting for sighting, _status in page.context["rows"]] == [mine]
    assert "Received by the police" in page.content.decode()


def test_a_closed_report_says_no_more_than_that(client_as):
    person = OfficerFactory(role=Role.CITIZEN)
    sighting = sighting_of(person, description="A boy in a red shirt")
    type(sighting).objects.filter(pk=sighting.pk).update(status="UNDER_CHECK")
    type(sighting).objects.filter(pk=sighting.pk).update(status="NOT_FOUND", finding="Left for Mumbai")

    text = client_as(person).get(PAGE).content.decode()

    assert "Checked and closed" in text
    assert "Mumbai" not in text


def test_without_a_report_the_page_says_what_to_do(client_as):
    text = client_as(OfficerFactory(role=Role.CITIZEN)).get(PAGE).content.decode()

    assert "You have not reported anything yet" in text
    assert reverse("cases:sighting-report") in text


def test_a_citizen_has_no_desk_and_no_link_to_one(client_as):
    client = client_as(OfficerFactory(role=Role.CITIZEN))

    assert client.get("/office/").status_code == 403
    assert 'href="/office/' not in client.get(PAGE).content.decode()
    assert 'href="/office/' not in client.get(reverse("accounts:sessions")).content.decode()


def test_new_posters_of_the_district_wait_for_the_informant(client_as):
    worker = OfficerFactory(role=Role.INFORMANT)
    here = {"state": worker.office.state, "district": worker.office.district}
    poster = missing(full_name="Ritu Kumari", published_at=timezone.now(), **here)
    missing(full_name="Old Poster", published_at=timezone.now() - timedelta(days=8), **here)
    missing(full_name="Far Away", published_at=timezone.now())

    (item,) = [item for item in worklist.items(worker) if item.key == "cases.posters"]
    text = client_as(worker).get(item.url).content.decode()

    assert item.count == 1
    assert poster.full_name in text
    assert "Far Away" not in text
