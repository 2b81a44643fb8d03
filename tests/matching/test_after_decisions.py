"""Questions and answers, rivals closed and opened again, the period of an undo, what both cases show."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from alerts import rules
from directory.choices import Role
from directory.models import Office
from matching import selectors, services, undoing
from matching.models import Decision, Match
from matching.services.inquiries import open_questions
from tests.factories.accounts import OfficerFactory
from tests.factories.directory import PoliceDistrictFactory
from tests.factories.matching import MatchFactory
from trackchild.core.models import Event
from trackchild.core.workflow import StaleState

pytestmark = pytest.mark.django_db


@pytest.fixture
def match():
    return MatchFactory(recovery_report__age_years=20, missing_report__age_years=20)


@pytest.fixture
def bureau():
    return OfficerFactory(role=Role.NCRB_OFFICER)


def confirm(match, by):
    return services.review_match(match, by=by, verdict="CONFIRM", reason="PHOTO")


def ask(match, by, **said):
    return services.review_match(match, by=by, verdict="NEED_MORE", text="A mark on the left hand?", **said)


def accepted(match, searcher, finder):
    confirm(match, searcher)
    confirm(match, finder)
    services.verify_match(match, by=finder, verified_by="IN_PERSON")
    return services.accept_match(match, by=searcher)


def rival_of(match, **more):
    return MatchFactory(missing_report=match.missing_report, score=0.3, **more)


def state(match):
    return Match.objects.get(pk=match.pk).status


def page(match, name="detail"):
    return reverse(f"matching:match-{name}", args=[match.reference])


# --- questions


def test_a_question_says_who_is_asked_and_the_match_waits(client_as, match, searcher, finder):
    ask(match, finder, asked_of="FAMILY")

    client = client_as(searcher)
    text = client.get(page(match)).content.decode()
    listed = client.get(reverse("matching:match-list")).content.decode()

    assert "A mark on the left hand?" in text
    assert "The family" in text
    assert "Waits for an answer" in text
    assert "Waits for an answer" in listed


def test_the_other_office_is_told_of_the_question(match, searcher, finder):
    ask(match, finder)
    event = Event.objects.get(kind="match.more_needed")

    told = [r.user_id for rule in rules.rules_for(event.kind) for r in rule.to(match, event)]

    assert told == [searcher.pk]
    assert event.note == ""


def test_an_answer_ends_the_waiting(client_as, match, searcher, finder):
    ask(match, finder)

    response = client_as(searcher).post(page(match, "answer"), {"text": "Yes, a mole."}, follow=True)

    text = response.content.decode()
    assert not open_questions(match).exists()
    assert "Yes, a mole." in text
    assert "Waits for an answer" not in text


def test_an_answer_without_a_question_is_refused(match, searcher):
    with pytest.raises(StaleState):
        services.answer_question(match, by=searcher, text="Yes.")


def test_who_decides_after_all_no_longer_waits(match, finder):
    ask(match, finder)

    confirm(match, finder)

    assert not open_questions(match).exists()


def test_the_question_of_the_other_side_still_waits(match, searcher, finder):
    ask(match, finder)

    confirm(match, searcher)

    assert open_questions(match).count() == 1


# --- rivals


def test_confirming_by_both_closes_rivals_nobody_has_touched(match, searcher, finder):
    rival = rival_of(match)
    confirm(match, searcher)
    confirm(match, finder)

    rival.refresh_from_db()
    assert (rival.status, rival.closed_for_id) == ("EXPIRED", match.pk)


def test_a_rival_in_somebodys_hands_stays_open_until_acceptance(match, searcher, finder):
    rival = rival_of(match)
    confirm(rival, searcher)
    confirm(match, OfficerFactory(role=Role.STATION_OFFICER, office=searcher.office))
    confirm(match, finder)

    assert state(rival) == "REVIEWED"


def test_a_closed_rival_is_still_seen_with_the_reason(client_as, match, searcher, finder):
    rival = rival_of(match)
    accepted(match, searcher, finder)
    other = OfficerFactory(role=Role.STATION_OFFICER, office=rival.recovery_report.office)

    text = client_as(other).get(page(rival)).content.decode()

    assert "Closed: confirmed with" in text
    assert match.reference in text
    assert match.get_absolute_url() not in text
    assert rival in selectors.matches_of(rival.recovery_report, other)


def test_rejecting_after_all_opens_the_rivals_again(match, searcher, finder):
    rival = rival_of(match)
    confirm(match, searcher)
    confirm(match, finder)

    services.review_match(match, by=finder, verdict="REJECT", reason="MARKS")

    rival.refresh_from_db()
    assert (rival.status, rival.closed_for_id) == ("CANDIDATE", None)


def test_a_rival_comes_back_to_where_its_own_decisions_had_brought_it(match, searcher, finder, bureau):
    rival = rival_of(match)
    confirm(rival, OfficerFactory(role=Role.STATION_OFFICER, office=rival.recovery_report.office))
    accepted(match, searcher, finder)
    assert state(rival) == "EXPIRED"

    services.undo_decision(match, by=bureau, reason="Another child after all")

    assert state(rival) == "REVIEWED"
    assert confirm(Match.objects.get(pk=rival.pk), searcher).status == "CONFIRMED_BOTH"


def test_a_rival_whose_case_has_ended_stays_closed(match, searcher, finder, bureau):
    rival = rival_of(match)
    accepted(match, searcher, finder)
    type(rival.recovery_report).objects.filter(pk=rival.recovery_report_id).update(
        missing_report=MatchFactory().missing_report
    )

    services.undo_decision(match, by=bureau, reason="Another child after all")

    assert state(rival) == "EXPIRED"


# --- undo


def bureau_of(match, role):
    area = PoliceDistrictFactory()
    Office.objects.filter(pk=match.missing_report.office_id).update(police_district=area)
    match.missing_report.office.refresh_from_db()
    office = match.recovery_report.office if role == Role.DCRB_OFFICER else match.missing_report.office
    Office.objects.filter(pk=office.pk).update(police_district=area, state=match.missing_report.state)
    return OfficerFactory(role=role, office=Office.objects.get(pk=office.pk))


def grow_old(match, days):
    Decision.objects.filter(match=match).update(at=timezone.now() - timedelta(days=days))


@pytest.mark.parametrize(("role", "days"), [(Role.DCRB_OFFICER, 30), (Role.SCRB_OFFICER, 90)])
def test_an_undo_is_possible_until_its_period_is_over(match, searcher, role, days):
    by = bureau_of(match, role)
    match = Match.objects.get(pk=match.pk)
    confirm(match, searcher)
    match = Match.objects.get(pk=match.pk)
    grow_old(match, days - 1)
    assert undoing.may_undo(by, match)

    grow_old(match, days + 1)

    assert not undoing.may_undo(by, match)
    with pytest.raises(ValidationError):
        services.undo_decision(match, by=by, reason="A mistake")


def test_the_national_bureau_undoes_at_any_time(match, searcher, bureau):
    confirm(match, searcher)
    grow_old(match, 3000)

    assert services.undo_decision(match, by=bureau, reason="A mistake").status == "CANDIDATE"


def test_nobody_undoes_a_decision_of_their_own(match, searcher, bureau):
    confirm(match, searcher)
    Decision.objects.filter(match=match).update(by=bureau)

    with pytest.raises(ValidationError):
        services.undo_decision(match, by=bureau, reason="A mistake")


def test_a_second_undo_by_the_same_officer_is_possible(match, searcher, bureau):
    confirm(match, searcher)
    services.undo_decision(match, by=bureau, reason="A mistake")
    confirm(Match.objects.get(pk=match.pk), searcher)

    assert services.undo_decision(match, by=bureau, reason="Again").status == "CANDIDATE"


# --- rejected pairs and histories


def test_a_rejected_pair_says_when_it_comes_back(client_as, match, searcher):
    services.review_match(match, by=searcher, verdict="REJECT", reason="PHOTO")

    text = client_as(searcher).get(page(match)).content.decode()

    assert "only when new facts make it at least 8 times as likely" in text


def test_a_pair_that_came_back_says_so(client_as, match, searcher):
    Event.objects.create(
        kind="match.suggested", subject_type="matching.match", subject_id=match.pk,
        subject_reference=match.reference, facts={"gained_bits": 4.0},
    )  # fmt: skip

    text = client_as(searcher).get(page(match)).content.decode()

    assert "made it about 16 times as likely" in text


@pytest.mark.parametrize("side", ["missing_report", "recovery_report"])
def test_both_cases_show_what_happened_to_their_matches(client_as, match, searcher, finder, side):
    confirm(match, searcher)
    services.review_match(match, by=finder, verdict="REJECT", reason="MARKS")
    officer = searcher if side == "missing_report" else finder

    text = client_as(officer).get(getattr(match, side).get_absolute_url()).content.decode()

    assert "Match confirmed by one side" in text
    assert "Match rejected" in text


def test_who_decided_does_not_tell_where_a_grown_person_is(client_as, match, searcher, finder):
    type(match.recovery_report).objects.filter(pk=match.recovery_report_id).update(family_not_to_be_told=True)
    Office.objects.filter(pk=finder.office.pk).update(name="Marker Shelter")
    ask(match, finder)
    client = client_as(searcher)

    pages = [
        client.get(url).content.decode() for url in (page(match), match.missing_report.get_absolute_url())
    ]

    assert "A mark on the left hand?" in pages[0]
    assert "More information asked for" in pages[1]
    assert [text for text in pages if "Marker Shelter" in text] == []


def test_a_decision_keeps_what_was_compared(match, searcher):
    confirm(match, searcher)

    decision = match.decisions.get()
    assert decision.evidence["name"] == "agrees"
    assert decision.evidence["sex"] == "same"
    assert decision.engine
