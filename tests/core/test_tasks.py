"""Background work: every task may run twice, and a missing broker stops nothing for good."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from celery.signals import heartbeat_sent
from django.utils import timezone

from tests.factories.accounts import OfficerFactory
from trackchild.core import heartbeats, tasks
from trackchild.core.models import AuditRoot, DemoMessage, EventDelivery, Heartbeat, Message, SectionDraft

pytestmark = pytest.mark.django_db


def test_heartbeat_is_seen_and_grows_old():
    assert not heartbeats.is_beat_answered()

    tasks.heartbeat()
    tasks.heartbeat()
    assert heartbeats.is_beat_answered()

    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert not heartbeats.is_beat_answered()


class Heart:
    """What Celery passes to those who listen to a worker's loop."""

    eventer = SimpleNamespace(hostname="bulk@host-1")


def test_each_worker_signs_for_itself():
    heartbeat_sent.send(sender=Heart())

    assert heartbeats.is_here("bulk")
    assert not heartbeats.is_here("fast")


def test_sign_that_cannot_be_left_does_not_stop_the_worker(monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(heartbeats.cache, "set", fail)

    heartbeats.sign("fast")

    assert not heartbeats.is_here("fast")


def test_ready_only_when_each_worker_is_here(client):
    tasks.heartbeat()
    heartbeats.sign("fast")
    without_bulk = client.get("/readyz/")
    heartbeats.sign("bulk")
    with_both = client.get("/readyz/")

    assert (without_bulk.status_code, without_bulk.json()["worker_bulk"]) == (503, "failed")
    assert (with_both.status_code, with_both.json()["ready"]) == (200, True)


@pytest.fixture
def waiting_message():
    now = timezone.now()
    return Message.objects.create(
        template="x", channel="sms", to="+919800000001", to_index="x", body="Hello", dedupe="1",
        expires_at=now + timedelta(hours=1), next_try_at=now - timedelta(seconds=1),
    )  # fmt: skip


def test_sweep_sends_what_no_one_was_woken_for(waiting_message):
    tasks.sweep()
    tasks.sweep()

    shown = DemoMessage.objects.get()
    assert (shown.key, shown.times) == (waiting_message.key, 1)


def test_sweep_calls_for_codes_in_their_own_queue(waiting_message, monkeypatch):
    woken = []
    monkeypatch.setattr(tasks.events, "wake", lambda task, *args: woken.append((task.name, args)))
    Message.objects.update(lane="otp")

    tasks.sweep()

    assert woken[0] == ("trackchild.core.tasks.deliver_codes", ("sms",))


def test_sweep_frees_what_a_dead_worker_had_and_asks_no_gateway(waiting_message, monkeypatch):
    def ask(*_args):
        raise AssertionError("the sweep must be short")

    monkeypatch.setattr("trackchild.core.gateways.demo.DemoGateway.find", ask)
    past = timezone.now() - timedelta(minutes=2)
    Message.objects.update(state="LEASED", lease=uuid.uuid4(), lease_until=past)
    lost = Message.objects.create(
        template="x", channel="sms", to="+919800000001", to_index="x", body="Hello", dedupe="2",
        expires_at=past, state="UNKNOWN", lease_until=past,
    )  # fmt: skip

    tasks.sweep()

    assert DemoMessage.objects.get().key == waiting_message.key
    lost.refresh_from_db()
    assert lost.state == Message.State.UNKNOWN


def test_sweep_signs_the_audit_trail_once_an_hour():
    tasks.sweep()
    tasks.sweep()

    assert AuditRoot.objects.count() == 1


def test_sweep_calls_subscribers_again(heard, officer):
    from trackchild.core import events

    event = events.record(heard.kind, subject=officer)
    EventDelivery.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))

    tasks.sweep()

    assert heard.calls == [event.pk]


def test_delivery_task_may_run_twice(waiting_message):
    tasks.deliver_messages("sms")
    tasks.deliver_messages("sms")

    assert DemoMessage.objects.get().times == 1


def test_drafts_nobody_came_back_for_are_dropped(settings):
    user = OfficerFactory()
    drafts = [
        SectionDraft.objects.create(
            user=user, subject_type="cases.missingreport", subject_id=number, section="person", answers={}
        )
        for number in (1, 2)
    ]
    old = timezone.now() - timedelta(days=settings.SECTION_DRAFT_DAYS + 1)
    SectionDraft.objects.filter(pk=drafts[0].pk).update(saved_at=old)

    assert [tasks.delete_old_drafts(), tasks.delete_old_drafts()] == [1, 0]
    assert SectionDraft.objects.get() == drafts[1]
