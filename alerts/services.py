"""Turning an event into notices and messages. Safe to run twice: each recipient is told once per channel."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alerts.models import Alert
from alerts.recipients import Recipient
from alerts.rules import EMAIL, SMS, Rule, rules_for
from trackchild.core import messaging
from trackchild.core.models import Event

EMERGENCY = "112"


@transaction.atomic
def notify(*, event: Event) -> None:
    """Tell everybody the rules name. The record is read now: what was undone meanwhile is not announced."""
    subject = event.subject()
    if subject is None:
        return
    for rule in rules_for(event.kind):
        if rule.when(subject, event):
            for recipient in rule.to(subject, event):
                _tell(rule, recipient, event, subject)


def _tell(rule: Rule, recipient: Recipient, event: Event, subject: Any) -> None:
    if rule.in_app and recipient.user_id and recipient.user_id != event.by_id:
        Alert.objects.bulk_create(
            [Alert(event=event, user_id=recipient.user_id, is_urgent=rule.is_urgent)], ignore_conflicts=True
        )
    if rule.template is None:
        return
    for channel, address in ((SMS, recipient.phone), (EMAIL, recipient.email)):
        if channel in rule.channels and address:
            messaging.queue(
                template=rule.template.code,
                channel=channel,
                to=address,
                language=recipient.language,
                context=_context(rule.template.variables, subject),
                dedupe=f"{event.pk}:{recipient.key}:{rule.template.code}",
                event=event,
                recipient_label=recipient.label,
            )


def _context(variables: tuple[str, ...], subject: Any) -> dict[str, str]:
    """Numbers, the station and its telephone: never a name or a place of a person."""
    report = getattr(subject, "missing_report", None) if subject._meta.model_name == "match" else subject
    office = getattr(report, "office", None)
    known = {
        "number": getattr(report, "number", "") or report.reference,
        "reference": report.reference,
        "office": str(office or ""),
        "phone": getattr(report, "io_phone", "") or getattr(office, "phone", "") or EMERGENCY,
    }
    return {name: known[name] for name in variables}


def mark_all_read(*, user: Any) -> int:
    return Alert.objects.of(user).unread().update(read_at=timezone.now())


def acknowledge(*, alert: Alert) -> None:
    """The person has seen it and takes it up."""
    now = timezone.now()
    Alert.objects.filter(pk=alert.pk, read_at=None).update(read_at=now)
    Alert.objects.filter(pk=alert.pk, acknowledged_at=None).update(acknowledged_at=now)
