"""The captcha: a picture, and beeps for whom the picture is of no use."""

import io
import wave

import pytest
from captcha.models import CaptchaStore
from django import forms
from django.urls import reverse

from trackchild.accounts import captcha

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    captcha = captcha.CaptchaField()


def answer(text, key):
    return Form({"captcha_0": key, "captcha_1": text}).is_valid()


def new_captcha():
    key = CaptchaStore.generate_key(captcha.challenge)
    return key, CaptchaStore.objects.get(hashkey=key).response


def test_right_digits_pass_once():
    key, digits = new_captcha()

    assert answer(digits, key)
    assert not answer(digits, key)


def test_wrong_answer_uses_the_captcha_up():
    key, digits = new_captcha()

    assert not answer("99999", key)
    assert not answer(digits, key)


def test_native_digits_pass():
    key, digits = new_captcha()

    assert answer(digits.translate(str.maketrans("123456", "১২৩৪৫৬")), key)


def test_word_passed_is_no_answer_outside_the_demo(monkeypatch):
    from captcha.conf import settings as captcha_settings

    monkeypatch.setattr(captcha_settings, "CAPTCHA_TEST_MODE", False)
    key, _digits = new_captcha()

    assert not answer("PASSED", key)


def test_picture_and_beeps_are_open_to_everybody(client):
    key, _digits = new_captcha()

    picture = client.get(reverse("captcha-image", args=[key]))
    beeps = client.get(reverse("captcha-audio", args=[key]))

    assert picture["Content-Type"] == "image/png"
    assert beeps["Content-Type"] == "audio/wav"


def test_beeps_can_be_counted():
    with wave.open(io.BytesIO(captcha.wav_of("31"))) as sound:
        samples = sound.readframes(sound.getnframes())
    window = captcha.RATE // 50
    loud = [
        max(abs(sample - 128) for sample in samples[place : place + window]) > 50
        for place in range(0, len(samples), window)
    ]
    beeps = sum(1 for before, now in zip([False, *loud], loud, strict=False) if now and not before)

    assert beeps == 1 + 3 + 1  # the opening tone, then the digits


def test_old_captcha_is_gone(client):
    assert client.get(reverse("captcha-audio", args=["0" * 40])).status_code == 404
