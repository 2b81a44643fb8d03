"""State changes: by the table, under a lock, with permission, and not otherwise."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction

from cases.models import MissingReport
from cases.workflow import MISSING_REPORT
from tests.core.spec_site import Place
from trackchild.core import workflow
from trackchild.core.models import Event

pytest_plugins = ["tests.core.spec_site"]


def perform(report, name, *, by, **options):
    return workflow.perform(MISSING_REPORT, report, name, by=by, **options)


def test_step_moves_the_record_bumps_its_version_and_records_an_event(place, sho):
    report = place.report()

    moved = perform(report, "discard", by=sho, reason="Written twice")

    event = Event.objects.get(subject_id=report.pk)
    assert (moved.status, moved.version) == ("CANCELLED", 2)
    assert (event.note, event.by, event.facts) == ("Written twice", sho, {"from": "DRAFT", "to": "CANCELLED"})


def test_step_from_another_state_is_refused(place, sho):
    report = place.report()

    with pytest.raises(workflow.StaleState):
        perform(report, "accept_transfer", by=sho)


def test_step_without_permission_is_refused(place):
    stranger = place.officer("stranger", office=place.other_station)

    with pytest.raises(PermissionDenied):
        perform(place.report(), "discard", by=stranger, reason="x")


def test_step_without_its_reason_is_refused(place, sho):
    with pytest.raises(ValidationError):
        perform(place.report(), "discard", by=sho, reason="  ")


def test_guard_stops_the_step_and_nothing_changes(place, sho):
    report = place.report()

    with pytest.raises(ValidationError):
        perform(report, "register", by=sho)

    report.refresh_from_db()
    assert report.status == "DRAFT"
    assert not Event.objects.filter(subject_id=report.pk).exists()


def test_misspelt_change_fails_loudly(place, sho):
    from django.core.exceptions import FieldDoesNotExist

    with pytest.raises(FieldDoesNotExist):
        perform(place.report(), "discard", by=sho, reason="x", regstered_at=None)


def test_a_step_leads_back_only_where_the_table_says_so(place):
    with pytest.raises(ValueError, match="does not lead back"):
        perform(place.report(), "discard", by=None, reason="x", back_to="OPEN")


def test_only_open_steps_with_permission_are_offered(place, sho):
    report = place.report()
    stranger = place.officer("stranger", office=place.other_station)

    names = {step.name for step in workflow.available(MISSING_REPORT, report, sho)}

    assert {"register", "discard"} <= names
    assert "accept_transfer" not in names
    assert workflow.available(MISSING_REPORT, report, stranger) == []


def test_database_refuses_a_stray_update(place):
    report = place.report()

    with pytest.raises(InternalError), transaction.atomic():
        MissingReport.objects.filter(pk=report.pk).update(status="TRACED")


def test_table_names_every_transition_once():
    names = [step.name for step in MISSING_REPORT.transitions]

    assert len(names) == len(set(names))
    assert MISSING_REPORT.transition("register").target == "REGISTERED"
    with pytest.raises(KeyError):
        MISSING_REPORT.transition("fly")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_step():
    place = Place()
    sho, report = place.officer("asha.officer"), place.report()
    barrier, outcomes = Barrier(2), []

    def step():
        barrier.wait()
        try:
            perform(report, "discard", by=sho, reason="twice")
            outcomes.append("done")
        except workflow.StaleState:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [Thread(target=step) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "stale"]
    assert Event.objects.filter(subject_id=report.pk).count() == 1
