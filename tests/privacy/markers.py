"""Every free-text field of a record filled with a word that tells which field it came from."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from trackchild.core.formspec import FormSpec
from trackchild.core.formspec.formsets import inlines_of

MARKER = re.compile(r"Q[MRSXH][A-Z]\d{3}Q")
SHORTEST = 8


@dataclass
class Markers:
    """word → (model's letter, field class, name of the field)."""

    known: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def make(self, letter: str, audience: str, name: str) -> str:
        word = f"Q{letter}{audience}{len(self.known):03d}Q"
        self.known[word] = (letter, audience, name)
        return word

    def found_in(self, text: str) -> dict[str, tuple[str, str, str]]:
        return {word: self.known[word] for word in set(MARKER.findall(text))}


def value_for(column: models.Field, word: str) -> Any:
    """The word as a value of this column; None for a column that takes no free text."""
    if isinstance(column, ArrayField):
        return [word] if takes_text(column.base_field) else None
    if isinstance(column, models.EmailField):
        return f"{word}@example.in"
    return word if takes_text(column) else None


def takes_text(column: models.Field) -> bool:
    is_text = isinstance(column, models.CharField | models.TextField) and not column.choices
    return (
        is_text and (column.max_length or SHORTEST) >= SHORTEST and "phone" not in column.name.split("_")[-1]
    )


def fill(
    markers: Markers, letter: str, spec: FormSpec, record: Any, *, internal: tuple[str, ...] = ()
) -> None:
    """Marks every text answer of the record, its groups, and the named columns that stand on no form."""
    for section, place in spec.fields():
        put(markers, letter, str((place.audience or section.audience).value), record, place.name)
    for name in internal:
        put(markers, letter, "C", record, name)
    record.save()
    for section in spec.sections:
        for inline in inlines_of(section):
            fill_group(markers, letter, str((inline.audience or section.audience).value), record, inline)


def put(markers: Markers, letter: str, audience: str, record: Any, name: str) -> None:
    column = record._meta.get_field(name)
    probe = value_for(column, "Q")
    if probe is not None:
        setattr(record, name, value_for(column, markers.make(letter, audience, name)))


def fill_group(markers: Markers, letter: str, audience: str, record: Any, inline: Any) -> None:
    relation = record._meta.get_field(inline.name)
    row = relation.related_model(**{relation.field.name: record})
    for place in inline.fields:
        put(markers, letter, audience, row, place.name)
    row.save()
