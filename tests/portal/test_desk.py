"""The officers' first page."""

import pytest

from directory import shares
from directory.choices import Role
from tests.factories.accounts import OfficerFactory, login
from tests.factories.directory import OfficeFactory
from tests.public.people import missing

pytestmark = pytest.mark.django_db


def test_desk_needs_a_log_in(client):
    assert client.get("/office/").status_code == 302


def test_desk_counts_the_records_of_the_own_office(client):
    officer = OfficerFactory(role=Role.STATION_OFFICER)
    missing(office=officer.office)
    missing()
    login(client, officer)

    response = client.get("/office/")

    register = response.context["registers"][0]
    assert [(count.total, str(count.label)) for count in register.counts] == [(1, "Open, untraced")]
    assert response["Cache-Control"] == "private, no-store"


def test_an_office_that_holds_no_record_sees_those_of_its_area(client):
    officer = OfficerFactory(role=Role.DCPU_OFFICER)
    missing(office=OfficeFactory(state=officer.office.state, district=officer.office.district))
    missing()
    login(client, officer)

    register = client.get("/office/").context["registers"][0]

    assert (str(register.title), [count.total for count in register.counts]) == ("Missing persons", [1])
    assert len(client.get(register.counts[0].url).context["object_list"]) == 1


def test_a_home_sees_the_missing_reports_shared_with_it(client):
    officer = OfficerFactory(role=Role.CCI_SUPERINTENDENT)
    shared = missing()
    missing()
    shares.grant(shared, officer.office, shares.MATCH)
    login(client, officer)

    register = client.get("/office/").context["registers"][0]

    assert [count.total for count in register.counts] == [1]
    assert len(client.get(register.counts[0].url).context["object_list"]) == 1


def test_a_desk_without_registers_points_to_its_menu(client):
    login(client, OfficerFactory(role=Role.AUDITOR))

    assert "Your pages stand in the menu" in client.get("/office/").content.decode()


def test_empty_desk_says_what_will_come(client):
    login(client, OfficerFactory(role=Role.HELPDESK_AGENT))

    assert "Nothing is waiting for you" in client.get("/office/").content.decode()


def test_design_page_exists_in_the_demonstration_only(client, settings):
    login(client, OfficerFactory())

    settings.DEMO = False
    assert client.get("/office/style/").status_code == 404
    settings.DEMO = True
    assert client.get("/office/style/").status_code == 200
