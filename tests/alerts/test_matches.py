"""A likely match calls both sides; the reporter only hears whom to contact."""

import pytest

from alerts.rules import LIKELY_MATCH
from matching import events as matching
from matching.models import Match
from tests.alerts.conftest import REPORTER
from tests.alerts.test_services import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def match(report, recovery):
    return Match.objects.create(
        missing_report=report, recovery_report=recovery, score=0.93, bits=12, engine="test"
    )


def test_likely_match_calls_both_sides(place, elsewhere, match, happen, phones):
    event = happen(matching.MATCH_SUGGESTED, match)

    assert told(event) == {
        place.STATION_OFFICER, place.DCRB_OFFICER,
        elsewhere.STATION_OFFICER, elsewhere.DCRB_OFFICER, elsewhere.CWC_CHAIR,
    }  # fmt: skip
    assert len(phones.of(elsewhere.STATION_OFFICER)) == 1
    assert phones.of(REPORTER) == []


def test_weak_match_calls_nobody(match, happen, phones):
    match.score = LIKELY_MATCH - 0.01
    match.save()

    event = happen(matching.MATCH_SUGGESTED, match)

    assert told(event) == set()
    assert phones.all() == []


def test_confirmed_match_tells_the_reporter_whom_to_contact_and_nothing_else(
    place, elsewhere, report, match, happen, phones
):
    happen(matching.MATCH_CONFIRMED_BOTH, match)

    (sms,) = phones.of(REPORTER)
    assert report.io_phone in sms
    assert str(place.station) in sms
    for secret in (
        report.full_name,
        elsewhere.station.name,
        elsewhere.district.name,
        match.recovery_report.number,
    ):
        assert secret not in sms


def test_later_news_reaches_those_alerted_before(place, match, happen):
    first = happen(matching.MATCH_SUGGESTED, match)

    assert told(happen(matching.MATCH_REJECTED, match)) == told(first)


@pytest.mark.parametrize(("side", "hears"), [("M", "elsewhere"), ("R", "place")])
def test_a_question_reaches_the_other_office_only(place, elsewhere, match, happen, side, hears):
    event = happen(matching.MATCH_MORE_NEEDED, match, side=side)

    assert told(event) == {{"elsewhere": elsewhere, "place": place}[hears].STATION_OFFICER}


def test_a_question_about_a_child_before_the_board_reaches_no_station_that_searches(match, happen):
    match.recovery_report.produced_before = "JJB"
    match.recovery_report.save()

    event = happen(matching.MATCH_MORE_NEEDED, match, side="R")

    assert told(event) == set()


def test_a_closed_rival_is_told_to_those_alerted_before(match, happen):
    first = happen(matching.MATCH_SUGGESTED, match)
    match.closed_for = match
    match.save()

    assert told(happen(matching.MATCH_EXPIRED, match)) == told(first)


def test_a_match_that_faded_is_told_to_nobody(match, happen):
    happen(matching.MATCH_SUGGESTED, match)

    assert told(happen(matching.MATCH_EXPIRED, match)) == set()


def test_without_a_head_the_officer_in_charge_hears_of_an_unopened_match(place, match, happen):
    event = happen(matching.MATCH_UNOPENED, match, side="M")

    assert told(event) == {place.STATION_OFFICER}
