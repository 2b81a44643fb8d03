"""What a provider reports later of a message it took: in any order, and any number of times."""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from trackchild.core.gateways.base import GatewayResult, Outcome
from trackchild.core.models import Message
from trackchild.core.retry import wait_before_try

from .worker import MAX_ATTEMPTS

logger = logging.getLogger(__name__)

State = Message.State


@transaction.atomic
def receive(key: UUID, result: GatewayResult) -> bool:
    """Write down a report; one that says nothing new changes nothing. False when there is no such message."""
    message = Message.objects.select_for_update(of=("self",)).filter(key=key).first()
    if message is None:
        return False
    if result.outcome == Outcome.DELIVERED:
        _arrived(message, result)
    elif result.outcome in {Outcome.REJECTED, Outcome.RETRY} and _is_about_this_try(message, result):
        _not_arrived(message, result)
    return True


def _arrived(message: Message, result: GatewayResult) -> None:
    """Whatever we thought: the recipient has it. A further try that was planned is not made."""
    if message.state == State.DELIVERED:
        return
    message.state = State.DELIVERED
    message.gateway_reference = result.reference
    message.handed_over_at = message.handed_over_at or timezone.now()
    message.last_error = ""
    if message.lane == Message.Lane.OTP and not settings.DEMO:
        message.body = ""
    message.save()


def _is_about_this_try(message: Message, result: GatewayResult) -> bool:
    """A report may overtake the answer to our own call, or come again after the next try has begun."""
    if message.state == State.HANDED_OVER:
        return message.gateway_reference in ("", result.reference)
    return message.state == State.UNKNOWN and message.gateway_reference != result.reference


def _not_arrived(message: Message, result: GatewayResult) -> None:
    """Once more when the reason may pass; a one-time code never."""
    wait = max(wait_before_try(message.attempts), timedelta(seconds=result.retry_after))
    message.gateway_reference = result.reference
    message.last_error = result.error
    is_in_time = message.attempts < MAX_ATTEMPTS and timezone.now() + wait < message.expires_at
    if result.outcome == Outcome.RETRY and message.lane != Message.Lane.OTP and is_in_time:
        message.state = State.PENDING
        message.next_try_at = timezone.now() + wait
    else:
        logger.error("Message %s did not arrive: %s", message.key, result.error)
        message.state = State.FAILED
    message.save()
