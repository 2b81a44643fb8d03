"""A child before the juvenile justice board: its matches are for the board and those who hold its record."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cases import services as cases
from cases.models import RecoveryReport
from directory import shares
from directory.choices import OfficeKind, Role
from matching import selectors, services
from matching.models import Match
from matching.permissions import VIEW_MATCH
from tests.factories.accounts import OfficerFactory, kind_for, login
from tests.factories.directory import OfficeFactory, PoliceDistrictFactory
from tests.factories.matching import MatchFactory

pytestmark = pytest.mark.django_db

DISTRICT_AND_ABOVE = (
    Role.DCRB_OFFICER, Role.SCRB_OFFICER, Role.CID_OFFICER, Role.NCRB_OFFICER, Role.SUPERINTENDENT_OF_POLICE,
    Role.CWC_CHAIR, Role.CWC_MEMBER, Role.DCPU_OFFICER,
)  # fmt: skip
OTHERS = ("searcher", *DISTRICT_AND_ABOVE)


@pytest.fixture
def match():
    """Suggested, told to both, and open in the district of both sides."""
    match = MatchFactory(told_band="VERY_LIKELY")
    for report in (match.missing_report, match.recovery_report):
        office = report.office
        office.police_district = PoliceDistrictFactory(state=office.state, districts=[office.district])
        office.save()
    return Match.objects.get(pk=match.pk)


@pytest.fixture
def board(match):
    found = match.recovery_report
    return OfficeFactory(kind=OfficeKind.JJB, district=found.district, state=found.state)


def seal(match, board):
    found = match.recovery_report
    RecoveryReport.objects.filter(pk=found.pk).update(produced_before="JJB", production_office=board)
    shares.grant(found, board, "production")
    cases.amend_recovery_report(
        RecoveryReport.objects.get(pk=found.pk), by=None, section="custody", changed=["produced_before"],
        reason="Produced before the board",
    )  # fmt: skip
    return Match.objects.select_related("missing_report", "recovery_report").get(pk=match.pk)


def reader(who, match):
    if who == "searcher":
        return OfficerFactory(role=Role.STATION_OFFICER, office=match.missing_report.office)
    if who == "finder":
        return OfficerFactory(role=Role.STATION_OFFICER, office=match.recovery_report.office)
    near = match.recovery_report.office
    place = {"district": near.district, "state": near.state, "police_district": near.police_district}
    return OfficerFactory(role=who, office=OfficeFactory(kind=kind_for(who), **place))


def answers(user, match):
    client = login(Client(), user)
    found = [
        client.get(reverse(f"matching:match-{name}", args=[match.reference])).status_code
        for name in ("detail", "print")
    ]
    for name in ("review", "verify", "accept", "undo"):
        found.append(client.post(reverse(f"matching:match-{name}", args=[match.reference]), {}).status_code)
    listed = match.reference in client.get(reverse("matching:match-list")).content.decode()
    assert listed == Match.objects.permitted(user, VIEW_MATCH).filter(pk=match.pk).exists()
    assert listed == user.has_perm(VIEW_MATCH, match)
    return {*found, listed}


@pytest.mark.parametrize("who", OTHERS, ids=str)
def test_the_match_is_closed_to_the_searching_side_and_to_the_district(match, board, who):
    user = reader(who, match)
    assert user.has_perm(VIEW_MATCH, match)

    assert answers(user, seal(match, board)) == {404, False}


@pytest.mark.parametrize("role", [Role.JJB_MAGISTRATE, Role.JJB_MEMBER])
def test_the_board_of_the_case_sees_it_and_no_other_board(match, board, role):
    own = OfficerFactory(role=role, office=board)
    other = OfficerFactory(role=role, office=OfficeFactory(kind=OfficeKind.JJB, district=board.district))
    assert not own.has_perm(VIEW_MATCH, match)

    sealed = seal(match, board)

    assert answers(own, sealed) == {200, 403, True}
    assert answers(other, sealed) == {404, False}


def test_the_station_that_holds_the_record_goes_on_deciding(match, board):
    sealed, finder = seal(match, board), reader("finder", match)

    assert 200 in answers(finder, sealed)
    assert services.review_match(sealed, by=finder, verdict="CONFIRM").status == "REVIEWED"


def test_a_confirmation_for_a_sealed_child_shows_nothing_at_the_searching_station(match, board):
    sealed = seal(match, board)
    services.review_match(sealed, by=reader("finder", match), verdict="CONFIRM")

    searcher = reader("searcher", match)
    sealed.missing_report.refresh_from_db()
    page = login(Client(), searcher).get(sealed.missing_report.get_absolute_url()).content.decode()
    assert sealed.missing_report.status == "OPEN"
    assert sealed.reference not in page
    assert selectors.waiting_for(searcher) == 0
    with pytest.raises(PermissionDenied):
        services.review_match(sealed, by=searcher, verdict="CONFIRM")
