"""The frozen dataclasses in which an official form is written down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

Text = str | Promise


class Audience(StrEnum):
    """Who may see a field: the field classes of the access paper, section 5."""

    POSTER = "P"
    IDENTIFICATION = "I"
    FAMILY = "F"
    CASE = "C"
    WELFARE = "W"
    HEALTH = "H"
    SENSITIVE = "S"
    NATIONAL_ID = "N"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One model field on the form. What it *is* (label, type, choices, help) stays with the model."""

    name: str
    audience: Audience | None = None  # None: the section's
    required: bool = False  # must be answered before registering
    required_for: str = (
        ""  # name of a boolean property of the model, e.g. "is_child": required when it is true
    )
    show_if: tuple[str, tuple[str, ...]] | None = None  # (other field, values): asked only then
    applies: str = ""  # name of a boolean property of the model: asked only of records for which it is true
    search: bool = False  # in the officers' search form
    column: bool = False  # in the list and in the short export
    width: str = "half"  # "full", "half", "third"


def f(name: str, **options: Any) -> Field:
    """Short form of Field, so that a specification reads as a list."""
    return Field(name=name, **options)


@dataclass(frozen=True, kw_only=True)
class Inline:
    """A repeated group: rows of another model that point to this one."""

    name: str  # related name on the parent model
    title: Text
    fields: tuple[Field, ...]
    audience: Audience | None = None  # None: the section's
    minimum: int = 0  # rows needed before registering
    none_field: str = ""  # boolean of the parent that says «there is none»: satisfies minimum
    maximum: int = 20
    extra: int = 1  # empty rows offered


@dataclass(frozen=True, kw_only=True)
class Section:
    key: str  # last part of the address of the section page
    title: Text
    audience: Audience
    fields: tuple[Field, ...] = ()
    inlines: tuple[Inline, ...] = ()
    intro: Text = ""
    optional: bool = False  # may stay empty: never counts as unfinished
    applies: str = ""  # name of a boolean property of the model; empty: the section is for every record
    complete: Callable[[models.Model], bool] | None = None  # one more thing needed before registering
    files: tuple[str, ...] = ()  # kinds of files that belong here, by their codes in core.attachments
    view: str = ""  # URL name of a page of its own for this section (photographs); empty: the generic one


@dataclass(frozen=True, kw_only=True)
class FormSpec:
    code: str  # "M", "R"
    model: str  # "cases.MissingReport"
    title: Text
    sections: tuple[Section, ...]
    internal: tuple[str, ...] = ()  # model fields that stand on no form, on purpose
    quick: tuple[str, ...] = ()  # the fields of the one-page first report, at most ten

    def get_model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def section(self, key: str) -> Section:
        """The section with this key; KeyError when there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def fields(self) -> Iterator[tuple[Section, Field]]:
        for section in self.sections:
            for field in section.fields:
                yield section, field

    def field(self, name: str) -> Field:
        for _section, field in self.fields():
            if field.name == name:
                return field
        raise KeyError(name)

    def audience_of(self, name: str) -> Audience:
        for section, field in self.fields():
            if field.name == name:
                return field.audience or section.audience
        raise KeyError(name)
