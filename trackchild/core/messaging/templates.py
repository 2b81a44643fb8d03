"""What we write to people: one text per message and language, approved before it is used."""

import math
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from django.utils import translation
from django.utils.functional import Promise

Text = str | Promise
MAX_PARTS = 2
_VARIABLE_LENGTH = 30  # what the operators allow for one variable
_LIFE = {"otp": timedelta(minutes=5), "critical": timedelta(hours=4), "normal": timedelta(hours=24)}
_GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE = set("^{}\\[~]|€")


@dataclass(frozen=True, kw_only=True)
class MessageTemplate:
    """Texts use named placeholders: «Your code is %(code)s». Each one is listed in `variables`."""

    code: str
    sms: Text = ""
    email_subject: Text = ""
    email_body: Text = ""
    variables: tuple[str, ...] = ()
    lane: Literal["normal", "otp", "critical"] = "normal"
    long_variables: tuple[str, ...] = field(default=())  # not cut to the operators' length (e-mail links)

    @property
    def life(self) -> timedelta:
        """How long after queueing it may still be sent."""
        return _LIFE[self.lane]


_templates: dict[str, MessageTemplate] = {}


def register_template(one: MessageTemplate) -> MessageTemplate:
    if one.code in _templates:
        raise ValueError(f"Message template {one.code} is registered twice.")
    _templates[one.code] = one
    return one


def template(code: str) -> MessageTemplate:
    return _templates[code]


def all_templates() -> tuple[MessageTemplate, ...]:
    return tuple(_templates.values())


def render(one: MessageTemplate, channel: str, language: str, context: dict[str, Any]) -> tuple[str, str]:
    """(subject, body) in the language. Every variable of the template must be given, and no other."""
    if set(context) != set(one.variables):
        raise ValueError(f"{one.code} takes {sorted(one.variables)}, not {sorted(context)}.")
    with translation.override(language):
        if channel == "email":
            values = {name: _one_line(str(value)) for name, value in context.items()}
            return _one_line(str(one.email_subject) % values), str(one.email_body or one.sms) % values
        values = {
            name: _one_line(str(value)) if name in one.long_variables else _short(str(value))
            for name, value in context.items()
        }
        return "", str(one.sms) % values


def _one_line(text: str) -> str:
    """No line breaks, so that no value can add a header or a second sentence of its own."""
    return " ".join(text.split())


def _short(text: str) -> str:
    text = _one_line(text)
    if len(text) <= _VARIABLE_LENGTH:
        return text
    return text[: _VARIABLE_LENGTH - 2].rsplit(" ", 1)[0].rstrip(" ,.-") + ".."  # stays in the plain alphabet


def sms_parts(text: str) -> int:
    """How many SMS a text takes: 160/153 characters in Latin letters, 70/67 in Indian scripts."""
    if all(c in _GSM or c in _GSM_DOUBLE for c in text):
        length, single, joined = len(text) + sum(c in _GSM_DOUBLE for c in text), 160, 153
    else:
        length, single, joined = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= single else math.ceil(length / joined)
