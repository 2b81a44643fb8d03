"""What people type: cleaned, and refused where it cannot be right."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from trackchild.core import validators


@pytest.mark.parametrize("digits", ["९८७६५४३२१०", "৯৮৭৬৫৪৩২১০", "૯૮૭૬૫૪૩૨૧૦", "௯௮௭௬௫௪௩௨௧௦", "9876543210"])
def test_digits_of_every_script_are_digits(digits):
    assert validators.ascii_digits(digits) == "9876543210"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = validators.clean_text(text)

    assert validators.clean_text(once) == once
    assert "\x00" not in once


def test_direction_marks_go_and_joiners_stay():
    assert validators.clean_text("  a\u202eb\u200f ") == "ab"
    assert validators.clean_text("क्\u200dष") == "क्\u200dष"


@pytest.mark.parametrize("pin", ["226001", "110001"])
def test_pin_code_is_accepted(pin):
    assert validators.pin_code(pin) is None


@pytest.mark.parametrize("pin", ["022600", "22600", "2260011", "22600a", "226001\n", ""])
def test_other_pin_code_is_refused(pin):
    with pytest.raises(ValidationError):
        validators.pin_code(pin)


def test_date_of_birth_cannot_be_in_the_future_or_too_long_ago():
    today = timezone.localdate()

    assert validators.date_of_birth(today) is None
    for wrong in (today + timedelta(days=1), today.replace(year=today.year - 130, day=1)):
        with pytest.raises(ValidationError):
            validators.date_of_birth(wrong)


@pytest.mark.parametrize("text", ["98765 43210", "09876543210", "+91-98765-43210", "९८७६५४३२१०"])
def test_phone_is_written_in_one_way(text):
    assert validators.normalise_phone(text) == "+919876543210"


@pytest.mark.parametrize("text", ["", "abc", "12", "9" * 40])
def test_what_is_no_phone_is_refused(text):
    with pytest.raises(ValidationError):
        validators.normalise_phone(text)


def test_verhoeff_knows_its_published_example():
    assert validators.verhoeff_valid("2363")
    assert not validators.verhoeff_valid("2364")


@given(st.integers(10**11 * 2, 10**12 - 1), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_of_an_aadhaar_number_is_noticed(number, place, shift):
    digits = next(
        str(number)[:11] + str(d) for d in range(10) if validators.verhoeff_valid(str(number)[:11] + str(d))
    )
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]

    assert validators.aadhaar_valid(digits)
    assert not validators.aadhaar_valid(wrong)


def test_whole_aadhaar_number_may_not_stand_in_a_text():
    number = next(f"23412341234{d}" for d in range(10) if validators.verhoeff_valid(f"23412341234{d}"))
    spaced = f"{number[:4]} {number[4:8]} {number[8:]}"

    with pytest.raises(ValidationError):
        validators.no_aadhaar(f"his card says {spaced}, he said")
    assert validators.no_aadhaar("phone 98765 43210, FIR 123/2026") is None
