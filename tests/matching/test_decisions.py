"""One officer of each side, a verification, acceptance; rejection stays; undo keeps the history."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directory.choices import Role
from matching import services
from matching.models import Match
from matching.services.settling import NEW_FACTS_BITS
from tests.factories.accounts import OfficerFactory
from tests.factories.matching import MatchFactory, same_child
from trackchild.core.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def match():
    return MatchFactory(recovery_report__age_years=20, missing_report__age_years=20)


def confirm(match, by):
    return services.review_match(match, by=by, verdict="CONFIRM", reason="PHOTO")


def accepted(match, searcher, finder):
    confirm(match, searcher)
    confirm(match, finder)
    services.verify_match(match, by=finder, verified_by="IN_PERSON")
    return services.accept_match(match, by=searcher)


def test_one_side_confirms_and_the_case_says_so(match, searcher):
    match = confirm(match, searcher)

    match.missing_report.refresh_from_db()
    assert match.status == "REVIEWED"
    assert match.missing_report.status == "MATCH_PENDING"


def test_both_sides_confirm(match, searcher, finder):
    confirm(match, searcher)

    assert confirm(match, finder).status == "CONFIRMED_BOTH"


def test_confirming_twice_counts_once(match, searcher):
    confirm(match, searcher)

    assert confirm(match, searcher).status == "REVIEWED"
    assert match.decisions.count() == 1


def test_one_officer_never_confirms_for_both_sides(match, searcher):
    match.recovery_report.office = match.missing_report.office
    match.recovery_report.save()
    confirm(match, searcher)

    with pytest.raises(ValidationError):
        services.review_match(Match.objects.get(pk=match.pk), by=searcher, verdict="CONFIRM", side="R")


def test_a_third_office_may_not_decide(match):
    with pytest.raises(PermissionDenied):
        confirm(match, OfficerFactory(role=Role.STATION_OFFICER))


def test_an_unverified_match_cannot_be_accepted(match, searcher, finder):
    confirm(match, searcher)
    confirm(match, finder)

    with pytest.raises(ValidationError):
        services.accept_match(match, by=searcher)


def test_accepting_moves_both_cases(match, searcher, finder):
    match = accepted(match, searcher, finder)

    match.missing_report.refresh_from_db()
    match.recovery_report.refresh_from_db()
    assert match.status == "ACCEPTED"
    assert match.missing_report.status == "TRACED"
    assert match.missing_report.recovery_report == match.recovery_report
    assert match.recovery_report.missing_report == match.missing_report


def test_accepting_closes_rivals_but_keeps_them(match, searcher, finder):
    rival = MatchFactory(missing_report=match.missing_report, score=0.3)

    accepted(match, searcher, finder)

    rival.refresh_from_db()
    assert (rival.status, rival.closed_for_id) == ("EXPIRED", match.pk)


def test_a_rejection_needs_a_reason(match, searcher):
    with pytest.raises(ValidationError):
        services.review_match(match, by=searcher, verdict="REJECT")


def test_a_rejection_frees_the_case(match, searcher, finder):
    confirm(match, searcher)
    services.review_match(match, by=finder, verdict="REJECT", reason="MARKS")

    match.missing_report.refresh_from_db()
    assert match.missing_report.status == "OPEN"


def test_a_rejected_pair_stays_away_until_new_facts_come():
    missing, found = same_child(
        found={"father_name": "", "complexion": "", "height_cm": None, "languages": []}
    )
    services.save_profile(missing)
    match = services.rank_report(found)[0]
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=missing.office)
    services.review_match(match, by=officer, verdict="REJECT", reason="PHOTO")

    services.rank_report(found)
    match.refresh_from_db()
    assert match.status == "REJECTED"

    found.father_name = "Ramdhani Paswan"
    found.save()
    services.rank_report(found)

    match.refresh_from_db()
    event = Event.objects.filter(kind="match.suggested", subject_id=match.pk).latest("pk")
    assert match.status == "CANDIDATE"
    assert event.facts["gained_bits"] >= NEW_FACTS_BITS


def test_asking_for_more_leaves_the_match_open(match, finder):
    services.review_match(match, by=finder, verdict="NEED_MORE", text="Is there a mark on the left hand?")

    match.refresh_from_db()
    assert match.status == "CANDIDATE"
    assert match.decisions.get().verdict == "NEED_MORE"


def test_a_station_may_not_undo(match, searcher):
    confirm(match, searcher)

    with pytest.raises(PermissionDenied):
        services.undo_decision(match, by=searcher, reason="A mistake")


def test_undo_takes_everything_back_and_keeps_the_history(match, searcher, finder):
    rival = MatchFactory(missing_report=match.missing_report, score=0.3)
    accepted(match, searcher, finder)
    bureau = OfficerFactory(role=Role.NCRB_OFFICER)

    match = services.undo_decision(match, by=bureau, reason="Another child after all")

    match.missing_report.refresh_from_db()
    rival.refresh_from_db()
    assert match.status == "CANDIDATE"
    assert match.missing_report.status == "OPEN"
    assert rival.status == "CANDIDATE"
    assert list(match.decisions.values_list("verdict", flat=True)) == [
        "CONFIRM",
        "CONFIRM",
        "VERIFY",
        "ACCEPT",
        "UNDO",
    ]
    assert match.decisions.filter(undone=False).get().verdict == "UNDO"
