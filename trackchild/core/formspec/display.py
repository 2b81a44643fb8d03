"""A record as rows of label and value, filtered by who is looking."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from . import conditions, dates, files
from .formsets import inlines_of
from .spec import Audience, FormSpec, Inline, Section, Text


@dataclass(frozen=True)
class Row:
    label: Text
    value: str  # empty: not answered
    name: str
    is_data: bool = True  # what a person wrote: names and numbers, never translated


@dataclass(frozen=True)
class InlineTable:
    inline: Inline
    title: Text
    headings: list[Text]
    rows: list[list[str]] = field(default_factory=list)
    none_stated: bool = False


def sections(
    spec: FormSpec, obj: models.Model, audiences: Collection[Audience]
) -> list[tuple[Section, list[Row], list[InlineTable]]]:
    """Every section that has anything this audience may see."""
    shown = []
    kept = files.texts(spec, obj)
    for section in spec.sections:
        if not conditions.applies(obj, section):
            continue
        rows = section_rows(section, obj, audiences)
        rows += [
            Row(kind.label, kept.get(kind.code, ""), kind.code) for kind in files.kinds_in(section, audiences)
        ]
        tables = [inline_table(obj, inline) for inline in inlines_of(section, audiences)]
        if rows or tables:
            shown.append((section, rows, tables))
    return shown


def section_rows(section: Section, obj: models.Model, audiences: Collection[Audience]) -> list[Row]:
    return [
        row(obj, place.name)
        for place in section.fields
        if (place.audience or section.audience) in audiences
        and (conditions.is_asked(obj, place) or conditions.is_answered(obj, place))
    ]


def row(obj: models.Model, name: str) -> Row:
    column = obj._meta.get_field(name)
    is_code = bool(getattr(column, "choices", None)) or isinstance(column, models.BooleanField)
    base = getattr(column, "base_field", None)
    is_code = is_code or bool(getattr(base, "choices", None))
    return Row(capitalised(column.verbose_name), value_text(obj, name), name, is_data=not is_code)


def inline_table(obj: models.Model, inline: Inline) -> InlineTable:
    relation = obj._meta.get_field(inline.name)
    headings = [
        capitalised(relation.related_model._meta.get_field(place.name).verbose_name)
        for place in inline.fields
    ]
    rows = [
        [value_text(item, place.name) for place in inline.fields] for item in conditions.rows_of(obj, inline)
    ]
    none_stated = bool(inline.none_field) and bool(getattr(obj, inline.none_field))
    return InlineTable(inline, inline.title, headings, rows, none_stated)


def capitalised(label: Text) -> str:
    label = str(label)
    return label[:1].upper() + label[1:]


def value_text(obj: models.Model, name: str) -> str:
    """The value as people read it: the choice's words, DD-MM-YYYY, yes or no."""
    column = obj._meta.get_field(name)
    if column.many_to_many:
        return ", ".join(str(item) for item in getattr(obj, name).all()) if obj.pk else ""
    value = getattr(obj, name)
    if conditions.is_empty(value):
        return ""
    if isinstance(value, list | tuple):
        words = dict(getattr(getattr(column, "base_field", None), "flatchoices", ()) or ())
        return ", ".join(str(words.get(item, item)) for item in value)
    if getattr(column, "flatchoices", None):
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, datetime.date):
        return date_text(value, getattr(obj, f"{name}_precision", ""))
    return plain_text(value)


def date_text(value: datetime.date, precision: str = "") -> str:
    """A date no more exactly than it is known."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        whole = f"{value:%d-%m-%Y %H:%M}"
    else:
        whole = f"{value:%d-%m-%Y}"
    known = {dates.DAY: f"{value:%d-%m-%Y}", dates.MONTH: f"{value:%m-%Y}", dates.YEAR: f"{value:%Y}"}
    return known.get(precision, whole)


def plain_text(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dict):
        return "; ".join(f"{key}: {item}" for key, item in value.items())
    return str(value)
