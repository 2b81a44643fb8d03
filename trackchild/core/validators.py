"""Checks and cleaning of what people type: digits of every script, PIN codes, phones, dates of birth."""

import re
import unicodedata
from datetime import date

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

pin_code = RegexValidator(r"\A[1-9][0-9]{5}\Z", _("Enter a PIN code of six digits, for example 226001."))

# Direction marks, and what is never text. Joiners (U+200C, U+200D) stay: Indian scripts need them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)


def ascii_digits(text: str) -> str:
    """Digits of any script as 0–9; everything else stays."""
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def clean_text(text: str) -> str:
    """NFC, without control characters, direction marks and surrounding space."""
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip()


class CleanTextMixin:
    """For form fields: text arrives cleaned, and numeric fields accept the digits of every script."""

    def to_python(self, value):
        if isinstance(value, str):
            value = clean_text(value)
            if getattr(self, "accepts_native_digits", False):
                value = ascii_digits(value)
        return super().to_python(value)


def not_in_future(value: date) -> None:
    if value > timezone.localdate():
        raise ValidationError(_("The date cannot be in the future."), code="future")


def date_of_birth(value: date) -> None:
    not_in_future(value)
    if value.year < timezone.localdate().year - 120:
        raise ValidationError(_("Check the year: this person would be more than 120 years old."), code="old")


def normalise_phone(text: str, region: str = "IN") -> str:
    """+919876543210 for what people write; ValidationError when it cannot be a phone number."""
    try:
        number = phonenumbers.parse(ascii_digits(clean_text(text)), region)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(_("Enter a phone number, for example 98765 43210."), code="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_MULTIPLY = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_PERMUTE = (
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def verhoeff_valid(digits: str) -> bool:
    """Whether the last digit is the Verhoeff check digit of those before it."""
    check = 0
    for position, digit in enumerate(reversed(digits)):
        check = int(_MULTIPLY[check][int(_PERMUTE[position % 8][int(digit)])])
    return check == 0


def aadhaar_valid(text: str) -> bool:
    """Whether this looks like an Aadhaar number: twelve digits, the first 2–9, check digit right."""
    digits = re.sub(r"[\s-]", "", ascii_digits(text))
    return bool(re.fullmatch(r"[2-9][0-9]{11}", digits)) and verhoeff_valid(digits)


def no_aadhaar(text: str) -> None:
    """For free text: nobody may leave a whole Aadhaar number in it."""
    for found in re.finditer(r"(?<!\d)\d(?:[\s-]?\d){11}(?!\d)", ascii_digits(text)):
        if aadhaar_valid(found.group()):
            raise ValidationError(_("Do not write a whole Aadhaar number here."), code="aadhaar")
