"""Events: written with the change, told to every subscriber, once each in effect."""

from datetime import timedelta

import pytest
from django.db import InternalError, connection, transaction
from django.utils import timezone

from trackchild.core import events
from trackchild.core.models import Event, EventDelivery

State = EventDelivery.State


@pytest.fixture
def happened(heard, officer, django_capture_on_commit_callbacks):
    """An event whose subscriber has been called but has not worked yet."""
    with django_capture_on_commit_callbacks(execute=True):
        return events.record(heard.kind, subject=officer, by=officer, note="why", facts={"count": 1})


def delivery_of(event):
    return event.deliveries.get()


def make_due():
    EventDelivery.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))


def test_subscriber_is_called_with_the_event_after_commit(heard, happened):
    assert heard.calls == [happened.pk]


def test_nothing_is_called_when_the_transaction_fails(heard, officer, django_capture_on_commit_callbacks):
    def fail():
        with transaction.atomic():
            events.record(heard.kind, subject=officer)
            raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        fail()

    assert heard.calls == []
    assert not Event.objects.filter(kind=heard.kind).exists()


def test_broker_down_neither_fails_the_change_nor_loses_the_delivery(
    heard, officer, django_capture_on_commit_callbacks
):
    heard.broker_error = ConnectionError("redis is gone")

    with django_capture_on_commit_callbacks(execute=True):
        event = events.record(heard.kind, subject=officer)

    assert delivery_of(event).state == State.PENDING
    heard.broker_error = None
    make_due()
    assert events.resend_due() == 1
    assert heard.calls == [event.pk]


def test_delivery_is_done_once_when_the_task_runs_twice(heard, happened):
    heard.run(happened.pk)
    heard.run(happened.pk)

    assert heard.done == [happened.pk]
    assert delivery_of(happened).state == State.DONE


def test_failed_delivery_waits_and_undoes_what_the_task_wrote(heard, happened, officer):
    heard.error = ValueError("Asha")

    with pytest.raises(ValueError, match="Asha"):
        heard.run(happened.pk)

    delivery = delivery_of(happened)
    assert (delivery.state, delivery.attempts) == (State.PENDING, 1)
    assert delivery.next_try_at > timezone.now() + timedelta(seconds=3)
    assert delivery.last_error == "ValueError"  # its text could name a person


def test_body_is_rolled_back_when_it_fails(heard, happened, officer):
    def fail():
        with events.delivering(happened.pk, heard.name):
            officer.name = "Changed"
            officer.save()
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()

    officer.refresh_from_db()
    assert officer.name == "Test Officer"


def test_delivery_is_given_up_after_eight_tries_and_can_be_revived(heard, happened):
    heard.error = ValueError("broken")
    for _try in range(events.MAX_ATTEMPTS):
        with pytest.raises(ValueError, match="broken"):
            heard.run(happened.pk)

    dead = delivery_of(happened)
    assert dead.state == State.DEAD

    heard.error = None
    events.revive(dead)
    heard.run(happened.pk)
    assert delivery_of(happened).state == State.DONE


def test_waits_grow_from_seconds_to_hours():
    waits = [events.wait_before_try(n).total_seconds() for n in range(1, 8)]

    assert waits == sorted(waits[:6]) + waits[6:]
    assert 4 <= waits[0] <= 6
    assert 17280 <= waits[5] <= 25920
    assert 17280 <= waits[6] <= 25920


def test_sweep_leaves_alone_what_is_not_due(heard, happened):
    assert events.resend_due() == 0
    assert heard.calls == [happened.pk]


def test_delivery_that_never_ends_is_given_up(heard, happened):
    EventDelivery.objects.update(sends=events.MAX_SENDS)
    make_due()

    events.resend_due()

    assert delivery_of(happened).state == State.DEAD


def test_same_event_is_not_owed_twice(heard):
    with pytest.raises(ValueError, match="twice"):
        events.subscribe(heard.kind, name=heard.name, task=heard)


def test_undeclared_event_is_refused(heard, officer):
    with pytest.raises(ValueError, match="not declared"):
        events.record("thing.unheard_of", subject=officer)


def test_timeline_shows_newest_first(heard, officer):
    first = events.record(heard.kind, subject=officer)
    second = events.record(heard.kind, subject=officer)

    assert list(events.timeline(officer)) == [second, first]


@pytest.mark.parametrize("change", ["UPDATE core_event SET note = 'x'", "DELETE FROM core_event"])
def test_event_is_never_changed(heard, officer, change):
    events.record(heard.kind, subject=officer)

    with pytest.raises(InternalError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_event_table_is_never_emptied(heard, officer):
    events.record(heard.kind, subject=officer)

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL trackchild.may_truncate = 'no'")
        with pytest.raises(InternalError, match="never emptied"), transaction.atomic():
            cursor.execute("TRUNCATE core_event CASCADE")
