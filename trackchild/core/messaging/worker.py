"""Handing messages over. At every moment the row says how far it got, so a crash is never a guess.

PENDING → LEASED (a worker has it, the gateway has not) → UNKNOWN (the gateway may have it: written before
the call) → HANDED_OVER, FAILED, or PENDING again when the gateway surely did not take it. A row left in
UNKNOWN is settled by asking the gateway with our own key; a one-time code is never sent again.
"""

import logging
import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from trackchild.core.gateways import gateway_for
from trackchild.core.gateways.base import CannotAsk, GatewayResult, Outcome
from trackchild.core.models import Message
from trackchild.core.retry import wait_before_try

logger = logging.getLogger(__name__)

State = Message.State
LEASE = timedelta(seconds=60)
MAX_ATTEMPTS = 8
MAX_QUESTIONS = 6
_BATCH = 10
_LANES = models.Case(
    models.When(lane="otp", then=0),
    models.When(lane="critical", then=1),
    default=2,
    output_field=models.IntegerField(),
)


def send_due(channel: str | None = None, lane: str | None = None, *, seconds: float = 20) -> int:
    """Hand over what is due, one-time codes first, for at most `seconds`. Returns how many were tried."""
    tried, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        batch = _lease(channel, lane)
        for position, message in enumerate(batch):
            outcome = deliver(message)
            tried += 1
            if outcome == Outcome.UNKNOWN or time.monotonic() >= until:
                _give_back(batch[position + 1 :])  # a slow gateway gets a rest; others go on
                return tried
        if not batch:
            break
    return tried


def is_work_due(channel: str | None = None, lane: str | None = None) -> bool:
    return _due(channel, lane).exists()


def _due(channel: str | None, lane: str | None) -> models.QuerySet:
    """What this round may send. One-time codes belong to every round: they never wait behind a long list."""
    due = Message.objects.due()
    codes = models.Q(lane=Message.Lane.OTP)
    if lane == Message.Lane.OTP:
        return due.filter(codes, channel=channel) if channel else due.filter(codes)
    return due.filter(models.Q(channel=channel) | codes) if channel else due


@transaction.atomic
def _lease(channel: str | None, lane: str | None, limit: int = _BATCH) -> list[Message]:
    """Take messages so that no other worker has them; SKIP LOCKED lets workers share the queue."""
    batch = list(
        _due(channel, lane)
        .select_for_update(skip_locked=True, of=("self",))
        .order_by(_LANES, "next_try_at")[:limit]
    )
    for message in batch:
        message.state = State.LEASED
        message.lease = uuid.uuid4()
        message.lease_until = timezone.now() + LEASE
        message.attempts += 1
    Message.objects.bulk_update(batch, ["state", "lease", "lease_until", "attempts"])
    return batch


def _give_back(batch: list[Message]) -> None:
    for message in batch:
        _settle(message, State.LEASED, state=State.PENDING, attempts=message.attempts - 1)


def _settle(message: Message, expected: str, **changes) -> bool:
    """Write only while the row is still this worker's: one who comes late changes nothing."""
    changed = Message.objects.filter(pk=message.pk, lease=message.lease, state=expected).update(
        **changes, updated_at=timezone.now()
    )
    return bool(changed)


def deliver(message: Message) -> Outcome | None:
    """One try of one leased message. None when it was no longer ours or is out of date."""
    if message.expires_at < timezone.now():
        _give_up(message, State.LEASED, "out of date")
        return None
    with transaction.atomic(durable=True):  # on disk before the call, or a crash would be a guess
        if message.lease_until < timezone.now() or not _settle(message, State.LEASED, state=State.UNKNOWN):
            return None
    result = _call(message)
    _write(message, result)
    return result.outcome


def _call(message: Message) -> GatewayResult:
    """Ask the gateway to send. Whatever it raises after taking the message means: not known."""
    try:
        return gateway_for(message.channel).send(message)
    except Exception as error:
        logger.warning("Gateway for %s failed: %s", message.channel, type(error).__name__)
        return GatewayResult(Outcome.UNKNOWN, error=type(error).__name__)


def _write(message: Message, result: GatewayResult) -> None:
    if result.outcome in {Outcome.ACCEPTED, Outcome.DELIVERED}:
        _hand_over(message, result)
    elif result.outcome == Outcome.REJECTED:
        logger.error("Message %s refused for good: %s", message.key, result.error)
        _settle(message, State.UNKNOWN, state=State.FAILED, last_error=result.error)
    elif result.outcome == Outcome.RETRY:
        _try_later(message, result)
    else:  # the gateway may have it: ask before anything else
        _settle(
            message,
            State.UNKNOWN,
            last_error=result.error,
            gateway_reference=result.reference,
            lease_until=timezone.now() + wait_before_try(2),
        )


def _hand_over(message: Message, result: GatewayResult) -> None:
    changes = {
        "state": State.DELIVERED if result.outcome == Outcome.DELIVERED else State.HANDED_OVER,
        "gateway_reference": result.reference,
        "handed_over_at": timezone.now(),
        "last_error": "",
    }
    if message.lane == Message.Lane.OTP and not settings.DEMO:
        changes["body"] = ""  # a code is nobody's business once it is on its way
    _settle(message, State.UNKNOWN, **changes)


def _try_later(message: Message, result: GatewayResult) -> None:
    wait = max(wait_before_try(message.attempts), timedelta(seconds=result.retry_after))
    if message.attempts >= MAX_ATTEMPTS or timezone.now() + wait > message.expires_at:
        _give_up(message, State.UNKNOWN, result.error)
        return
    _settle(
        message,
        State.UNKNOWN,
        state=State.PENDING,
        next_try_at=timezone.now() + wait,
        last_error=result.error,
    )


def _give_up(message: Message, expected: str, error: str) -> None:
    logger.error("Message %s (%s) given up: %s", message.key, message.template, error)
    _settle(message, expected, state=State.DEAD, last_error=error)


def release_lost(limit: int = 200) -> int:
    """Leased by a worker that is gone, never handed to the gateway: safe to send."""
    lost = _take_over(State.LEASED, limit)
    for message in lost:
        _settle(message, State.LEASED, state=State.PENDING, next_try_at=timezone.now())
    return len(lost)


def recover(limit: int = 200) -> int:
    """Take up what a crashed or slow try left behind. Asking the gateway may take its time."""
    lost = release_lost(limit)
    unknown = _take_over(State.UNKNOWN, limit)
    for message in unknown:
        _ask(message)
    return lost + len(unknown)


@transaction.atomic
def _take_over(state: str, limit: int) -> list[Message]:
    """Rows whose lease ran out, under a lease of our own: the old worker can no longer write to them."""
    late = list(
        Message.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(state=state, lease_until__lt=timezone.now())
        .order_by("lease_until")[:limit]
    )
    for message in late:
        message.lease = uuid.uuid4()
        message.lease_until = timezone.now() + LEASE
    Message.objects.bulk_update(late, ["lease", "lease_until"])
    return late


def _ask(message: Message) -> None:
    """Settle one UNKNOWN message by what the gateway knows of it."""
    try:
        result = gateway_for(message.channel).find(message)
    except CannotAsk:
        result = None
    except Exception as error:
        logger.warning("Could not ask about %s: %s", message.key, type(error).__name__)
        _ask_later(message)
        return
    if result is not None and result.outcome != Outcome.UNKNOWN:
        _write(message, result)
    elif message.lane == Message.Lane.OTP:
        _give_up(message, State.UNKNOWN, "not known whether it was sent; a one-time code is not sent again")
    else:  # surely not there, or a gateway that cannot tell: then once more, under the same key
        _try_later(message, GatewayResult(Outcome.RETRY, error="the gateway does not have it"))


def _ask_later(message: Message) -> None:
    asked = message.attempts + 1
    if asked > MAX_QUESTIONS + MAX_ATTEMPTS:
        _give_up(message, State.UNKNOWN, "the gateway could not be asked")
        return
    _settle(
        message, State.UNKNOWN, attempts=asked, lease_until=timezone.now() + wait_before_try(message.attempts)
    )
