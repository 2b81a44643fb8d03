"""From the first report to the open case."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases import choices as c
from cases import services
from cases.models import MissingReport
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory
from trackchild.core.models import Event

pytestmark = pytest.mark.django_db


def test_registering_opens_the_search_at_once(police):
    report = MissingReportFactory(office=police.station)

    registered = services.register_missing_report(report, by=police.officer)

    assert registered.status == c.MissingStatus.OPEN
    assert registered.registered_at is not None
    kinds = list(Event.objects.filter(subject_id=report.pk).order_by("pk").values_list("kind", flat=True))
    assert kinds[-2:] == ["missing_report.registered", "missing_report.opened"]


def test_fir_is_mandatory_for_a_child(police):
    report = MissingReportFactory(office=police.station, fir_number="", fir_date=None)

    with pytest.raises(ValidationError, match="FIR"):
        services.register_missing_report(report, by=police.officer)

    report.refresh_from_db()
    assert report.status == c.MissingStatus.DRAFT


def test_an_unknown_age_needs_the_fir_too(police):
    report = MissingReportFactory(office=police.station, age_years=None, fir_number="", fir_date=None)

    with pytest.raises(ValidationError, match="FIR"):
        services.register_missing_report(report, by=police.officer)


def test_an_adult_is_registered_without_fir(police):
    report = MissingReportFactory(office=police.station, adult=True)

    registered = services.register_missing_report(report, by=police.officer)

    assert registered.status == c.MissingStatus.OPEN
    assert not registered.is_child


def test_an_adult_needs_a_gd_entry(police):
    report = MissingReportFactory(office=police.station, adult=True, gd_number="")

    with pytest.raises(ValidationError, match="GD"):
        services.register_missing_report(report, by=police.officer)


def test_one_name_of_the_family_is_enough(police):
    report = MissingReportFactory(office=police.station, father_name="", mother_name="Sunita Devi")

    assert services.register_missing_report(report, by=police.officer).number

    nobody = MissingReportFactory(office=police.station, father_name="")
    with pytest.raises(ValidationError):
        services.register_missing_report(nobody, by=police.officer)


def test_a_child_needs_a_photograph_or_the_reason_why_there_is_none(police):
    report = MissingReportFactory(
        office=police.station, photo_not_available=False, photo_not_available_reason=""
    )

    with pytest.raises(ValidationError, match="Photographs"):
        services.register_missing_report(report, by=police.officer)


def test_numbers_run_per_station_without_gaps(police):
    first = MissingReportFactory(office=police.station, open=True)
    refused = MissingReportFactory(office=police.station, fir_number="")
    with pytest.raises(ValidationError):
        services.register_missing_report(refused, by=police.officer)
    second = MissingReportFactory(office=police.station, open=True)
    other = MissingReportFactory(office=police.neighbour, open=True)

    serials = [int(report.number.rsplit("-", 1)[1]) for report in (first, second, other)]
    assert serials == [1, 2, 1]
    assert police.station.code in first.number


def test_references_are_random_and_numbers_are_not_in_them(police):
    first, second = (MissingReportFactory(office=police.station, open=True) for _ in range(2))

    assert first.reference[:4] != second.reference[:4]
    assert first.reference not in first.number


def test_an_operator_drafts_but_does_not_register(police):
    report = services.create_missing_report(by=police.operator, full_name="Asha")

    assert report.office == police.station
    with pytest.raises(PermissionDenied):
        services.register_missing_report(MissingReportFactory(office=police.station), by=police.operator)


def test_another_station_registers_nothing_here(police):
    report = MissingReportFactory(office=police.station)

    with pytest.raises(PermissionDenied):
        services.register_missing_report(report, by=police.neighbour_officer)


def test_same_person_ends_the_draft_in_one_step(police):
    survivor = MissingReportFactory(office=police.elsewhere, open=True)
    draft = MissingReportFactory(office=police.station)

    ended = services.mark_same_person(draft, by=police.officer, survivor=survivor)

    assert ended.status == c.MissingStatus.CANCELLED
    assert ended.duplicate_of == survivor
    assert ended.result == c.ClosureResult.DUPLICATE
    assert MissingReport.objects.permitted(police.officer, "cases.view_missing_report").filter(pk=survivor.pk)


def test_amending_after_verification_asks_the_bureau_again(police):
    report = MissingReportFactory(office=police.station, open=True)
    report = services.authenticate_report(report, by=police.bureau)

    services.amend_missing_report(
        report, by=police.officer, section="person", changed=["full_name"], reason="Spelling"
    )

    report.refresh_from_db()
    assert report.authentication == c.AuthenticationState.UNVERIFIED
    assert Event.objects.filter(subject_id=report.pk, kind="missing_report.amended", note="Spelling").exists()


def test_recovery_numbers_have_their_own_series(police):
    MissingReportFactory(office=police.station, open=True)
    report = RecoveryReportFactory(office=police.station, recorded=True)

    assert report.number.startswith("R-")
    assert report.number.endswith("-00001")
