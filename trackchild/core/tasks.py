"""Background work of the common parts. Every task may run twice, or be killed at any line.

Which queue each task waits in stands in trackchild/queues.py.
"""

from celery import shared_task

from trackchild.core import audit, drafts, events, heartbeats, messaging
from trackchild.core.messaging.worker import is_work_due

CHANNELS = ("sms", "email")


@shared_task(time_limit=60, soft_time_limit=50)
def deliver_codes(channel: str) -> int:
    """Hand over the one-time codes that are due; they have a queue to themselves."""
    tried = messaging.send_due(channel, "otp")
    if tried and is_work_due(channel, "otp"):
        events.wake(deliver_codes, channel)
    return tried


@shared_task(time_limit=60, soft_time_limit=50)
def deliver_messages(channel: str | None = None) -> int:
    """Hand over what is due; when time runs out before the list does, call for another round."""
    tried = messaging.send_due(channel)
    if tried and is_work_due(channel):
        events.wake(deliver_messages, channel)
    return tried


@shared_task(time_limit=120, soft_time_limit=110)
def recover_messages() -> int:
    """Settle what crashes and lost answers left open, by asking the gateways."""
    return messaging.recover()


@shared_task(time_limit=60, soft_time_limit=50)
def sweep() -> None:
    """Send again what nobody finished, sign the audit trail every hour; short, for codes wait behind it."""
    events.resend_due()
    messaging.release_lost()
    for channel in CHANNELS:
        if is_work_due(channel, "otp"):
            events.wake(deliver_codes, channel)
        if is_work_due(channel):
            events.wake(deliver_messages, channel)
    audit.sign_root_if_due()


@shared_task
def delete_old_drafts() -> int:
    """Daily: unsaved answers nobody came back for."""
    return drafts.delete_old()


@shared_task(time_limit=20, soft_time_limit=15)
def heartbeat() -> None:
    """The beat asked and a worker answered: both are alive."""
    heartbeats.answer_beat()
