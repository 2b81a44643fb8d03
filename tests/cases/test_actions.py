"""Risk, diary, photographs, sightings, duties."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cases import choices as c
from cases import services
from cases.models import DiaryEntry, MissingReport
from cases.selectors import duties
from cases.selectors.records import checklist
from tests.core.pictures import as_file, encoded, portrait
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory, SightingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(police):
    return MissingReportFactory(office=police.station, open=True)


def test_the_risk_of_a_child_is_never_low(police, report):
    assert services.assess_risk(report, by=police.officer).level == c.RiskLevel.MEDIUM

    with pytest.raises(ValidationError):
        services.assess_risk(
            report, by=police.officer, override_level=c.RiskLevel.LOW, override_reason="Calm"
        )


def test_an_adult_may_be_at_low_risk(police):
    report = MissingReportFactory(office=police.station, adult=True, open=True)

    assert services.assess_risk(report, by=police.officer).level == c.RiskLevel.LOW


def test_a_ransom_call_is_critical(police, report):
    risk = services.assess_risk(report, by=police.officer, ransom_call=c.YesNo.YES)

    assert (risk.level, risk.score) == (c.RiskLevel.CRITICAL, 8)


def test_another_level_needs_a_reason(police, report):
    with pytest.raises(ValidationError):
        services.assess_risk(report, by=police.officer, override_level=c.RiskLevel.HIGH)

    risk = services.assess_risk(
        report, by=police.officer, override_level=c.RiskLevel.HIGH, override_reason="Seen with a stranger"
    )
    assert (risk.computed_level, risk.level) == (c.RiskLevel.MEDIUM, c.RiskLevel.HIGH)


def test_the_diary_has_the_21_items_and_free_entries(police, report):
    services.add_diary_entry(report, by=police.officer, item=c.DiaryItem.CCTV, proof="DVR 3")
    services.add_diary_entry(report, by=police.officer, remark="Spoke to the uncle")

    rows = checklist(report)

    assert len(rows) == 21
    assert [row.item for row in rows if row.is_done] == [c.DiaryItem.CCTV]
    assert DiaryEntry.objects.filter(item=c.DiaryItem.FREE).get().remark == "Spoke to the uncle"


def test_a_free_entry_says_something_and_nobody_else_writes(police, report):
    with pytest.raises(ValidationError):
        services.add_diary_entry(report, by=police.officer)
    with pytest.raises(PermissionDenied):
        services.add_diary_entry(report, by=police.neighbour_officer, remark="Hello")


def test_a_photograph_sent_again_is_one_photograph(police, report):
    first = services.add_photograph(report, by=police.officer, file=as_file(encoded()))
    again = services.add_photograph(report, by=police.officer, file=as_file(encoded()))

    assert first == again
    assert first.is_main
    assert report.photographs.count() == 1


def test_there_is_one_main_photograph(police, report):
    services.add_photograph(report, by=police.officer, file=as_file(encoded()))
    other = services.add_photograph(report, by=police.officer, file=as_file(encoded(portrait(320, 400))))

    services.make_main_photograph(other, by=police.officer)

    assert [photo.pk for photo in report.photographs.filter(is_main=True)] == [other.pk]


def test_after_registering_photographs_stay(police, report):
    photograph = services.add_photograph(report, by=police.officer, file=as_file(encoded()))
    with pytest.raises(ValidationError):
        services.remove_photograph(photograph, by=police.officer)

    draft = MissingReportFactory(office=police.station)
    unwanted = services.add_photograph(draft, by=police.officer, file=as_file(encoded()))
    services.remove_photograph(unwanted, by=police.officer)
    assert not draft.photographs.exists()


def test_a_sighting_goes_to_the_police_of_its_district(police):
    sighting = services.report_sighting(
        kind=c.SightingKind.SIGHTED, place_district=police.district, is_anonymous=True, reporter_name="Me"
    )

    assert (sighting.district, sighting.office, sighting.reporter_name) == (police.district, None, "")
    assert duties.find(duties.SIGHTINGS, "new").count(police.officer) == 1
    assert duties.find(duties.SIGHTINGS, "new").count(police.elsewhere_officer) == 0


def test_a_sighting_is_assigned_checked_and_closed(police):
    sighting = SightingFactory(office=None, state=police.district.state, district=police.district)

    step = services.assign_sighting(sighting, by=police.officer, office=police.neighbour)
    step = services.check_sighting(step, by=police.neighbour_officer)
    found = RecoveryReportFactory(office=police.neighbour, recorded=True)
    step = services.verify_sighting(
        step, by=police.neighbour_officer, reason="Met her", recovery_report=found
    )
    step = services.close_sighting(step, by=police.neighbour_officer)

    assert (step.status, step.recovery_report, step.office) == (
        c.SightingStatus.CLOSED,
        found,
        police.neighbour,
    )


def _duty(key, user):
    return duties.find(duties.MISSING, key).count(user)


def test_a_childs_draft_without_fir_alarms_after_two_hours(police):
    MissingReportFactory(
        office=police.station, fir_number="", reported_at=timezone.now() - timedelta(hours=1)
    )
    assert _duty("no-fir", police.officer) == 0

    MissingReportFactory(
        office=police.station, fir_number="", reported_at=timezone.now() - timedelta(hours=3)
    )
    assert _duty("no-fir", police.officer) == 1


def test_duties_of_the_station_and_the_bureau(police, report):
    three_days = timezone.now() - timedelta(days=3, hours=1)
    MissingReport.objects.filter(pk=report.pk).update(registered_at=three_days, photo_not_available=False)

    assert _duty("no-photo", police.officer) == 1
    assert _duty("no-risk", police.officer) == 1
    assert _duty("unverified-late", police.bureau) == 1
    assert duties.to_authenticate_count(police.bureau) == 1
    assert _duty("no-photo", police.elsewhere_officer) == 0


def test_four_months_untraced_is_due_for_the_ahtu(police, report):
    MissingReport.objects.filter(pk=report.pk).update(registered_at=timezone.now() - timedelta(days=121))

    assert _duty("four-months", police.bureau) == 1
