"""What is done to every text submitted with a form, before any field sees it."""

import unicodedata
from collections.abc import Collection, Mapping

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from trackchild.core.validators import ascii_digits, clean_text


def is_number_like(value: str) -> bool:
    """No letter in it, but a digit: a number, telephone number, date or code, perhaps in native digits."""
    return any(char.isdigit() for char in value) and not any(
        unicodedata.category(char)[0] in "LM" for char in value
    )


def clean_value(value):
    if not isinstance(value, str):
        return value
    value = clean_text(value)
    return ascii_digits(value) if is_number_like(value) else value


def clean_data(data: Mapping, *, verbatim: Collection[str] = ()) -> MultiValueDict:
    """A changeable copy of form data with every value cleaned, except those of `verbatim` (passwords)."""
    cleaned = QueryDict(mutable=True)
    for key in data:
        values = data.getlist(key) if hasattr(data, "getlist") else data[key]
        values = list(values) if isinstance(values, list | tuple) else [values]
        cleaned.setlist(key, values if key in verbatim else [clean_value(value) for value in values])
    return cleaned
