"""Traced, closed, cancelled, reopened; and the bureau's word on it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cases import choices as c
from cases import services
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory

pytestmark = pytest.mark.django_db

CLOSING = {
    "established_reasons": [c.MissingReason.LOST_WAY],
    "trafficking_found": c.YesNo.NO,
    "production_reference": "CWC 12",
    "statement_recorded_on": timezone.localdate(),
}


@pytest.fixture
def report(police):
    return MissingReportFactory(office=police.station, open=True)


def returned(report, police):
    return services.trace_missing_report(
        report, by=police.officer, return_verified_by="S. Verma", return_verified_on=timezone.localdate()
    )


def test_nobody_is_traced_without_a_verified_return(police, report):
    with pytest.raises(ValidationError):
        services.trace_missing_report(report, by=police.officer)

    report.refresh_from_db()
    assert report.is_untraced


def test_a_verified_return_traces_the_person(police, report):
    traced = returned(report, police)

    assert (traced.status, traced.result) == (c.MissingStatus.TRACED, c.ClosureResult.RETURNED)


def test_both_stations_see_both_records_after_tracing(police, report):
    found = RecoveryReportFactory(office=police.elsewhere, recorded=True)

    services.join_reports(report, found, by=police.officer)

    assert police.officer.has_perm("cases.view_recovery_report", found)
    assert police.elsewhere_officer.has_perm("cases.view_missing_report", report)


def test_an_adult_who_wants_no_contact_stays_hidden_from_the_family_side(police):
    report = MissingReportFactory(office=police.station, adult=True, open=True)
    found = RecoveryReportFactory(
        office=police.elsewhere, age_years=34, family_not_to_be_told=True, recorded=True
    )

    services.join_reports(report, found, by=police.officer)

    assert not police.officer.has_perm("cases.view_recovery_report", found)


@pytest.mark.parametrize("left_out", sorted(CLOSING))
def test_a_childs_case_closes_only_when_everything_is_said(police, report, left_out):
    traced = returned(report, police)

    with pytest.raises(ValidationError):
        services.close_missing_report(
            traced, by=police.officer, **{name: value for name, value in CLOSING.items() if name != left_out}
        )

    traced.refresh_from_db()
    assert traced.status == c.MissingStatus.TRACED


def test_the_bureau_verifies_the_closure_once(police, report):
    closed = services.close_missing_report(returned(report, police), by=police.officer, **CLOSING)

    verified = services.verify_closure(closed, by=police.bureau)

    assert verified.closure_verified_at is not None
    with pytest.raises(ValidationError):
        services.verify_closure(verified, by=police.bureau)


def test_a_wrong_closure_is_reopened_with_a_reason(police, report):
    closed = services.close_missing_report(returned(report, police), by=police.officer, **CLOSING)

    with pytest.raises(ValidationError):
        services.reopen_missing_report(closed, by=police.officer, reason=" ")
    reopened = services.reopen_missing_report(closed, by=police.officer, reason="It was another boy")

    assert reopened.is_untraced


def test_tracing_can_be_undone(police, report):
    found = RecoveryReportFactory(office=police.elsewhere, recorded=True)
    services.join_reports(report, found, by=police.officer)

    again = services.undo_trace(report, by=police.officer, reason="Another child")

    assert again.status == c.MissingStatus.OPEN
    assert again.recovery_report is None
    assert not police.officer.has_perm("cases.view_recovery_report", found)


def test_the_station_proposes_and_the_bureau_cancels(police, report):
    with pytest.raises(ValidationError):
        services.cancel_missing_report(report, by=police.bureau, reason="False")
    proposed = services.propose_cancellation(
        report, by=police.officer, reason="The caller made it up", result=c.ClosureResult.FALSE
    )
    with pytest.raises(PermissionDenied):
        services.cancel_missing_report(proposed, by=police.officer, reason="False")

    cancelled = services.cancel_missing_report(proposed, by=police.bureau, reason="False")

    assert cancelled.status == c.MissingStatus.CANCELLED


def test_a_duplicate_points_to_the_case_that_goes_on(police, report):
    with pytest.raises(ValidationError):
        services.propose_cancellation(
            report, by=police.officer, reason="Twice", result=c.ClosureResult.DUPLICATE
        )


def test_a_refused_cancellation_leaves_no_trace_in_the_case(police, report):
    services.propose_cancellation(report, by=police.officer, reason="False", result=c.ClosureResult.FALSE)

    kept = services.refuse_cancellation(report, by=police.bureau, reason="Ask the family again")

    assert not kept.cancellation_pending
    assert kept.result == ""


def test_the_bureau_verifies_or_returns_and_search_never_waits(police, report):
    assert report.is_untraced
    with pytest.raises(PermissionDenied):
        services.authenticate_report(report, by=police.officer)
    with pytest.raises(ValidationError):
        services.return_report(report, by=police.bureau, note="")

    returned_report = services.return_report(report, by=police.bureau, note="Photograph is not the child")

    assert returned_report.authentication == c.AuthenticationState.RETURNED
    assert returned_report.is_untraced
