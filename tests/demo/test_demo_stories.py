"""Every account of the demonstration logs in, finds waiting work on its first page, and opens it."""

import re
from typing import NamedTuple

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from alerts import services as alerts
from cases.models import MissingReport, Sighting
from tests.demo.test_load_demo import ACCOUNTS, PASSWORD
from tests.factories.accounts import login
from trackchild.accounts.models import User
from trackchild.core import messaging
from trackchild.core.models import Event, Message
from trackchild.core.panels import worklist

pytestmark = pytest.mark.django_db


class Waiting(NamedTuple):
    """What waits: the work item, a word on its page, and where the object of it is opened."""

    item: str
    word: str
    opens: str = ""  # pattern of the address of the object; empty: the page itself shows it


ONE = "(?:[0-9A-Z]{4}-){3}[0-9A-Z]/"
REPORT, FOUND = f"/office/missing-reports/{ONE}", f"/office/recovery-reports/{ONE}"
MATCH, ARRIVAL = f"/office/matches/{ONE}", f"/office/children/arrivals/{ONE}"
SIGHTING, CHILD = f"/office/sightings/{ONE}", f"/office/children/{ONE}"
ENTRIES = "/office/access-log/entries/"
VERIFY = Waiting("cases.authentication", "Verify or return", f"{FOUND}authentication/")
WAITING = {
    "ps.kotwali.lucknow": Waiting("matches", "Anjali Kumari", MATCH),
    "ps.grp.howrah": Waiting("matches", "Anjali Kumari", MATCH),
    "ps.kotwali.patna": Waiting("cases.transfers", "Golu Manjhi", REPORT),
    "sjpu.lucknow": Waiting("cases.sighting.new", "Lucknow", SIGHTING),
    "ahtu.lucknow": Waiting("cases.missing-report.no-entry", "Roshni Gautam", REPORT),
    "cci.howrah": Waiting("cci.arrivals", "Name not known", ARRIVAL),
    "cci.lucknow": Waiting("matches", "Sneha", MATCH),
    "cwc.howrah": Waiting("cases.recovery-report.to-be-produced", "Rahim Sk", FOUND),
    "cwc.lucknow": Waiting("cases.recovery-report.no-order", "Sneha", FOUND),
    "jjb.lucknow": Waiting("cases.recovery-report.no-order", "Raju", FOUND),
    "dcpu.howrah": Waiting("cases.recovery-report.late-in-district", "Pooja", FOUND),
    "dcpu.lucknow": VERIFY,
    "dcrb.lucknow": Waiting("cases.missing-report.four-months", "Karan Rawat", REPORT),
    "dcrb.howrah": VERIFY,
    "scrb.up": Waiting("cases.missing-report.between-states", "Golu Manjhi", REPORT),
    "scps.up": Waiting("accounts.approvals", "Farhana Begum", "/office/users/cwc2.lucknow/"),
    "scps.wb": Waiting("cases.recovery-report.late-in-state", "Pooja", FOUND),
    "ncrb": Waiting("cases.missing-report.between-states", "Kajal Kumari", REPORT),
    "cpsu": Waiting("accounts.approvals", "Manoj Dwivedi", "/office/users/dcpu2.lucknow/"),
    "dm.lucknow": Waiting("district.late", "Kotwali PS, Lucknow"),
    "sp.lucknow": Waiting("cases.missing-report.four-months", "Karan Rawat", REPORT),
    "inf.anganwadi.lucknow": Waiting("cases.posters", "Anjali Kumari", f"/missing/{ONE}"),
    "helpdesk": Waiting("feedback", "always engaged", f"/office/feedback/{ONE}"),
    "sysadmin": Waiting("dead-letters", "a landline takes no SMS"),
    "auditor": Waiting("access-log.unusual", "ps.kotwali.patna", rf"{ENTRIES}\?person=ps.kotwali.patna"),
}


@pytest.fixture
def demo(country):
    """The demonstration, and what its worker did with the report of a landline."""
    with override_settings(DEMO=True):
        report = MissingReport.objects.get(full_name="Kajal Kumari", created_by__isnull=False)
        registered = Event.objects.get(kind="missing_report.registered", subject_reference=report.reference)
        alerts.notify(event=registered)
        messaging.send_due("sms")
        yield country


def person(username: str) -> Client:
    return login(Client(), User.objects.get(username=username))


def links(text: str, pattern: str) -> list[str]:
    return re.findall(rf'href="({pattern})"', text) if pattern else []


def test_every_account_but_the_citizen_has_a_story_here():
    assert set(WAITING) == set(ACCOUNTS) - {"citizen.demo"}


@pytest.mark.parametrize("username", ACCOUNTS)
def test_password_and_code_lead_to_a_page_of_ones_own(demo, username):
    client = Client()
    secret = {"username": username, "password": PASSWORD, "captcha_0": "x", "captcha_1": "PASSED"}
    client.post(reverse("accounts:login"), secret)
    code = re.search(r"\b\d{6}\b", Message.objects.filter(template="otp").latest("pk").body).group()

    page = client.post(reverse("accounts:verify"), {"code": code}, follow=True)

    own = "cases:own-reports" if username == "citizen.demo" else "portal:desk"
    assert page.redirect_chain == [(reverse(own), 302)]
    assert page.status_code == 200


@pytest.mark.parametrize("username", WAITING)
def test_the_waiting_work_of_each_account_opens(demo, username):
    waiting, client = WAITING[username], person(username)

    items = {item.key: item for item in client.get(reverse("portal:desk")).context["items"]}
    page = client.get(items[waiting.item].url)
    text = page.content.decode()

    assert page.status_code == 200
    assert waiting.word in text
    objects = links(text, waiting.opens)[:1]
    assert [client.get(url).status_code for url in objects] == ([200] if waiting.opens else [])


@pytest.mark.parametrize("username", WAITING)
def test_every_item_of_a_work_list_leads_to_a_page(demo, username):
    user = User.objects.get(username=username)

    client = person(username)

    assert {item.key: client.get(item.url).status_code for item in worklist.items(user)} == dict.fromkeys(
        (item.key for item in worklist.items(user)), 200
    )


def test_the_citizen_sees_how_far_the_own_reports_are_and_no_desk(demo):
    client = person("citizen.demo")
    own = Sighting.objects.filter(reported_by__username="citizen.demo")

    text = client.get(reverse("cases:own-reports")).content.decode()

    assert own.count() == 2
    assert all(sighting.reference in text for sighting in own)
    assert "Being checked by the police" in text
    assert client.get(reverse("portal:desk")).status_code == 403


def test_the_home_sees_its_child_with_picture_record_and_match(demo):
    client = person("cci.howrah")

    listed = client.get(reverse("cci:child-file-list")).content.decode()
    page = client.get(links(listed, CHILD)[0]).content.decode()

    assert "অঞ্জলি কুমারী" in page
    assert "Anjali Kumari" in page  # the missing girl, among the possible matches
    assert [client.get(url).status_code for url in links(page, MATCH)[:1]] == [200]
    assert [client.get(url).status_code for url in links(page, FOUND)[:1]] == [200]
    assert re.search(r'<img class="tc-photo" src="/photos/', page)


@pytest.mark.parametrize("username", ["dm.lucknow", "helpdesk", "sysadmin", "auditor", "citizen.demo"])
def test_accounts_without_cases_open_no_record_of_a_person(demo, username):
    client, report = person(username), MissingReport.objects.exclude(number="").first()

    refused = [client.get(report.get_absolute_url()), client.get(reverse("cases:missing-report-list"))]

    assert [page.status_code for page in refused] == [404, 403]
