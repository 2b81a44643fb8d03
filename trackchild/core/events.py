"""What can happen, who wants to know, and telling them surely: the event is the outbox."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from trackchild.core.history import posting_label
from trackchild.core.models import Event, EventDelivery
from trackchild.core.retry import wait_before_try

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
MAX_SENDS = 40  # a delivery that never ends in success or error kills its workers: give it up too
_GRACE = timedelta(seconds=30)  # time for the first try before the sweep looks at it


class EventKind(str):
    """The name of something that can happen, past tense: "missing_report.registered"."""

    __slots__ = ()


@dataclass(frozen=True)
class Subscriber:
    name: str
    task: Any  # Celery task taking the event id


_labels: dict[str, Any] = {}
_subscribers: dict[str, list[Subscriber]] = {}


def declare(kind: str, label) -> EventKind:
    """Make a kind of event known, with its label for people."""
    if kind in _labels:
        raise ValueError(f"Event kind {kind} is declared twice.")
    _labels[kind] = label
    return EventKind(kind)


def label_of(kind: str):
    return _labels.get(kind, kind)


def kinds() -> dict[str, Any]:
    """Every declared kind with its label."""
    return dict(_labels)


def subscribe(kind: str | Iterable[str], *, name: str, task: Any) -> None:
    """Call `task` (a Celery task taking an event id) for every event of these kinds."""
    for one in [kind] if isinstance(kind, str) else kind:
        if one not in _labels:
            raise ValueError(f"{name} subscribes to {one}, which nobody declared.")
        others = _subscribers.setdefault(one, [])
        if any(other.name == name for other in others):
            raise ValueError(f"{name} subscribes to {one} twice.")
        others.append(Subscriber(name, task))


def subscribers(kind: str) -> tuple[Subscriber, ...]:
    return tuple(_subscribers.get(kind, ()))


@transaction.atomic
def record(kind: str, *, subject: models.Model, by=None, note: str = "", facts: dict | None = None) -> Event:
    """Write that something happened, in the transaction of the change, and owe each subscriber a call."""
    if kind not in _labels:
        raise ValueError(f"Event kind {kind} is not declared.")
    posting = getattr(by, "posting", None)
    event = Event.objects.create(
        kind=str(kind),
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_reference=getattr(subject, "reference", "") or "",
        by=by,
        posting_id=getattr(posting, "pk", None),
        posting_label=posting_label(posting)[:300],
        office_id=getattr(posting, "office_id", None),
        note=note,
        facts=facts or {},
    )
    owed = subscribers(kind)
    EventDelivery.objects.bulk_create(
        EventDelivery(event=event, subscriber=subscriber.name, next_try_at=timezone.now() + _GRACE)
        for subscriber in owed
    )
    for subscriber in owed:
        transaction.on_commit(lambda task=subscriber.task: wake(task, event.pk), robust=True)
    return event


def timeline(subject: models.Model) -> models.QuerySet[Event]:
    """Everything that happened to a record, newest first."""
    return Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).select_related(
        "by"
    )


def wake(task: Any, *args: Any) -> bool:
    """Send a task if the broker can be reached. The sweep sends again, so a failure here loses nothing."""
    try:
        task.apply_async(args=args)
    except Exception as error:  # a broker that is down may raise nearly anything; the request must not fail
        logger.warning("Could not wake %s: %s", getattr(task, "name", task), type(error).__name__)
        return False
    return True


@contextmanager
def delivering(event_id: int, subscriber: str) -> Iterator[Event | None]:
    """Run one delivery: yields the event, or None when it is done already or another worker has it.

    What the body writes and the mark «done» commit together. An error rolls the body back, counts
    as a try, and is raised again for the worker's log.
    """
    failure: Exception | None = None
    with transaction.atomic():
        delivery = (
            EventDelivery.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("event")
            .filter(event_id=event_id, subscriber=subscriber, state=EventDelivery.State.PENDING)
            .first()
        )
        if delivery is None:
            yield None
            return
        try:
            with transaction.atomic():
                yield delivery.event
                _mark_done(delivery)
        except Exception as error:
            failure = error
            _mark_failed(delivery, error)
    if failure is not None:
        raise failure


def _mark_done(delivery: EventDelivery) -> None:
    delivery.state = EventDelivery.State.DONE
    delivery.done_at = timezone.now()
    delivery.last_error = ""
    delivery.save(update_fields=["state", "done_at", "last_error"])


def _mark_failed(delivery: EventDelivery, error: Exception) -> None:
    """Count the try and wait longer each time. Only the kind of error is kept: its text may name a person."""
    delivery.state = EventDelivery.State.PENDING
    delivery.done_at = None
    delivery.attempts += 1
    delivery.last_error = type(error).__name__
    delivery.next_try_at = timezone.now() + wait_before_try(delivery.attempts)
    if delivery.attempts >= MAX_ATTEMPTS:
        delivery.state = EventDelivery.State.DEAD
        logger.error("Delivery %s of event %s given up", delivery.subscriber, delivery.event_id)
    delivery.save(update_fields=["state", "done_at", "attempts", "last_error", "next_try_at"])


def resend_due(limit: int = 500) -> int:
    """Send again what nobody finished. Returns how many were sent."""
    tasks = {(kind, s.name): s.task for kind, owed in _subscribers.items() for s in owed}
    calls = []
    with transaction.atomic():
        due = (
            EventDelivery.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("event")
            .filter(state=EventDelivery.State.PENDING, next_try_at__lte=timezone.now())
            .order_by("next_try_at")[:limit]
        )
        for delivery in due:
            task = tasks.get((delivery.event.kind, delivery.subscriber))
            _count_send(delivery, known=task is not None)
            if delivery.state == EventDelivery.State.PENDING:
                calls.append((task, delivery.event_id))
    return sum(wake(task, event_id) for task, event_id in calls)


def _count_send(delivery: EventDelivery, *, known: bool) -> None:
    delivery.sends += 1
    delivery.next_try_at = timezone.now() + wait_before_try(min(delivery.sends + 1, 4))
    if not known:
        delivery.state, delivery.last_error = EventDelivery.State.DEAD, "no such subscriber"
    elif delivery.sends > MAX_SENDS:
        delivery.state, delivery.last_error = EventDelivery.State.DEAD, "never finished"
    delivery.save(update_fields=["sends", "next_try_at", "state", "last_error"])


def revive(delivery: EventDelivery) -> None:
    """Try a delivery that was given up once more, from the start."""
    delivery.state = EventDelivery.State.PENDING
    delivery.attempts = delivery.sends = 0
    delivery.next_try_at = timezone.now()
    delivery.save(update_fields=["state", "attempts", "sends", "next_try_at"])
