"""Two people edited one section: compares what both began with, what was saved, and what is sent now."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core import signing
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.utils import timezone

from .conditions import is_empty

SALT = "trackchild.section-base"
SEEN = "seen "  # marks, in a base, the value that the merge page showed


def plain(value: Any) -> Any:
    """The value as JSON, so that the three sides compare alike."""
    if is_empty(value):
        return None
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, datetime.datetime):
        aware = value if timezone.is_aware(value) else timezone.make_aware(value)
        return aware.astimezone(datetime.UTC).replace(second=0, microsecond=0).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return str(Decimal(str(value)).normalize())
    if isinstance(value, list | tuple | models.QuerySet):
        return sorted(str(getattr(item, "pk", item)) for item in value)
    if isinstance(value, bool | int):
        return value
    return str(value)


def values_of(form) -> dict[str, Any]:
    """What the record holds now for the fields of a form."""
    return {name: plain(getattr(form.instance, name, None)) for name in column_names(form)}


def column_names(form) -> list[str]:
    known = {column.name for column in form.instance._meta.concrete_fields}
    known |= {column.name for column in form.instance._meta.many_to_many}
    return [
        name
        for name, field in form.fields.items()
        if name in known
        and name != form.instance._meta.pk.name
        and not isinstance(field, InlineForeignKeyField)
    ]


def pack(values: Mapping[str, Any]) -> str:
    """The base as a signed text that travels in the page: nobody can pretend to have seen another state."""
    return signing.dumps(values, salt=SALT, compress=True)


def unpack(text: str) -> dict[str, Any] | None:
    try:
        values = signing.loads(text or "", salt=SALT)
    except signing.BadSignature:
        return None
    return values if isinstance(values, dict) else None


@dataclass(frozen=True)
class Conflict:
    key: str  # "height_cm", "marks-3:text"
    field: str
    form: Any


@dataclass(frozen=True)
class Merge:
    conflicts: list[Conflict]
    taken: dict[str, list[str]]  # form prefix → fields that stay as the other editor saved them


def key_of(form, name: str) -> str:
    if form.instance.pk and form.prefix:
        return f"{form.prefix.rsplit('-', 1)[0]}-{form.instance.pk}:{name}"
    return name


def compare(
    forms: list, base: Mapping[str, Any], theirs: Mapping[str, Any], choices: Mapping[str, str]
) -> Merge:
    """`forms` are valid; `theirs` are the stored values read before the forms touched their records.

    A field only one side changed is settled by itself. Where both did, the person chooses.
    """
    conflicts, taken = [], {}
    for form in forms:
        for name in column_names(form):
            key = key_of(form, name)
            began, now = base.get(key), theirs.get(key)
            if began == now:
                continue
            mine = plain(form.cleaned_data.get(name))
            if mine == now:
                continue
            # A choice counts only for the value it was made against: a third editor may have come in between.
            chosen = choices.get(key) if base.get(f"{SEEN}{key}", now) == now else None
            choice = "theirs" if mine == began else chosen
            if choice == "theirs":
                taken.setdefault(form.prefix or "", []).append(name)
            elif choice != "mine":
                conflicts.append(Conflict(key, name, form))
    return Merge(conflicts, taken)
