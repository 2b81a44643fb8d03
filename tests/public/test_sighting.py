"""Citizens report a sighting: danger first, without a name if they like, once however often they press."""

import re

import pytest
from django.core.files.base import ContentFile

from cases.models import Sighting
from tests.factories.directory import DistrictFactory
from tests.public.people import missing, portrait
from trackchild.core.models import Event, ImageBlob
from trackchild.core.views.idempotent import new_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    return DistrictFactory()


@pytest.fixture
def address(district):
    return f"/report/sighting/details/?state={district.state.iso}&danger=no"


def answers(district, **changes):
    given = {
        "submission_key": new_key(),
        "kind": "SIGHTED",
        "when": "today",
        "district": district.lgd_code,
        "place_line": "Platform 3, railway station",
        "sex": "F",
        "declaration": "on",
        "captcha_0": "x",
        "captcha_1": "PASSED",
    }
    return {name: value for name, value in (given | changes).items() if value is not None}


def test_first_page_leads_to_the_details_of_the_state(client, district):
    response = client.get(f"/report/sighting/?danger=yes&state={district.state.iso}")

    assert response.status_code == 302
    assert response["Location"] == f"/report/sighting/details/?state={district.state.iso}&danger=yes"


def test_danger_shows_the_helplines_before_the_form(client, district):
    page = client.get(f"/report/sighting/details/?state={district.state.iso}&danger=yes").content.decode()

    assert page.index("call 112 or 1098 before you go on") < page.index("<form")


def test_sighting_without_a_name_is_kept_and_told(client, district, address):
    response = client.post(address, answers(district), follow=True)

    sighting = Sighting.objects.get()
    assert sighting.is_anonymous
    assert sighting.state == district.state
    assert sighting.reference in response.content.decode()
    assert Event.objects.filter(kind="sighting.reported", subject_id=sighting.pk).exists()


def test_danger_is_kept(client, district):
    client.post(f"/report/sighting/details/?state={district.state.iso}&danger=yes", answers(district))

    assert Sighting.objects.get().in_danger


def test_sent_twice_makes_one_sighting(client, district, address):
    given = answers(district)

    first = client.post(address, given, follow=True).content.decode()
    second = client.post(address, given, follow=True).content.decode()

    assert Sighting.objects.count() == 1
    assert Sighting.objects.get().reference in first
    assert Sighting.objects.get().reference in second


def test_poster_link_joins_the_sighting_to_the_report(client, district, address):
    report = missing()

    client.post(f"{address}&poster={report.reference}", answers(district))

    assert Sighting.objects.get().missing_report == report


def test_child_in_hand_needs_a_number_to_call(client, district, address):
    page = client.post(address, answers(district, kind="FOUND_WITH_ME")).content.decode()

    assert "so that the police can come" in page
    assert not Sighting.objects.exists()


def test_errors_keep_answers_and_photograph(client, district, address):
    given = answers(district, declaration=None, photo=portrait())
    page = client.post(address, given).content.decode()
    kept = re.search(r'name="kept_photo" value="([^"]+)"', page)[1]

    client.post(address, answers(district, submission_key=given["submission_key"], kept_photo=kept))

    assert "Platform 3, railway station" in page
    assert "There is a problem" in page
    assert Sighting.objects.get().photographs.count() == 1
    assert not ImageBlob.objects.filter(owner__startswith="sighting form:").exists()


def test_kept_photograph_of_another_form_is_ignored(client, district, address):
    given = answers(district, declaration=None, photo=portrait())
    page = client.post(address, given).content.decode()
    kept = re.search(r'name="kept_photo" value="([^"]+)"', page)[1]

    client.post(address, answers(district, kept_photo=kept))

    assert Sighting.objects.get().photographs.count() == 0


def test_something_else_than_a_photograph_is_refused(client, district, address):
    given = answers(district, photo=ContentFile(b"<html>", name="a.jpg"))

    page = client.post(address, given).content.decode()

    assert "not a JPEG, PNG or WebP" in page
    assert not Sighting.objects.exists()


def test_sixth_sighting_of_a_network_in_an_hour_is_refused(client, district, address):
    codes = [client.post(address, answers(district)).status_code for _report in range(6)]

    assert codes == [302] * 5 + [429]


def test_wrong_ticket_leads_back(client):
    assert client.get("/report/sighting/received/?ticket=forged").status_code == 302
