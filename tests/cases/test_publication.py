"""A poster needs a basis, and goes the moment the basis goes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cases import choices as c
from cases import services, tasks
from cases.models import MissingReport
from tests.factories.cases import MissingReportFactory

pytestmark = pytest.mark.django_db


def publish(report, by, **more):
    answers = {
        "basis": c.PublicationBasis.CONSENT,
        "given_by": "Ramesh Kumar",
        "given_on": timezone.localdate(),
        "relation": c.Relation.FATHER,
        "public_description": "Missing since Sunday",
        **more,
    }
    return services.publish_poster(report, by=by, **answers)


@pytest.fixture
def report(police):
    return MissingReportFactory(office=police.station, open=True)


def is_public(report):
    return MissingReport.objects.published().filter(pk=report.pk).exists()


def test_consent_puts_the_poster_up_and_is_kept(police, report):
    publication = publish(report, police.officer)

    assert is_public(report)
    assert (publication.given_by, publication.approved_by) == ("Ramesh Kumar", police.officer)


@pytest.mark.parametrize("block", c.PublicationBlock.values)
def test_any_block_forbids_the_poster(police, block):
    report = MissingReportFactory(office=police.station, open=True, publication_blocks=[block])

    with pytest.raises(ValidationError, match="blocked"):
        publish(report, police.officer)

    assert not is_public(report)


def test_a_block_set_later_hides_the_poster_at_once_and_withdraws_it(police, report):
    publish(report, police.officer)
    MissingReport.objects.filter(pk=report.pk).update(publication_blocks=["POCSO"])

    assert not is_public(report)

    report.refresh_from_db()
    services.amend_missing_report(
        report, by=police.officer, section="publication", changed=[], reason="POCSO"
    )
    report.refresh_from_db()
    assert report.published_at is None
    assert report.publications.get().withdrawal_reason == c.WithdrawalReason.BLOCKED


@pytest.mark.parametrize(
    "answers",
    [
        {"given_by": ""},
        {"given_on": None},
        {"basis": c.PublicationBasis.CWC_ORDER},
        {"basis": c.PublicationBasis.CWC_ORDER, "order_number": "7"},
        {"basis": c.PublicationBasis.ADULT_FAMILY},
        {"until": timezone.localdate() - timedelta(days=2)},
    ],
)
def test_a_basis_that_is_not_complete_publishes_nothing(police, report, answers):
    with pytest.raises(ValidationError):
        publish(report, police.officer, **answers)

    assert not is_public(report)


def test_a_draft_is_never_published(police):
    with pytest.raises(ValidationError):
        publish(MissingReportFactory(office=police.station), police.officer)


def test_only_the_own_station_publishes(police, report):
    with pytest.raises(PermissionDenied):
        publish(report, police.neighbour_officer)


def test_tracing_takes_the_poster_down(police, report):
    publish(report, police.officer)
    services.trace_missing_report(
        report, by=police.officer, return_verified_by="S. Verma", return_verified_on=timezone.localdate()
    )

    report.refresh_from_db()
    assert report.published_at is None
    assert report.publications.get().withdrawal_reason == c.WithdrawalReason.TRACED


def test_a_poster_past_its_day_is_hidden_and_then_withdrawn(police, report):
    publish(report, police.officer, until=timezone.localdate())
    MissingReport.objects.filter(pk=report.pk).update(
        published_until=timezone.localdate() - timedelta(days=1)
    )

    assert not is_public(report)
    assert tasks.withdraw_expired_posters() == 1
    assert tasks.withdraw_expired_posters() == 0


def test_withdrawing_twice_changes_nothing(police, report):
    publish(report, police.officer)

    for _time in range(2):
        services.withdraw_poster(report, by=police.officer, reason=c.WithdrawalReason.CONSENT_WITHDRAWN)

    assert report.publications.count() == 1
    assert not is_public(report)


def test_the_scan_of_the_consent_is_kept_for_those_who_publish(police, report):
    from tests.core.pictures import as_file, encoded

    publication = publish(report, police.officer, scan=as_file(encoded()))

    assert publication.scan is not None
    assert publication.scan.content_type == "image/jpeg"
