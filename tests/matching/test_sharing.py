"""What a match opens of the other side's report, and that it closes again when its reason is gone."""

import pytest
from django.test import Client
from django.urls import reverse

from cases import services as cases
from cases.models import MissingReport, RecoveryReport
from cases.permissions import VIEW_RECOVERY
from directory.choices import OfficeKind, Role
from matching import services
from matching.models import Match
from matching.services.sharing import settle_shares_around, share
from tests.factories.accounts import OfficerFactory, login
from tests.factories.directory import OfficeFactory
from tests.factories.matching import MatchFactory
from trackchild.core.workflow import StaleState

pytestmark = pytest.mark.django_db


@pytest.fixture
def match():
    return told(MatchFactory(recovery_report__age_years=20, missing_report__age_years=20))


def told(match):
    match.told_band = "VERY_LIKELY"
    match.save()
    share(match)
    return match


def officer(office, role=Role.STATION_OFFICER):
    return OfficerFactory(role=role, office=office)


@pytest.fixture
def searcher(match):
    return officer(match.missing_report.office)


@pytest.fixture
def finder(match):
    return officer(match.recovery_report.office)


def confirmed(match, searcher, finder):
    for by in (searcher, finder):
        services.review_match(match, by=by, verdict="CONFIRM", reason="PHOTO")
    return services.verify_match(match, by=finder, verified_by="IN_PERSON")


def page(user, match, name="detail"):
    address = reverse(f"matching:match-{name}", args=[] if name == "list" else [match.reference])
    return login(Client(), user).get(address).content.decode()


def hide(match):
    match.recovery_report.family_not_to_be_told = True
    match.recovery_report.save()
    cases.amend_recovery_report(
        match.recovery_report, by=None, section="offence", changed=["family_not_to_be_told"], reason="Wish"
    )


def test_an_adult_who_does_not_want_to_be_found_is_hidden_at_once(match, searcher):
    assert searcher.has_perm(VIEW_RECOVERY, match.recovery_report)

    hide(match)

    assert not searcher.has_perm(VIEW_RECOVERY, match.recovery_report)
    assert match.recovery_report.office.name not in page(searcher, match)
    assert match.recovery_report.office.name not in page(searcher, match, "print")
    assert match.recovery_report.office.name not in page(searcher, match, "list")


def test_the_reasons_do_not_tell_where_a_hidden_adult_is(match, searcher, finder):
    said = {"found": "Hooghly", "missing": "X", "km": 5}
    match.reasons = [{"field": "travel", "level": "far", "effect": -1.0, "values": said}]
    match.save()
    hide(match)

    assert "Hooghly" not in page(searcher, match)
    assert "Hooghly" in page(finder, match)


def test_an_institution_is_not_named_to_the_side_that_searches(match, searcher):
    home = OfficeFactory(kind=OfficeKind.CCI, name="Marker Home")
    RecoveryReport.objects.filter(pk=match.recovery_report.pk).update(office=home, district=home.district)
    address = reverse("cases:recovery-report-detail", args=[match.recovery_report.reference])

    assert "Marker Home" not in page(searcher, match)
    response = login(Client(), searcher).get(address)
    assert response.status_code == 200
    assert "Marker Home" not in response.content.decode()


def test_a_child_before_the_board_is_closed_to_the_other_side_and_to_the_district(match, searcher, finder):
    bureau = OfficeFactory(kind=OfficeKind.DCRB, district=match.recovery_report.district)
    reader = officer(bureau, Role.DCRB_OFFICER)
    national = officer(OfficeFactory(kind=OfficeKind.NCRB), Role.NCRB_OFFICER)
    report = match.recovery_report
    assert national.has_perm(VIEW_RECOVERY, report)

    report.produced_before = "JJB"
    report.save()
    cases.amend_recovery_report(report, by=None, section="custody", changed=["produced_before"], reason="JJB")

    for user in (searcher, reader, national):
        assert not user.has_perm(VIEW_RECOVERY, report)
        assert not RecoveryReport.objects.permitted(user, VIEW_RECOVERY).filter(pk=report.pk)
    assert finder.has_perm(VIEW_RECOVERY, report)
    assert RecoveryReport.objects.permitted(finder, VIEW_RECOVERY).filter(pk=report.pk)


def test_the_view_moves_with_a_transferred_case(match, searcher):
    new = OfficeFactory()
    MissingReport.objects.filter(pk=match.missing_report.pk).update(office=new)

    settle_shares_around(MissingReport.objects.get(pk=match.missing_report.pk))

    assert officer(new).has_perm(VIEW_RECOVERY, match.recovery_report)
    assert not searcher.has_perm(VIEW_RECOVERY, match.recovery_report)


def test_the_view_ends_when_the_search_ends(match, searcher):
    cases.trace_missing_report(
        match.missing_report, by=None, return_verified_by="S. Verma", return_verified_on="2026-01-01"
    )

    settle_shares_around(MissingReport.objects.get(pk=match.missing_report.pk))

    assert not searcher.has_perm(VIEW_RECOVERY, match.recovery_report)


def test_undoing_a_rejection_opens_the_view_again(match, searcher, finder):
    services.review_match(match, by=finder, verdict="REJECT", reason="MARKS")
    assert not searcher.has_perm(VIEW_RECOVERY, match.recovery_report)

    services.undo_decision(match, by=national(), reason="Another mark was meant")

    assert searcher.has_perm(VIEW_RECOVERY, match.recovery_report)


def national():
    return officer(OfficeFactory(kind=OfficeKind.NCRB), Role.NCRB_OFFICER)


def test_a_rival_that_is_closed_sets_its_case_free(match, searcher, finder):
    rival = MatchFactory(recovery_report=match.recovery_report, missing_report__age_years=20)
    services.review_match(rival, by=officer(rival.missing_report.office), verdict="CONFIRM", reason="PHOTO")
    confirmed(match, searcher, finder)

    services.accept_match(match, by=searcher)

    rival.missing_report.refresh_from_db()
    assert rival.missing_report.status == "OPEN"


def test_of_two_verified_rivals_only_one_is_accepted(match, searcher, finder):
    rival = MatchFactory(recovery_report=match.recovery_report, missing_report__age_years=20)
    other = officer(rival.missing_report.office)
    services.review_match(rival, by=other, verdict="CONFIRM", reason="PHOTO")
    confirmed(match, searcher, finder)
    confirmed(rival, other, finder)
    stale = Match.objects.select_related("missing_report", "recovery_report").get(pk=rival.pk)
    services.accept_match(match, by=searcher)

    with pytest.raises(StaleState):
        services.accept_match(stale, by=other)

    rival.missing_report.refresh_from_db()
    assert rival.missing_report.is_untraced


def test_undoing_an_accepted_match_after_closure_opens_the_case_again(match, searcher, finder):
    confirmed(match, searcher, finder)
    services.accept_match(match, by=searcher)
    cases.close_missing_report(
        MissingReport.objects.get(pk=match.missing_report.pk), by=None, established_reasons=["LOST_WAY"]
    )

    services.undo_decision(match, by=national(), reason="The DNA says no")

    missing = MissingReport.objects.get(pk=match.missing_report.pk)
    found = RecoveryReport.objects.get(pk=match.recovery_report.pk)
    assert missing.is_untraced
    assert (found.status, found.missing_report) == ("UNIDENTIFIED", None)
