"""The resource directory of citizens, the office's own entry, the page of roles."""

import pytest
from django.urls import reverse

from directory.choices import OfficeKind, Role
from tests.factories.accounts import OfficerFactory, login
from tests.factories.directory import DistrictFactory, OfficeFactory

pytestmark = pytest.mark.django_db

LIST = "directory:office-list"


def test_citizen_finds_an_office_without_cookie_or_log_in(client):
    office = OfficeFactory(kind=OfficeKind.CWC, name="CWC Lucknow", sitting_days="Tuesday and Friday")

    response = client.get(reverse(LIST), {"q": "lucknow"})

    page = response.content.decode()
    assert response.status_code == 200
    assert office.phone in page
    assert "Tuesday and Friday" in page
    assert not response.cookies


def test_list_narrows_by_state_district_and_kind(client):
    here = OfficeFactory(name="Here PS")
    OfficeFactory(name="Elsewhere PS")
    OfficeFactory(name="Same place CWC", kind=OfficeKind.CWC, district=here.district)
    address = {"state": here.state.lgd_code, "district": here.district.lgd_code, "kind": "PS"}

    page = client.get(reverse(LIST), address).content.decode()

    assert "Here PS" in page
    assert "Elsewhere PS" not in page
    assert "Same place CWC" not in page


def test_office_in_charge_of_several_districts_is_found_in_each(client):
    committee = OfficeFactory(kind=OfficeKind.CWC, name="CWC of two")
    second = DistrictFactory(state=committee.state)
    committee.jurisdiction_districts.set([second, committee.district])
    address = {"state": second.state.lgd_code, "district": second.lgd_code}

    page = client.get(reverse(LIST), address).content.decode()

    assert page.count("CWC of two") == 1


def test_native_name_is_found(client):
    OfficeFactory(name="Kotwali", name_local="कोतवाली")

    assert "Kotwali" in client.get(reverse(LIST), {"q": "कोतवाली"}).content.decode()


def test_closed_and_hidden_offices_are_not_listed(client):
    OfficeFactory(name="Closed PS", closes_on="2020-01-01")
    OfficeFactory(name="Hidden PS", is_public=False)

    page = client.get(reverse(LIST)).content.decode()

    assert "Closed PS" not in page
    assert "Hidden PS" not in page


@pytest.mark.parametrize(
    "address",
    [
        {"state": "9" * 40, "district": "-1", "kind": "none"},
        {"q": "\x00 \u202e ' OR 1=1"},
        {"page": "99999999999999999999"},
        {"state": "१"},
    ],
)
def test_odd_input_is_no_error(client, address):
    assert client.get(reverse(LIST), address).status_code == 200


def test_list_asks_few_queries(client, django_assert_max_num_queries):
    for _one in range(25):
        OfficeFactory()

    with django_assert_max_num_queries(6):
        client.get(reverse(LIST))


def test_head_corrects_the_own_entry_only(client):
    officer = OfficerFactory()
    other = OfficeFactory(district=officer.office.district)
    login(client, officer)
    data = {"phone": "०५२२-२२००१००", "address": "New Road"}

    own = client.post(reverse("directory:office-edit", args=[officer.office.code]), data)
    foreign = client.post(reverse("directory:office-edit", args=[other.code]), data)

    officer.office.refresh_from_db()
    assert own.status_code == 302
    assert officer.office.phone == "0522-2200100"
    assert foreign.status_code == 403


def test_page_of_roles_shows_the_matrix(client):
    login(client, OfficerFactory(role=Role.AUDITOR))

    page = client.get(reverse("directory:roles")).content.decode()

    assert "directory.edit_office" in page
    assert "accounts.approve_user" in page
    assert "whole country" in page


def test_history_of_an_office_tells_what_it_was_called():
    office = OfficeFactory(name="Old thana")
    office.name = "New thana"
    office.save()

    assert list(office.history.order_by("pgh_id").values_list("name", flat=True)) == [
        "Old thana",
        "New thana",
    ]
