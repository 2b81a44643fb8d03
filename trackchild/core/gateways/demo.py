"""The demonstration gateway: messages are kept where /demo/phone/ shows them, and go nowhere else."""

import phonenumbers
from django.db.models import F

from trackchild.core.models import DemoMessage, Message

from .base import Gateway, GatewayResult, Outcome


class DemoGateway(Gateway):
    def send(self, message: Message) -> GatewayResult:
        """A key handed over twice is counted, never shown twice. A landline takes no SMS, as in service."""
        if message.channel == "sms" and _is_landline(message.to):
            return GatewayResult(Outcome.REJECTED, error="a landline takes no SMS")
        shown, is_new = DemoMessage.objects.get_or_create(
            key=message.key,
            defaults={
                "channel": message.channel,
                "to": message.to,
                "language": message.language,
                "subject": message.subject,
                "body": message.body,
                "template": message.template,
            },
        )
        if not is_new:
            DemoMessage.objects.filter(pk=shown.pk).update(times=F("times") + 1)
        return GatewayResult(Outcome.DELIVERED, reference=f"demo-{shown.pk}")

    def find(self, message: Message) -> GatewayResult | None:
        shown = DemoMessage.objects.filter(key=message.key).first()
        return GatewayResult(Outcome.DELIVERED, reference=f"demo-{shown.pk}") if shown else None


def _is_landline(number: str) -> bool:
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number, "IN"))
    except phonenumbers.NumberParseException:
        return False
    return kind == phonenumbers.PhoneNumberType.FIXED_LINE
