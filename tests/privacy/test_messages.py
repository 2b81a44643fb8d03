"""Nothing a person wrote in a record travels in a message, a log line, an event's or the audit's facts."""

import json
import logging

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases import services as cases
from directory.choices import Role
from matching import counts, services
from tests.factories.accounts import login
from trackchild.core.models import AuditEntry, Event, Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()
    yield
    counts.forget()


def test_the_whole_story_names_nobody(world, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.INFO)
    searcher, finder = (world.officer(Role.STATION_OFFICER, place) for place in "ab")
    client = login(Client(), searcher)

    with django_capture_on_commit_callbacks(execute=True):
        for by in (searcher, finder):
            services.review_match(world.match, by=by, verdict="CONFIRM", reason="PHOTO")
        services.verify_match(world.match, by=finder, verified_by="IN_PERSON")
        services.accept_match(world.match, by=searcher)
        for name in ("cases:missing-report-list", "cases:search"):
            client.get(reverse(name), {"q": world.missing.full_name})
        client.get(reverse("cases:missing-report-detail", args=[world.missing.reference]))
        cases.produce_recovery_report(
            world.recovery, by=finder, produced_before="CWC", produced_at=timezone.now()
        )

    bodies = " ".join(f"{message.subject} {message.body}" for message in Message.objects.all())
    facts = json.dumps([*Event.objects.values_list("facts", flat=True)])
    audited = json.dumps([*AuditEntry.objects.values_list("facts", flat=True)])
    assert "contact" in bodies or "संपर्क" in bodies
    for text in (bodies, facts, audited, caplog.text):
        assert world.markers.found_in(text) == {}
    assert world.stations["b"].name not in bodies.replace(world.stations["a"].name, "")


def test_a_page_that_fails_says_nothing_of_the_record(world, settings):
    settings.DEBUG = False
    client = login(Client(raise_request_exception=False), world.officer(Role.CITIZEN, "c"))

    for name in ("cases:missing-report-detail", "cases:recovery-report-detail"):
        record = world.missing if "missing" in name else world.recovery
        response = client.get(reverse(name, args=[record.reference]))
        assert response.status_code == 404
        assert world.markers.found_in(response.content.decode()) == {}
