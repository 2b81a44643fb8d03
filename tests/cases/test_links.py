"""The link between a missing and a found person: one to one, undone on both sides."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases import choices as c
from cases import services
from cases.models import MissingReport, RecoveryReport
from directory import shares
from tests.factories.accounts import login
from tests.factories.cases import (
    ImageBlobFactory,
    MissingReportFactory,
    PhotographFactory,
    RecoveryReportFactory,
)
from tests.public.people import missing as published

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(police):
    return MissingReportFactory(office=police.station, open=True)


@pytest.fixture
def found(police):
    return RecoveryReportFactory(office=police.elsewhere, recorded=True)


def joined(report, found):
    services.join_reports(report, found, by=None, basis="Mother")
    return MissingReport.objects.get(pk=report.pk), RecoveryReport.objects.get(pk=found.pk)


def test_one_found_person_traces_one_missing_person(police, report, found):
    twin = MissingReportFactory(office=police.station, open=True)
    report, found = joined(report, found)

    with pytest.raises(ValidationError):
        services.join_reports(twin, found, by=None)

    twin.refresh_from_db()
    found.refresh_from_db()
    assert twin.is_untraced
    assert found.missing_report == report


def test_a_join_that_fails_on_one_side_leaves_the_other_as_it_was(police, report, found):
    RecoveryReport.objects.filter(pk=found.pk).update(status=c.RecoveryStatus.SAFE)
    RecoveryReport.objects.filter(pk=found.pk).update(status=c.RecoveryStatus.PRODUCED)
    for state in (c.RecoveryStatus.UNIDENTIFIED, c.RecoveryStatus.DISPOSED):
        RecoveryReport.objects.filter(pk=found.pk).update(status=state)

    with pytest.raises(ValidationError):
        services.join_reports(report, found, by=None)

    report.refresh_from_db()
    assert report.is_untraced
    assert report.recovery_report is None


@pytest.mark.parametrize(
    ("stem", "step", "answers"),
    [
        ("missing-report", "trace", {"return_verified_by": "S. Verma", "return_verified_on": "01-01-2026"}),
        ("recovery-report", "identify", {"identity_basis": "Mother came"}),
    ],
)
def test_no_step_of_one_station_links_the_record_of_another(
    client, police, report, found, stem, step, answers
):
    own, other, field = (report, found, "recovery_report")
    if stem == "recovery-report":
        own = RecoveryReportFactory(office=police.station, age_years=30, recorded=True)
        other, field = MissingReportFactory(office=police.elsewhere, open=True), "missing_report"

    login(client, police.officer).post(
        reverse(f"cases:{stem}-transition", args=[own.reference, step]), {**answers, field: other.number}
    )

    own.refresh_from_db()
    other.refresh_from_db()
    assert getattr(own, field) is None
    assert own.status in ("TRACED", "IDENTIFIED")
    assert other.status in ("OPEN", "RECORDED")


@pytest.mark.parametrize("side", ["missing", "found"])
def test_an_undone_link_sends_both_back_to_the_search(police, report, found, side):
    traced, found = joined(report, found)

    if side == "missing":
        services.undo_trace(traced, by=police.officer, reason="Another child")
    else:
        services.undo_identity(found, by=police.elsewhere_officer, reason="Another child")

    traced, found = MissingReport.objects.get(pk=traced.pk), RecoveryReport.objects.get(pk=found.pk)
    assert traced.is_untraced
    assert traced.recovery_report is None
    assert (found.missing_report, found.identified_at) == (None, None)
    assert not shares.of(traced).exists()
    assert not shares.of(found).exists()


def test_a_reopened_case_no_longer_reads_the_other_person(police, report, found):
    traced, found = joined(report, found)
    closed = services.close_missing_report(
        traced,
        by=police.officer,
        established_reasons=[c.MissingReason.LOST_WAY],
        trafficking_found="N",
        production_reference="CWC 12",
        statement_recorded_on="2026-01-01",
    )

    services.reopen_missing_report(closed, by=police.officer, reason="It was another boy")

    assert not police.officer.has_perm("cases.view_recovery_report", found)
    assert RecoveryReport.objects.get(pk=found.pk).missing_report is None


def test_calling_a_draft_the_same_person_opens_nothing_of_the_other_case(police):
    survivor = MissingReportFactory(office=police.elsewhere, open=True)
    draft = MissingReportFactory(office=police.station)

    services.mark_same_person(draft, by=police.officer, survivor=survivor)

    assert not shares.of(survivor).exists()


def test_only_a_likely_duplicate_can_be_called_the_same_person(client, police):
    stranger = MissingReportFactory(office=police.elsewhere, open=True, full_name="Zubeida Khatun", sex="M")
    draft = MissingReportFactory(office=police.station)

    response = login(client, police.officer).post(
        reverse("cases:missing-report-duplicates", args=[draft.reference]), {"same_as": stranger.reference}
    )

    assert response.status_code == 404
    draft.refresh_from_db()
    assert draft.is_draft


def test_the_picture_of_a_live_poster_is_chosen_by_whoever_may_publish(police):
    report = published(office=police.station)
    PhotographFactory(missing_report=report, original=ImageBlobFactory(), is_main=True)
    other = PhotographFactory(missing_report=report, original=ImageBlobFactory())

    with pytest.raises(PermissionDenied):
        services.make_main_photograph(other, by=police.operator)

    assert services.make_main_photograph(other, by=police.officer).is_main


@pytest.mark.parametrize("stem", ["missing-report", "recovery-report"])
def test_a_file_of_records_needs_a_fresh_code(client, police, stem):
    login(client, police.bureau)
    session = client.session
    session["fresh_at"] = 0
    session.save()

    response = client.post(reverse(f"cases:{stem}-export"), {"format": "csv", "purpose": "test"})

    assert response.status_code == 302
    assert reverse("accounts:confirm") in response["Location"]


def test_the_poster_does_not_say_what_kind_of_place_it_was(client, police):
    report = published(office=police.station, place_type="BROTHEL")

    text = client.get(reverse("cases:poster", args=[report.reference])).content.decode()

    assert "Brothel" not in text
