"""A case offered to another station: accepted within a day, or returned."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cases import choices as c
from cases import services, tasks
from cases.models import MissingReport, Transfer
from cases.selectors.duties import waiting_transfers
from cases.services.transfers import FORMER
from directory import shares

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(police):
    from tests.factories.cases import MissingReportFactory

    report = MissingReportFactory(office=police.station, open=True)
    return services.transfer_missing_report(
        report, by=police.officer, to_office=police.elsewhere, reason="It happened there"
    )


def test_the_receiving_station_sees_the_offer_and_takes_the_case(police, report):
    assert [t.missing_report for t in waiting_transfers(police.elsewhere_officer)] == [report]

    taken = services.accept_transfer(report, by=police.elsewhere_officer)

    assert (taken.status, taken.office, taken.district) == (
        c.MissingStatus.OPEN,
        police.elsewhere,
        police.elsewhere.district,
    )
    assert taken.number == report.number
    assert shares.of(taken).get().basis == FORMER
    assert police.officer.has_perm("cases.view_missing_report", taken)


def test_only_the_receiving_station_decides(police, report):
    for stranger in (police.officer, police.neighbour_officer):
        with pytest.raises(PermissionDenied):
            services.accept_transfer(report, by=stranger)


def test_a_returned_case_is_open_at_the_old_station_again(police, report):
    back = services.return_transfer(report, by=police.elsewhere_officer, reason="Not our area")

    assert (back.status, back.office) == (c.MissingStatus.OPEN, police.station)
    assert Transfer.objects.get().decision_note == "Not our area"
    assert not shares.of(back).exists()


def test_after_a_day_the_case_goes_back_by_itself(police, report):
    Transfer.objects.update(proposed_at=timezone.now() - timedelta(hours=25))

    assert tasks.return_overdue_transfers() == 1

    report.refresh_from_db()
    assert report.status == c.MissingStatus.OPEN
    assert tasks.return_overdue_transfers() == 0


def test_within_a_day_it_waits(report):
    assert tasks.return_overdue_transfers() == 0
    assert MissingReport.objects.get(pk=report.pk).status == c.MissingStatus.TRANSFERRED


def test_a_case_goes_to_another_police_station_only(police, report):
    back = services.return_transfer(report, by=police.elsewhere_officer, reason="Not our area")

    for office in (police.station, police.bureau.office):
        with pytest.raises(ValidationError):
            services.transfer_missing_report(back, by=police.officer, to_office=office, reason="x")
