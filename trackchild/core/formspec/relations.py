"""Fetches what foreign keys point to with one query per table, however many fields point there."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import models

from . import conditions
from .spec import FormSpec


def fetch(records: Iterable[models.Model], names: Collection[str] | None = None) -> None:
    """Fill the foreign keys of these records (of these names, or all that are not fetched yet)."""
    wanted: dict[type[models.Model], set] = defaultdict(set)
    places = []
    for record in records:
        for column in record._meta.concrete_fields:
            if not column.is_relation or (names is not None and column.name not in names):
                continue
            key = getattr(record, column.attname)
            if key is None or column.is_cached(record):
                continue
            wanted[column.related_model].add(key)
            places.append((record, column, key))
    rows = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items()}
    for record, column, key in places:
        if key in rows[column.related_model]:
            column.set_cached_value(record, rows[column.related_model][key])


def fetch_for_display(spec: FormSpec, obj: models.Model) -> None:
    """Everything the page of one record reads, in as few queries as there are tables."""
    inlines = [inline for section in spec.sections for inline in section.inlines]
    models.prefetch_related_objects([obj], *dict.fromkeys(inline.name for inline in inlines))
    names = {place.name for _section, place in spec.fields()}
    fetch([obj], names)
    for inline in inlines:
        fetch(conditions.rows_of(obj, inline), {place.name for place in inline.fields})
