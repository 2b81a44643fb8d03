"""Columns of lists and exports, from the same specification as the form."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import models

from .display import capitalised, value_text
from .spec import Audience, FormSpec, Text


@dataclass(frozen=True)
class Column:
    label: Text
    value: Callable[[Any], Any]
    name: str = ""


def field_column(model: type[models.Model], name: str) -> Column:
    column = model._meta.get_field(name)
    return Column(capitalised(column.verbose_name), lambda obj: value_text(obj, name), name)


def visible_fields(spec: FormSpec, audiences: Collection[Audience]) -> list[str]:
    return [
        place.name for section, place in spec.fields() if (place.audience or section.audience) in audiences
    ]


def export_columns(spec: FormSpec, audiences: Collection[Audience], *, short: bool = False) -> list[Column]:
    """Every field of the form this audience may see; `short` keeps those marked as columns."""
    names = visible_fields(spec, audiences)
    if short:
        names = [name for name in names if spec.field(name).column]
    return [field_column(spec.get_model(), name) for name in names]


def list_columns(spec: FormSpec, audiences: Collection[Audience]) -> list[Column]:
    return export_columns(spec, audiences, short=True)


def related_names(spec: FormSpec, names: Collection[str]) -> list[str]:
    """Foreign keys among the fields: what a list fetches along with its rows."""
    model = spec.get_model()
    return [
        name
        for name in names
        if model._meta.get_field(name).is_relation and model._meta.get_field(name).many_to_one
    ]
