"""A photograph opens for the session it was shown in, for a minute, while the viewer may see the record."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases import services
from cases.models import MissingReport, Photograph
from directory.choices import Role
from tests.factories.accounts import OfficerFactory, login
from tests.public.people import missing, portrait, with_photograph
from trackchild.core import photos

pytestmark = pytest.mark.django_db
PICTURE = re.compile(r'src="(/[^"]*photos?/[^"]+)"')


@pytest.fixture
def report():
    report = missing()
    with_photograph(report)
    return report


@pytest.fixture
def hidden(report):
    """A second picture, that is on no poster."""
    blob = photos.ingest(portrait("maroon"), owner=f"cases.missingreport:{report.pk}")
    return Photograph.objects.create(missing_report=report, original=blob, is_main=False)


def pictures(client, url):
    return PICTURE.findall(client.get(url).content.decode())


def office_pictures(report, client):
    return pictures(client, reverse("cases:missing-report-detail", args=[report.reference]))


def test_another_session_cannot_use_the_address(report, hidden):
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=report.office)
    mine, other = login(Client(), officer), login(Client(), officer)
    addresses = office_pictures(report, mine)

    assert addresses
    assert {mine.get(address).status_code for address in addresses} == {200}
    assert {other.get(address).status_code for address in addresses} == {404}
    assert {Client().get(address).status_code for address in addresses} == {404}


def test_the_address_ends_after_a_minute(report):
    client = login(Client(), OfficerFactory(role=Role.STATION_OFFICER, office=report.office))
    addresses = office_pictures(report, client)

    with time_machine.travel(timezone.now() + timedelta(seconds=90)):
        assert {client.get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("end", ["withdrawn", "traced", "blocked", "expired"])
def test_the_picture_of_a_poster_goes_with_the_poster(report, end):
    poster = reverse("cases:poster", args=[report.reference])
    address = pictures(Client(), poster)[0]
    assert Client().get(address).status_code == 200

    if end == "withdrawn":
        services.withdraw_poster(report, by=None)
    elif end == "traced":
        services.trace_missing_report(
            report, by=None, return_verified_by="S. Verma", return_verified_on=timezone.localdate()
        )
    elif end == "blocked":
        MissingReport.objects.filter(pk=report.pk).update(publication_blocks=["POCSO"])
    else:
        yesterday = timezone.localdate() - timedelta(days=1)
        MissingReport.objects.filter(pk=report.pk).update(published_until=yesterday)

    assert Client().get(address).status_code == 404
    assert not pictures(Client(), poster)
