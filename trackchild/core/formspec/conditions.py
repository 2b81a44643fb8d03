"""Whether a question is asked of this record, and whether it was answered."""

from collections.abc import Collection

from django.db import models
from django.db.models.fields import NOT_PROVIDED

from .spec import Audience, Field, Inline, Section


def is_empty(value) -> bool:
    return value is None or value == "" or value == [] or value == {}


def matches(answer, values: tuple[str, ...]) -> bool:
    """Does the answer (or one of several) stand among the values? A truth value is written "True"."""
    answers = answer if isinstance(answer, list | tuple | set) else [answer]
    return any(str(getattr(item, "pk", item)) in values for item in answers)


def applies(obj: models.Model, section: Section) -> bool:
    return not section.applies or bool(getattr(obj, section.applies))


def is_visible(section: Section, audiences: Collection[Audience] | None) -> bool:
    """Something of the section is for these eyes."""
    if audiences is None or section.audience in audiences:
        return True
    return any(part.audience in audiences for part in (*section.fields, *section.inlines) if part.audience)


def is_called_for(obj: models.Model, place: Field) -> bool:
    """What the record is decides it: only a child has a class at school."""
    return not place.applies or bool(getattr(obj, place.applies))


def is_asked(obj: models.Model, place: Field) -> bool:
    """False when the record does not call for the question, or another one was answered otherwise."""
    if not is_called_for(obj, place):
        return False
    if place.show_if is None:
        return True
    other, values = place.show_if
    return matches(getattr(obj, other, None), values)


def is_expected(obj: models.Model, place: Field) -> bool:
    """The answer is needed before registering."""
    needed = place.required or (bool(place.required_for) and bool(getattr(obj, place.required_for)))
    return needed and is_asked(obj, place)


def is_answered(obj: models.Model, place: Field) -> bool:
    return not is_empty(raw_value(obj, place.name))


def raw_value(obj: models.Model, name: str):
    """The value without fetching a related row."""
    column = obj._meta.get_field(name)
    if column.many_to_many:
        return list(getattr(obj, name).all()) if obj.pk else []
    return getattr(obj, column.attname)


def is_touched(obj: models.Model, place: Field) -> bool:
    """Answered by somebody: not empty and not merely what a new record begins with."""
    value = raw_value(obj, place.name)
    column = obj._meta.get_field(place.name)
    if is_empty(value) or value is False:
        return False
    default = column.default
    return default is NOT_PROVIDED or value != column.get_default()


def rows_of(obj: models.Model, inline: Inline) -> list[models.Model]:
    return list(getattr(obj, inline.name).all()) if obj.pk else []


def row_gaps(obj: models.Model, inline: Inline) -> list[tuple[models.Model, Field]]:
    """Needed answers that rows of the group lack; nothing is read when its rows need none."""
    needed = [place for place in inline.fields if place.required or place.required_for]
    return [
        (row, place)
        for row in (rows_of(obj, inline) if needed else ())
        for place in needed
        if is_expected(row, place) and not is_answered(row, place)
    ]


def is_group_complete(obj: models.Model, inline: Inline, count: int) -> bool:
    if count >= inline.minimum:
        return True
    return bool(inline.none_field) and bool(getattr(obj, inline.none_field))
