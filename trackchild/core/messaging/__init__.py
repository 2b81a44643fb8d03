"""SMS and e-mail: a row beside the change, then leased, handed over and followed until it is settled."""

from .outbox import queue, resend
from .receipts import receive
from .templates import MessageTemplate, all_templates, register_template, render, sms_parts, template
from .worker import deliver, recover, release_lost, send_due

__all__ = [
    "MessageTemplate",
    "deliver",
    "queue",
    "receive",
    "recover",
    "register_template",
    "release_lost",
    "render",
    "resend",
    "send_due",
    "sms_parts",
    "template",
    "all_templates",
]
