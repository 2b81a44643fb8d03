"""The officers' first page."""

import re

import pytest
from django.utils import timezone

from cci.models import ChildFile
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

    register = client.get("/office/").context["registers"][1]

    assert [count.total for count in register.counts] == [1]
    assert len(client.get(register.counts[0].url).context["object_list"]) == 1


def test_a_desk_without_registers_points_to_its_menu(client):
    login(client, OfficerFactory(role=Role.SYSTEM_ADMINISTRATOR))

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


def test_work_list_and_search_are_two_steps_away_by_keyboard(client):
    """The first links of every office page lead to the content, the work list and the search."""
    login(client, OfficerFactory())

    text = client.get("/office/directory/").content.decode()

    skips = re.findall(r'<a class="tc-skip" href="([^"]+)"', text)
    assert skips == ["#main", "/office/", "/office/search/"]


def test_the_desk_searches_the_country_for_those_who_may(client):
    login(client, OfficerFactory(role=Role.STATION_OFFICER))
    with_search = client.get("/office/").content.decode()
    login(client, OfficerFactory(role=Role.CCI_SUPERINTENDENT))

    assert 'id="desk-search"' in with_search
    assert 'id="desk-search"' not in client.get("/office/").content.decode()


def test_a_home_counts_the_children_who_live_in_it(client):
    officer = OfficerFactory(role=Role.CCI_SUPERINTENDENT)
    where = {"state": officer.office.state, "district": officer.office.district}
    for office, status in ((officer.office, "PLACED"), (officer.office, "EXITED"), (None, "PLACED")):
        ChildFile.objects.create(
            **where, office=office, status=status, sex="F", admitted_on=timezone.localdate()
        )
    login(client, officer)

    children = client.get("/office/").context["registers"][0]

    assert [(count.total, str(count.label)) for count in children.counts] == [(1, "Placed by order")]
    assert len(client.get(children.counts[0].url).context["object_list"]) == 1
