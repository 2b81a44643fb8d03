"""Background work of the common parts. Every task may run twice, or be killed at any line."""

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from trackchild.core import audit, drafts, events, messaging
from trackchild.core.messaging.worker import is_work_due
from trackchild.core.models import Heartbeat

HEARTBEAT_KEY = "heartbeat:worker"
HEARTBEAT_SECONDS = 60  # how old the last beat may be before the worker counts as gone


@shared_task(time_limit=60, soft_time_limit=50)
def deliver_messages(channel: str | None = None, lane: str | None = None) -> int:
    """Hand over what is due; when time runs out before the queue does, call for another round."""
    tried = messaging.send_due(channel, lane)
    if tried and is_work_due(channel, lane):
        events.wake(deliver_messages, channel, lane)
    return tried


@shared_task(time_limit=120, soft_time_limit=110)
def sweep() -> None:
    """Send again what nobody finished, settle what a crash left open, sign the audit trail every hour."""
    events.resend_due()
    messaging.recover()
    for channel in ("sms", "email"):
        if is_work_due(channel):
            events.wake(deliver_messages, channel, None)
    audit.sign_root_if_due()


@shared_task
def delete_old_drafts() -> int:
    """Daily: unsaved answers nobody came back for."""
    return drafts.delete_old()


@shared_task(ignore_result=True)
def heartbeat() -> None:
    """The beat asked and a worker answered: both are alive."""
    now = timezone.now()
    Heartbeat.objects.update_or_create(name="worker", defaults={"at": now})
    try:
        cache.set(HEARTBEAT_KEY, now.timestamp(), timeout=HEARTBEAT_SECONDS * 5)
    except Exception:  # noqa: BLE001, S110 - the row in the database says it as well
        pass


def worker_is_alive() -> bool:
    """Whether a worker beat lately."""
    beat = Heartbeat.objects.filter(name="worker").first()
    return beat is not None and (timezone.now() - beat.at).total_seconds() < HEARTBEAT_SECONDS
