"""Background work: every task may run twice, and a missing broker stops nothing for good."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import OfficerFactory
from trackchild.core import tasks
from trackchild.core.models import AuditRoot, DemoMessage, EventDelivery, Heartbeat, Message, SectionDraft

pytestmark = pytest.mark.django_db


def test_heartbeat_is_seen_and_grows_old():
    assert not tasks.worker_is_alive()

    tasks.heartbeat()
    tasks.heartbeat()
    assert tasks.worker_is_alive()

    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert not tasks.worker_is_alive()


def test_heartbeat_beats_without_the_cache(monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(tasks.cache, "set", fail)

    tasks.heartbeat()

    assert tasks.worker_is_alive()


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
