"""The pages of matches: within reach 200, elsewhere 404; what may be seen and done there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from directory.choices import Role
from matching import comparison, counts
from tests.factories.accounts import OfficerFactory
from tests.factories.matching import MatchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()
    yield
    counts.forget()


@pytest.fixture
def match():
    return MatchFactory(
        reasons=[
            {
                "field": "father",
                "level": "agrees",
                "effect": 6.1,
                "values": {"missing": "Ramdhani", "found": "रामधनी"},
            }
        ]
    )


def officer(report, role=Role.STATION_OFFICER):
    return OfficerFactory(role=role, office=report.office)


def page(match, name="detail"):
    return reverse(f"matching:match-{name}", args=[match.reference])


@pytest.mark.parametrize("side", ["missing_report", "recovery_report"])
def test_both_offices_see_the_comparison(client_as, match, side):
    response = client_as(officer(getattr(match, side))).get(page(match))

    assert response.status_code == 200
    assert "Ramdhani / रामधनी" in response.content.decode()


@pytest.mark.parametrize("name", ["detail", "print"])
def test_other_office_gets_404(client_as, match, name):
    assert client_as(OfficerFactory(role=Role.STATION_OFFICER)).get(page(match, name)).status_code == 404


@pytest.mark.parametrize("name", ["review", "verify", "accept", "undo"])
def test_other_office_cannot_post(client_as, match, name):
    assert client_as(OfficerFactory(role=Role.STATION_OFFICER)).post(page(match, name), {}).status_code == 404


def test_an_operator_may_look_but_not_decide(client_as, match):
    client = client_as(officer(match.missing_report, Role.STATION_OPERATOR))

    assert client.get(page(match)).status_code == 200
    assert client.post(page(match, "review"), {"verdict": "CONFIRM"}).status_code == 403


def test_the_page_never_says_where_the_child_is_kept(client_as, match):
    match.recovery_report.custody_name = "Marker Home for Girls"
    match.recovery_report.save()

    response = client_as(officer(match.missing_report)).get(page(match))

    assert "Marker Home" not in response.content.decode()


def test_confirming_on_the_page(client_as, match):
    response = client_as(officer(match.missing_report)).post(
        page(match, "review"), {"verdict": "CONFIRM"}, follow=True
    )

    match.refresh_from_db()
    assert match.status == "REVIEWED"
    assert "You have confirmed the match" in response.content.decode()


def test_rejecting_without_a_reason_is_refused_in_words(client_as, match):
    response = client_as(officer(match.missing_report)).post(
        page(match, "review"), {"verdict": "REJECT"}, follow=True
    )

    match.refresh_from_db()
    assert match.status == "CANDIDATE"
    assert "Choose the reason." in response.content.decode()


def test_a_get_of_a_decision_address_changes_nothing(client_as, match):
    assert client_as(officer(match.missing_report)).get(page(match, "review")).status_code == 405


def test_the_list_shows_own_matches_only(client_as, match):
    other = MatchFactory()

    text = client_as(officer(match.missing_report)).get(reverse("matching:match-list")).content.decode()

    assert match.reference in text
    assert other.reference not in text


def test_unlikely_pairs_are_not_listed(client_as, match):
    match.score = 0.05
    match.save()

    text = client_as(officer(match.missing_report)).get(reverse("matching:match-list")).content.decode()

    assert match.reference not in text


def test_the_list_filters_by_band(client_as, match):
    text = (
        client_as(officer(match.missing_report))
        .get(reverse("matching:match-list"), {"band": "POSSIBLE"})
        .content.decode()
    )

    assert match.reference not in text


def test_the_list_needs_few_queries(client_as, match, django_assert_max_num_queries):
    office = match.missing_report.office
    for _ in range(6):
        MatchFactory(missing_report__office=office)
    client = client_as(officer(match.missing_report))
    client.get(reverse("matching:match-list"))

    with django_assert_max_num_queries(30):
        client.get(reverse("matching:match-list"))


@pytest.mark.parametrize("name", ["list", "detail"])
def test_on_a_narrow_screen_each_cell_carries_its_heading(client_as, match, name):
    address = reverse("matching:match-list") if name == "list" else page(match)
    text = client_as(officer(match.missing_report)).get(address).content.decode()

    cells = re.findall(r"<td[^>]*>", text)
    assert "tc-table-cards" in text
    assert cells
    assert [cell for cell in cells if "data-label" not in cell] == []


def test_case_numbers_link_only_to_cases_the_reader_may_open(client_as, match):
    own, other = match.missing_report, match.recovery_report
    text = client_as(officer(own)).get(page(match)).content.decode()

    assert f'<a href="{own.get_absolute_url()}" translate="no">{own}</a>' in text
    assert other.get_absolute_url() not in text


@pytest.mark.parametrize(("days", "state"), [(-3, comparison.DIFFERS), (3, comparison.AGREES)])
def test_the_date_agrees_when_found_after_missing(match, days, state):
    match.recovery_report.recovered_at = match.missing_report.missing_from + timedelta(days=days)

    rows = comparison.rows(match.missing_report, match.recovery_report)

    assert {str(row.label): row.state for row in rows}["Date of the event"] == state
