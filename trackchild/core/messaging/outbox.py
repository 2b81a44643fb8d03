"""Putting a message into the outbox, in the transaction of what it tells about."""

import logging
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from trackchild.core.crypto import blind_index
from trackchild.core.events import wake
from trackchild.core.models import Event, Message

from .templates import MAX_PARTS, render, sms_parts
from .templates import template as find_template

logger = logging.getLogger(__name__)


def queue(
    *,
    template: str,
    channel: str,
    to: str,
    language: str,
    context: dict[str, Any],
    dedupe: str,
    event: Event | None = None,
    recipient_label: str = "",
) -> Message | None:
    """Write the message; None when there is no address, or one with this `dedupe` key was written before."""
    to = str(to or "").strip()
    if not to:
        return None
    one = find_template(template)
    language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    subject, body = render(one, channel, language, context)
    if channel == "sms" and sms_parts(body) > MAX_PARTS:
        logger.error("Message %s in %s takes more than %s SMS", template, language, MAX_PARTS)
    message = Message(
        template=template,
        channel=channel,
        lane=one.lane,
        to=to,
        to_index=blind_index(to),
        recipient_label=recipient_label[:200],
        language=language,
        subject=subject[:200],
        body=body,
        dedupe=f"{channel}:{dedupe}"[:200],
        event=event,
        expires_at=timezone.now() + one.life,
    )
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        return None
    wake_on_commit(channel, one.lane)
    return message


def wake_on_commit(channel: str, lane: str) -> None:
    from trackchild.core.tasks import deliver_codes, deliver_messages

    task = deliver_codes if lane == Message.Lane.OTP else deliver_messages
    transaction.on_commit(lambda: wake(task, channel), robust=True)


@transaction.atomic
def resend(message: Message) -> bool:
    """«Send again» for one that was refused or given up. One-time codes are never sent again."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if not message.can_be_resent:
        return False
    message.state = Message.State.PENDING
    message.attempts = 0
    message.next_try_at = timezone.now()
    message.expires_at = timezone.now() + find_template(message.template).life
    message.save()
    wake_on_commit(message.channel, message.lane)
    return True
