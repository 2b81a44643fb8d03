"""Two reports are linked by a match alone: one side proposes, the other confirms, somebody verifies."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from cases.models import MissingReport, RecoveryReport
from cases.selectors.public_found import found as found_list
from directory.choices import OfficeKind, Role
from matching import services
from matching.models import Match
from tests.factories.accounts import OfficerFactory, login
from tests.factories.directory import OfficeFactory
from tests.factories.matching import OpenMissingReportFactory, RecordedRecoveryReportFactory
from tests.public.people import missing as published
from trackchild.core.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def poster():
    """A report with a live poster, of whom the engine knows nothing that fits the found person."""
    return published(office=OfficeFactory())


@pytest.fixture
def found():
    return RecordedRecoveryReportFactory(full_name="", sex="F", age_years=11)


@pytest.fixture
def searcher(poster):
    return OfficerFactory(role=Role.STATION_OFFICER, office=poster.office)


@pytest.fixture
def finder(found):
    return OfficerFactory(role=Role.STATION_OFFICER, office=found.office)


def is_public(poster):
    page = Client().get(reverse("cases:poster", args=[poster.reference])).content.decode()
    return poster.full_name in page


def propose(user, report, number, side="recovered"):
    address = reverse(f"matching:propose-for-{side}", args=[report.reference])
    return login(Client(), user).post(address, {"number": number, "text": "The aunt came."})


def states(poster, found):
    return (
        MissingReport.objects.get(pk=poster.pk).status,
        RecoveryReport.objects.get(pk=found.pk).status,
        RecoveryReport.objects.get(pk=found.pk).missing_report_id,
    )


def test_both_posters_stay_until_both_sides_and_the_verification_have_spoken(poster, found, searcher, finder):
    assert propose(finder, found, poster.number).status_code == 302
    match = Match.objects.get()
    assert (match.status, states(poster, found)) == ("REVIEWED", ("MATCH_PENDING", "RECORDED", None))
    assert is_public(poster)

    services.review_match(match, by=searcher, verdict="CONFIRM")
    services.verify_match(match, by=finder, verified_by="IN_PERSON")
    assert is_public(poster)
    assert found_list().filter(pk=found.pk).exists()

    services.accept_match(match, by=finder)

    assert states(poster, found) == ("TRACED", "RECORDED", poster.pk)
    assert not is_public(poster)
    assert not found_list().filter(pk=found.pk).exists()


def test_the_other_office_is_called_however_unlikely_the_engine_finds_it(poster, found, finder):
    propose(finder, found, poster.number)

    match = Match.objects.get()
    event = Event.objects.get(kind="match.proposed")
    assert match.score < 0.8
    assert (event.subject_id, event.by, event.facts["side"]) == (match.pk, finder, "R")
    assert Event.objects.filter(kind="match.confirmed_one", subject_id=match.pk).exists()


def test_the_other_side_sees_the_proposal_and_may_refuse_it(poster, found, searcher, finder):
    propose(finder, found, poster.number)
    match = Match.objects.get()

    text = login(Client(), searcher).get(match.get_absolute_url()).content.decode()
    services.review_match(match, by=searcher, verdict="REJECT", reason="PHOTO")

    assert "The aunt came." in text
    assert states(poster, found) == ("OPEN", "RECORDED", None)
    assert is_public(poster)


def test_a_rejected_pair_is_not_proposed_again(poster, found, searcher, finder):
    propose(finder, found, poster.number)
    services.review_match(Match.objects.get(), by=searcher, verdict="REJECT", reason="PHOTO")

    assert propose(finder, found, poster.number).status_code == 422
    assert Match.objects.get().status == "REJECTED"


def test_one_officer_alone_never_links_even_within_one_station(poster, searcher):
    own = RecordedRecoveryReportFactory(office=poster.office, full_name="", sex="F")
    propose(searcher, poster, own.number, side="missing")
    match = Match.objects.get()

    with pytest.raises(ValidationError):
        services.review_match(match, by=searcher, verdict="CONFIRM", side="R")
    with pytest.raises(ValidationError):
        services.accept_match(match, by=searcher)

    assert states(poster, own) == ("MATCH_PENDING", "RECORDED", None)


def test_proposing_for_another_office_is_refused(poster, found, searcher):
    with pytest.raises(PermissionDenied):
        services.propose_match(poster, found, by=searcher, side="R")

    assert not Match.objects.exists()


def test_a_report_nobody_opened_to_the_officer_is_not_found_by_its_number(poster, found, searcher):
    response = propose(searcher, poster, found.number, side="missing")

    assert response.status_code == 422
    assert "No report with this number is open to you." in response.content.decode()
    assert not Match.objects.exists()


def test_a_home_proposes_the_person_of_a_public_poster_and_of_no_other(poster):
    home = OfficeFactory(kind=OfficeKind.CCI)
    child = RecordedRecoveryReportFactory(office=home, full_name="", sex="F")
    keeper = OfficerFactory(role=Role.CCI_SUPERINTENDENT, office=home)
    hidden = OpenMissingReportFactory(full_name="Zubeida", sex="F")

    assert propose(keeper, child, hidden.number).status_code == 422
    assert propose(keeper, child, poster.reference).status_code == 302
    assert Match.objects.get().missing_report == poster


def test_nothing_is_proposed_for_whoever_is_no_longer_searched_for(poster, found, finder):
    MissingReport.objects.filter(pk=poster.pk).update(status="TRACED")

    with pytest.raises(ValidationError):
        services.propose_match(poster, found, by=finder, side="R")


def test_proposing_what_the_other_side_had_confirmed_makes_it_confirmed_by_both(
    poster, found, searcher, finder
):
    propose(finder, found, poster.number)
    match = services.propose_match(poster, found, by=searcher, side="M")

    assert match.status == "CONFIRMED_BOTH"


def test_the_page_of_the_case_leads_to_the_proposal(found, finder):
    text = login(Client(), finder).get(found.get_absolute_url()).content.decode()

    assert reverse("matching:propose-for-recovered", args=[found.reference]) in text
