"""The pages of matches: within reach 200, elsewhere 404; what may be seen and done there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from cases import choices as c
from directory.choices import Role
from directory.models import Office
from matching import comparison, services
from matching.reasons import word_of
from tests.factories.accounts import OfficerFactory
from tests.factories.directory import PoliceDistrictFactory
from tests.factories.matching import MatchFactory

pytestmark = pytest.mark.django_db


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
    assert "Sunaina Kumari" in response.content.decode()


@pytest.mark.parametrize("side", ["missing_report", "recovery_report"])
def test_the_family_of_the_other_side_agrees_without_being_named(client_as, match, side):
    match.recovery_report.father_name = "Ramdhan Paswan"
    match.recovery_report.save()
    own, other = ("Ramdhani Paswan", "Ramdhan Paswan")[:: 1 if side == "missing_report" else -1]

    text = client_as(officer(getattr(match, side))).get(page(match)).content.decode()

    assert own in text
    assert f">{other}<" not in text
    assert "Recorded, not shown to your office" in text
    assert "Father&#x27;s name: the same." in text
    assert "Ramdhani / रामधनी" not in text


def test_the_family_is_named_to_whoever_may_read_it_on_both_sides(client_as, match):
    area = PoliceDistrictFactory()
    Office.objects.update(police_district=area)

    text = client_as(officer(match.missing_report)).get(page(match)).content.decode()

    assert "Ramdhani / रामधनी" in text


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
    answers = {"verdict": "REJECT", "text": "Not the same eyes"}
    response = client_as(officer(match.missing_report)).post(page(match, "review"), answers)

    text = response.content.decode()
    match.refresh_from_db()
    assert (response.status_code, match.status) == (422, "CANDIDATE")
    assert "<title>Error: " in text
    assert 'href="#reviewform_reason"' in text
    assert "Choose the reason." in text
    assert "Not the same eyes" in text


def test_no_two_fields_of_the_page_share_an_id(client_as, match):
    match.recovery_report.office = match.missing_report.office
    match.recovery_report.save()
    for by in (officer(match.missing_report), officer(match.missing_report)):
        services.review_match(match, by=by, verdict="CONFIRM")

    text = client_as(officer(match.missing_report)).get(page(match)).content.decode()

    ids = re.findall(r'\sid="([^"]+)"', text)
    assert "verifyform_text" in ids
    assert "reviewform_text" in ids
    assert len(ids) == len(set(ids))


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

    rows = comparison.rows(match.missing_report, match.recovery_report, seen=("PI", "PI"))

    assert {str(row.label): row.state for row in rows}["Date of the event"] == state


def test_words_inside_a_reason_are_in_the_readers_language():
    with override("hi"):
        mark = (c.MarkKind.MOLE.label, c.BodySide.LEFT.label, c.BodySite.CHEEK.label)

        assert word_of("MOLE LEFT CHEEK") == " ".join(map(str, mark)).lower()
        assert word_of("hi") == str(c.Language.HINDI.label)


def test_who_may_decide_is_led_there_from_the_top_of_the_page(client_as, match):
    in_charge = client_as(officer(match.missing_report)).get(page(match)).content.decode()
    operator = client_as(officer(match.missing_report, Role.STATION_OPERATOR)).get(page(match))

    assert in_charge.index('href="#decision"') < in_charge.index('id="comparison"')
    assert 'href="#decision"' not in operator.content.decode()
