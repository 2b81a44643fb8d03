"""A captcha of our own: five digits as a distorted picture, or as groups of beeps to be counted.

Beeps need no speech engine and no language: anybody who hears can count them.
"""

import io
import math
import secrets
import struct
import wave
from functools import lru_cache
from typing import Any

from captcha.fields import BaseCaptchaTextInput
from captcha.fields import CaptchaField as PackageCaptchaField
from captcha.models import CaptchaStore
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from trackchild.accounts.services.codes import digits_of

LENGTH = 5
DIGITS = "123456"
RATE = 8000  # samples a second
BEEP, GAP, PAUSE = 0.16, 0.14, 0.85  # seconds


def challenge() -> tuple[str, str]:
    """What is shown and what must be typed."""
    digits = "".join(secrets.choice(DIGITS) for _place in range(LENGTH))
    return digits, digits


class CaptchaInput(BaseCaptchaTextInput):
    template_name = "accounts/widgets/captcha.html"
    use_fieldset = False  # one box to type in: a label of its own, not a legend

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        key = {"key": self._key}
        context["image"] = reverse("captcha-image", kwargs=key)
        context["image_2x"] = reverse("captcha-image-2x", kwargs=key)
        context["audio"] = reverse("captcha-audio", kwargs=key)
        return context

    def render(self, name: str, value: Any, attrs: dict | None = None, **_: Any) -> SafeString:
        self.fetch_captcha_store(name, value, attrs, challenge)
        return render_to_string(self.template_name, self.get_context(name, self._value, attrs))


class CaptchaField(PackageCaptchaField):
    """The captcha of every form of the portal; digits of any script are accepted."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Digits in the picture"))
        kwargs.setdefault(
            "error_messages",
            {
                "invalid": _("The digits do not match the picture. Look at the new picture and try again."),
                "required": _("Type the digits you see in the picture or count in the beeps."),
            },
        )
        super().__init__(widget=CaptchaInput(), **kwargs)

    def clean(self, value: Any) -> Any:
        if value and len(value) > 1 and value[1]:
            value[1] = digits_of(value[1]) or value[1]
        return super().clean(value)


def audio(_request: HttpRequest, key: str) -> HttpResponse:
    """The digits as beeps: a high tone starts, then as many beeps as the digit says, a pause, the next."""
    store = CaptchaStore.objects.filter(hashkey=key, expiration__gt=timezone.now()).first()
    if store is None or not store.challenge.isdecimal():
        raise Http404
    response = HttpResponse(wav_of(store.challenge), content_type="audio/wav")
    response["Cache-Control"] = "no-store"
    return response


def wav_of(digits: str) -> bytes:
    samples = _tone(880, 0.35) + _silence(PAUSE)
    for digit in digits:
        samples += (_tone(520, BEEP) + _silence(GAP)) * int(digit) + _silence(PAUSE)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return buffer.getvalue()


@lru_cache(maxsize=8)
def _tone(frequency: int, seconds: float) -> bytes:
    """A sine with soft edges, so that beeps do not click."""
    count = int(RATE * seconds)
    edge = RATE // 100

    def sample(place: int) -> int:
        loudness = min(1.0, place / edge, (count - place) / edge)
        return round(128 + 100 * loudness * math.sin(2 * math.pi * frequency * place / RATE))

    return struct.pack(f"{count}B", *(sample(place) for place in range(count)))


def _silence(seconds: float) -> bytes:
    return b"\x80" * int(RATE * seconds)
