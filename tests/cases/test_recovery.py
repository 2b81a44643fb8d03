"""The life of Form-R: a child is always produced."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases import choices as c
from cases import services, workflow
from cases.models import RecoveryReport
from cases.selectors import duties
from tests.factories.cases import RecoveryReportFactory
from trackchild.core.workflow import available

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(police):
    return RecoveryReportFactory(office=police.station, recorded=True)


def produced(report, police):
    return services.produce_recovery_report(
        report, by=police.officer, produced_before=c.ProducedBefore.CWC, produced_at=timezone.now()
    )


def test_a_child_may_not_skip_the_production(police, report):
    with pytest.raises(ValidationError, match="produced"):
        services.leave_unidentified(report, by=police.officer)


def test_an_adult_need_not_be_produced(police):
    report = RecoveryReportFactory(office=police.station, age_years=40, recorded=True)

    assert services.leave_unidentified(report, by=police.officer).status == c.RecoveryStatus.UNIDENTIFIED


def test_a_production_says_before_whom_and_when(police, report):
    with pytest.raises(ValidationError):
        services.produce_recovery_report(report, by=police.officer, produced_before="", produced_at=None)

    with pytest.raises(ValidationError):
        services.produce_recovery_report(
            report,
            by=police.officer,
            produced_before=c.ProducedBefore.CWC,
            produced_at=report.recovered_at - timedelta(hours=1),
        )


def test_a_child_identified_early_is_identified_after_the_production(police, report):
    early = services.identify_recovery_report(report, by=police.officer, identity_basis="Mother came")
    later = produced(early, police)

    assert early.status == c.RecoveryStatus.RECORDED
    assert early.identified_at is not None
    assert later.status == c.RecoveryStatus.IDENTIFIED


def test_the_way_to_the_end(police, report):
    step = services.make_safe(report, by=police.officer)
    step = produced(step, police)
    step = services.leave_unidentified(step, by=police.officer)
    step = services.place_in_custody(step, by=police.officer, custody_kind=c.InterimCustody.CCI)
    step = services.identify_recovery_report(step, by=police.officer, identity_basis="Mother came")
    assert step.status == c.RecoveryStatus.CUSTODY
    assert step.identified_at is not None
    with pytest.raises(ValidationError):
        services.dispose_recovery_report(step, by=police.officer)
    step = services.dispose_recovery_report(
        step, by=police.officer, outcome=c.RecoveryOutcome.RESTORED, outcome_on=timezone.localdate()
    )

    assert services.close_recovery_report(step, by=police.officer).status == c.RecoveryStatus.CLOSED


def test_whoever_is_identified_is_not_identified_again_nor_left_unidentified(police, report):
    known = services.identify_recovery_report(report, by=police.officer, identity_basis="Mother came")

    offered = {step.name for step in available(workflow.RECOVERY_REPORT, known, police.officer)}

    assert not {"identify", "leave_unidentified"} & offered
    assert "produce" in offered
    with pytest.raises(ValidationError):
        services.identify_recovery_report(known, by=police.officer, identity_basis="x")
    with pytest.raises(ValidationError):
        services.leave_unidentified(produced(known, police), by=police.officer)


def test_identification_can_be_undone(police, report):
    known = services.identify_recovery_report(produced(report, police), by=police.officer, identity_basis="x")

    undone = services.undo_identity(known, by=police.officer, reason="Not their child")

    assert (undone.status, undone.identified_at) == (c.RecoveryStatus.UNIDENTIFIED, None)


@pytest.mark.parametrize(
    ("hours", "journey", "key"),
    [
        (10, None, None),
        (20, None, "production-due"),
        (25, None, "production-late"),
        (25, 4, "production-due"),
    ],
)
def test_the_production_clock(police, hours, journey, key):
    RecoveryReportFactory(
        office=police.station,
        recovered_at=timezone.now() - timedelta(hours=hours),
        journey_hours=journey,
        recorded=True,
    )

    waiting = [
        duty.key
        for duty in duties.RECOVERY
        if duty.key.startswith("production") and duty.count(police.officer)
    ]

    assert waiting == ([key] if key else [])


def test_hours_of_journey_are_not_counted(police):
    report = RecoveryReportFactory(
        office=police.station, recovered_at=timezone.now() - timedelta(hours=25), journey_hours=4
    )

    assert not report.production_is_late
    assert report.hours_since_found == pytest.approx(21, abs=0.1)


@pytest.mark.parametrize(("basis", "needed"), [("", False), ("NK", False), ("APPARENT", True)])
def test_age_may_be_not_known(basis, needed):
    assert RecoveryReport(age_basis=basis).needs_age is needed
    assert RecoveryReport(age_basis=basis, age_years=0).needs_age is False
