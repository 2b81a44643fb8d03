"""What waits above the station: for committees and boards, the AHTU, districts, states, the nation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases import services
from cases.models import DiaryEntry, MissingReport, RecoveryReport, Transfer
from cases.selectors import duties, supervision
from directory import shares
from directory.choices import OfficeKind, Role
from tests.factories.accounts import OfficerFactory
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory, SightingFactory
from tests.factories.directory import OfficeFactory

pytestmark = pytest.mark.django_db


def rows(table, key, user):
    return list(duties.find(table, key).rows(user))


def beside(station, kind):
    """An office of this kind where the station stands."""
    where = {"state": station.state, "district": station.district, "police_district": station.police_district}
    return OfficeFactory(kind=kind, **where)


def produced(office, *, days=1, status="PRODUCED", **facts):
    report = RecoveryReportFactory(recorded=True, **facts)
    at = timezone.now() - timedelta(days=days)
    before = "JJB" if office.kind == OfficeKind.JJB else "CWC"
    RecoveryReport.objects.filter(pk=report.pk).update(
        status="PRODUCED", recovered_at=at, produced_at=at, produced_before=before, production_office=office
    )
    if status != "PRODUCED":
        RecoveryReport.objects.filter(pk=report.pk).update(status="UNIDENTIFIED")
        RecoveryReport.objects.filter(pk=report.pk).update(status=status)
    shares.grant(report, office, "production")
    return report


@pytest.mark.parametrize(
    ("role", "kind"), [(Role.CWC_MEMBER, OfficeKind.CWC), (Role.JJB_MAGISTRATE, OfficeKind.JJB)]
)
def test_children_produced_wait_with_the_body_they_stood_before(role, kind):
    body, other = OfficeFactory(kind=kind), OfficeFactory(kind=kind)
    mine = produced(body)
    produced(other)

    waiting = rows(supervision.RECOVERY, "no-order", OfficerFactory(role=role, office=body))

    assert waiting == [mine]


def test_a_child_placed_by_order_waits_no_longer_until_four_months_have_passed():
    body = OfficeFactory(kind=OfficeKind.CWC)
    produced(body, status="CUSTODY")
    late = produced(body, status="CUSTODY", days=121)
    chair = OfficerFactory(role=Role.CWC_CHAIR, office=body)

    assert rows(supervision.RECOVERY, "no-order", chair) == []
    assert rows(supervision.RECOVERY, "four-months", chair) == [late]


def test_the_committee_sees_who_of_its_district_must_still_be_produced():
    report = RecoveryReportFactory(recorded=True)
    RecoveryReportFactory(recorded=True)
    chair = OfficerFactory(role=Role.CWC_CHAIR, office=beside(report.office, OfficeKind.CWC))

    assert rows(supervision.RECOVERY, "to-be-produced", chair) == [report]


@pytest.mark.parametrize(
    ("role", "kind", "key", "grace"),
    [
        (Role.DCPU_OFFICER, OfficeKind.DCPU, "late-in-district", 3),
        (Role.SCPS_OFFICER, OfficeKind.SCPS, "late-in-state", 7),
    ],
)
def test_a_late_production_goes_up_one_tier_after_days(role, kind, key, grace):
    report = RecoveryReportFactory(recorded=True)
    officer = OfficerFactory(role=role, office=beside(report.office, kind))

    def waits_after(days):
        found = timezone.now() - timedelta(days=days)
        RecoveryReport.objects.filter(pk=report.pk).update(recovered_at=found)
        return rows(supervision.RECOVERY, key, officer) == [report]

    assert [waits_after(grace + 0.9), waits_after(grace + 1.1)] == [False, True]


def test_the_unit_against_trafficking_owes_an_entry_every_three_months():
    report = MissingReportFactory(open=True)
    unit = beside(report.office, OfficeKind.AHTU)
    officer = OfficerFactory(role=Role.AHTU_OFFICER, office=unit)
    services.hand_to_ahtu(report, by=None, office=unit, reason="Four months.")
    before = rows(supervision.MISSING, "no-entry", officer)

    services.add_diary_entry(report, by=officer, item=19, remark="The other state was asked.")
    after = rows(supervision.MISSING, "no-entry", officer)
    DiaryEntry.objects.update(done_at=timezone.now() - timedelta(days=92))

    assert [one.pk for one in before] == [report.pk]
    assert after == []
    assert [one.pk for one in rows(supervision.MISSING, "no-entry", officer)] == [report.pk]


@pytest.mark.parametrize(("across", "waits"), [(True, 1), (False, 0)])
def test_bureaus_watch_offers_from_state_to_state(across, waits):
    report = MissingReportFactory(open=True)
    station = OfficeFactory() if across else beside(report.office, OfficeKind.PS)
    MissingReport.objects.filter(pk=report.pk).update(status="TRANSFERRED")
    Transfer.objects.create(
        missing_report=report, from_office=report.office, to_office=station, reason="Lives there."
    )

    officer = OfficerFactory(role=Role.NCRB_OFFICER)

    assert len(rows(supervision.MISSING, "between-states", officer)) == waits


def test_a_duty_of_another_role_is_empty():
    report = produced(OfficeFactory(kind=OfficeKind.CWC))
    officer = OfficerFactory(office=report.office)

    tables = (*supervision.MISSING, *supervision.RECOVERY)

    assert [duty.count(officer) for duty in tables] == [0] * len(tables)


def test_figures_count_the_own_district_and_the_latest_station_first():
    late = SightingFactory()
    type(late).objects.filter(pk=late.pk).update(created_at=timezone.now() - timedelta(hours=5))
    SightingFactory()  # elsewhere, and in time
    magistrate = OfficerFactory(role=Role.DISTRICT_MAGISTRATE, office=beside(late.office, OfficeKind.DM))

    assert supervision.late_count(magistrate) == 1
    assert supervision.late_duties(magistrate)[1] == [(late.office.name, 1)]
