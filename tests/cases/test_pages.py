"""Every officers' page of this app opens for the person it is for."""

import pytest
from django.urls import reverse

from tests.factories.cases import MissingReportFactory, RecoveryReportFactory, SightingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    ["detail", "tasks", "print", "photographs", "risk", "publication", "diary", "duplicates",
     "acknowledgement", "qr",
     "cancellation"],
)  # fmt: skip
def test_station_opens_each_page_of_its_missing_report(police, name):
    report = MissingReportFactory(office=police.station, open=True)

    answer = police.client(police.officer).get(
        reverse(f"cases:missing-report-{name}", args=[report.reference])
    )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "section",
    ["registration", "person", "family", "disappearance", "description", "publication"],
)
def test_station_opens_each_section_of_its_draft(police, section):
    report = MissingReportFactory(office=police.station)

    answer = police.client(police.officer).get(
        reverse("cases:missing-report-edit", args=[report.reference, section])
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("step", ["transfer", "trace"])
def test_station_is_asked_before_a_step(police, step):
    report = MissingReportFactory(office=police.station, open=True)

    answer = police.client(police.officer).get(
        reverse("cases:missing-report-transition", args=[report.reference, step])
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["detail", "tasks", "print", "photographs", "acknowledgement", "qr"])
def test_station_opens_each_page_of_its_recovery_report(police, name):
    report = RecoveryReportFactory(office=police.station, recorded=True)

    answer = police.client(police.officer).get(
        reverse(f"cases:recovery-report-{name}", args=[report.reference])
    )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "section",
    [
        "registration",
        "place",
        "person",
        "description",
        "condition",
        "offence",
        "custody",
        "tracing",
        "outcome",
    ],
)
def test_station_opens_each_section_of_its_recovery_report(police, section):
    report = RecoveryReportFactory(office=police.station)

    answer = police.client(police.officer).get(
        reverse("cases:recovery-report-edit", args=[report.reference, section])
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("step", ["make_safe", "produce", "identify"])
def test_station_is_asked_before_a_step_of_the_recovery(police, step):
    report = RecoveryReportFactory(office=police.station, recorded=True)

    answer = police.client(police.officer).get(
        reverse("cases:recovery-report-transition", args=[report.reference, step])
    )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name",
    ["missing-report-list", "missing-report-quick", "recovery-report-list", "recovery-report-quick",
     "sighting-list",
     "search", "transfer-list"],
)  # fmt: skip
def test_station_opens_each_list(police, name):
    MissingReportFactory(office=police.station, open=True)
    RecoveryReportFactory(office=police.station, recorded=True)
    SightingFactory(office=police.station)

    answer = police.client(police.officer).get(reverse(f"cases:{name}"))

    assert answer.status_code == 200


def test_bureau_opens_its_queue_and_a_report(police):
    report = MissingReportFactory(office=police.station, open=True)
    web = police.client(police.bureau)

    queue = web.get(reverse("cases:authentication-list"))
    page = web.get(reverse("cases:missing-report-authentication", args=[report.reference]))

    assert report.number in queue.content.decode()
    assert page.status_code == 200


def test_sighting_page_shows_the_steps(police):
    sighting = SightingFactory(office=police.station)

    page = police.client(police.officer).get(reverse("cases:sighting-detail", args=[sighting.reference]))

    assert reverse("cases:sighting-transition", args=[sighting.reference, "check"]) in page.content.decode()
