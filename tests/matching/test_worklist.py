"""The order of the work list, who has opened a match, and who hears of it when nobody has."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from alerts import rules
from directory.choices import Role
from directory.models import Office
from matching import selectors, services
from matching.models import Match, Opening
from matching.priority import MOST_DAYS, priority
from tests.factories.accounts import OfficerFactory
from tests.factories.directory import PoliceDistrictFactory
from tests.factories.matching import MatchFactory
from trackchild.core.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def match():
    return MatchFactory(suggested_at=NOW, told_band="VERY_LIKELY")


def unopened(match):
    kinds = ("match.unopened", "match.still_unopened")
    events = Event.objects.filter(kind__in=kinds, subject_id=match.pk).order_by("pk")
    return [(event.kind.removeprefix("match."), event.facts["side"]) for event in events]


def after(hours, match):
    services.escalate_unopened(NOW + timedelta(hours=hours))
    return unopened(match)


def opened_by(match, report):
    services.mark_opened(match, by=OfficerFactory(role=Role.STATION_OFFICER, office=report.office))


def test_risk_outweighs_a_little_probability():
    assert priority(0.6, "CRITICAL", NOW, NOW) > priority(0.95, "LOW", NOW, NOW)


def test_a_week_of_waiting_counts_twice():
    assert priority(0.5, "LOW", NOW - timedelta(days=7), NOW) == pytest.approx(
        2 * priority(0.5, "LOW", NOW, NOW)
    )


def test_waiting_counts_up_to_a_limit():
    long, longer = (priority(0.5, "LOW", NOW - timedelta(days=days), NOW) for days in (MOST_DAYS, 365))

    assert long == longer


def test_the_list_stands_in_the_order_of_the_formula(match):
    office = match.missing_report.office
    cases = ((0.95, "LOW", 0), (0.60, "CRITICAL", 0), (0.70, "LOW", 20), (0.30, "", 2), (0.85, "HIGH", 1))
    for score, risk, days in cases:
        MatchFactory(
            missing_report__office=office, missing_report__risk_level=risk, score=score,
            suggested_at=NOW - timedelta(days=days),
        )  # fmt: skip
    user = OfficerFactory(role=Role.STATION_OFFICER, office=office)

    listed = list(selectors.by_priority(selectors.worklist(user), NOW))

    expected = [priority(m.score, m.missing_report.risk_level, m.suggested_at, NOW) for m in listed]
    assert len(listed) == len(cases) + 1
    assert expected == sorted(expected, reverse=True)
    assert [m.priority for m in listed] == pytest.approx(expected)


def test_nobody_is_told_before_the_time_is_over(match):
    assert after(23, match) == []


def test_the_head_is_told_first_then_the_district_each_once(match):
    head = [("unopened", "M"), ("unopened", "R")]
    district = [("still_unopened", "M"), ("still_unopened", "R")]

    assert sorted(after(25, match)) == head
    assert sorted(after(26, match)) == head
    assert sorted(after(49, match)) == sorted(head + district)
    assert sorted(after(500, match)) == sorted(head + district)


def test_a_very_late_match_goes_to_the_head_before_the_district(match):
    assert {kind for kind, _side in after(500, match)} == {"unopened"}


def test_critical_risk_waits_four_hours_only(match):
    match.missing_report.risk_level = "CRITICAL"
    match.missing_report.save()

    assert after(3, match) == []
    assert len(after(5, match)) == 2


def test_the_hours_are_a_setting(match, settings):
    settings.MATCH_OPEN_HOURS = 48

    assert after(25, match) == []
    assert len(after(49, match)) == 2


def test_who_has_opened_it_is_not_complained_of(match):
    opened_by(match, match.missing_report)

    assert after(25, match) == [("unopened", "R")]


def test_opening_after_the_head_was_told_spares_the_district(match):
    after(25, match)
    opened_by(match, match.missing_report)
    opened_by(match, match.recovery_report)

    assert {kind for kind, _side in after(49, match)} == {"unopened"}


def test_an_officer_from_above_does_not_open_it_for_the_station(match):
    services.mark_opened(match, by=OfficerFactory(role=Role.NCRB_OFFICER))

    assert not Opening.objects.exists()


def test_a_decided_side_is_not_complained_of(match):
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=match.missing_report.office)
    services.review_match(match, by=officer, verdict="CONFIRM")

    assert after(25, match) == [("unopened", "R")]


@pytest.mark.parametrize("status", ["ACCEPTED", "REJECTED", "EXPIRED"])
def test_a_match_that_is_over_is_not_complained_of(status):
    match = MatchFactory(suggested_at=NOW, told_band="VERY_LIKELY", status=status)

    assert after(100, match) == []


def test_an_unlikely_pair_is_not_complained_of():
    assert after(100, MatchFactory(suggested_at=NOW, score=0.1)) == []


def test_looking_at_the_page_opens_it(client_as, match):
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=match.recovery_report.office)

    client_as(officer).get(reverse("matching:match-detail", args=[match.reference]))

    assert list(match.openings.filter(opened_at__isnull=False).values_list("side", flat=True)) == ["R"]


def test_head_and_district_of_the_late_side_are_told(match):
    Office.objects.filter(pk=match.missing_report.office_id).update(police_district=PoliceDistrictFactory())
    match = Match.objects.with_reports().get(pk=match.pk)
    office = match.missing_report.office
    head = OfficerFactory(role=Role.STATION_OFFICER, office=office)
    head.postings.update(is_head=True)
    OfficerFactory(role=Role.STATION_OFFICER, office=office)
    bureau_office = Office.objects.exclude(pk=office.pk).first()
    Office.objects.filter(pk=bureau_office.pk).update(police_district=office.police_district)
    bureau = OfficerFactory(role=Role.DCRB_OFFICER, office=bureau_office)
    after(25, match)
    after(49, match)

    told = {
        kind: {
            recipient.user_id
            for event in Event.objects.filter(kind=kind, facts__side="M")
            for rule in rules.rules_for(kind)
            for recipient in rule.to(match, event)
        }
        for kind in ("match.unopened", "match.still_unopened")
    }

    assert told == {"match.unopened": {head.pk}, "match.still_unopened": {bureau.pk}}
