"""A search that is taken up again goes on as it was: with the AHTU, long pending, reopened."""

import pytest
from django.utils import timezone

from cases import choices as c
from cases import services
from cases.models import MissingReport
from directory.choices import OfficeKind
from tests.factories.cases import MissingReportFactory
from tests.factories.directory import OfficeFactory

pytestmark = pytest.mark.django_db

S = c.MissingStatus


@pytest.fixture(params=[S.OPEN, S.AHTU, S.LONG_PENDING, S.REOPENED])
def report(request, police):
    report = MissingReportFactory(office=police.station, open=True)
    if request.param == S.AHTU:
        unit = OfficeFactory(kind=OfficeKind.AHTU)
        report = services.hand_to_ahtu(report, by=None, office=unit, reason="Four months")
    elif request.param == S.LONG_PENDING:
        report = services.mark_long_pending(report)
    elif request.param == S.REOPENED:
        report = services.close_missing_report(
            back(report), by=None, established_reasons=["LOST_WAY"], **SAID
        )
        report = services.reopen_missing_report(report, by=None, reason="Another boy")
    assert report.status == request.param
    return report


SAID = {"production_reference": "CWC 3", "statement_recorded_on": "2026-01-02", "trafficking_found": "N"}


def back(report):
    return services.trace_missing_report(
        report, by=None, return_verified_by="S. Verma", return_verified_on=timezone.localdate()
    )


def now(report):
    return MissingReport.objects.get(pk=report.pk).status


def test_after_a_match_that_was_not_the_person(report):
    before = report.status
    held = services.mark_match_pending(report, by=None)

    services.release_match(held, by=None)

    assert now(report) == before


def test_after_a_tracing_that_was_wrong(report):
    before = report.status

    services.undo_trace(back(report), by=None, reason="Another child")

    assert now(report) == before


def test_after_a_tracing_out_of_a_match_that_was_wrong(report):
    before = report.status
    held = services.mark_match_pending(report, by=None)

    services.undo_trace(back(held), by=None, reason="Another child")

    assert now(report) == before


def test_after_a_transfer_that_was_returned(report, police):
    before = report.status
    services.transfer_missing_report(report, by=None, to_office=police.elsewhere, reason="Lives there")

    services.return_transfer(report, by=None, reason="Does not live here")

    assert now(report) == before
