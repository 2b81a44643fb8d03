"""How far a form is filled in: the state of each section, and what is still missing before registering."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import conditions
from .forms import gap_message
from .formsets import gap_in_group, inlines_of
from .spec import Audience, FormSpec, Section, Text


class State(StrEnum):
    COMPLETED = "COMPLETED"
    IN_PROGRESS = "IN_PROGRESS"
    NOT_STARTED = "NOT_STARTED"
    PROBLEM = "PROBLEM"

    @property
    def label(self):
        return _LABELS[self]


_LABELS = {
    State.COMPLETED: _("Completed"),
    State.IN_PROGRESS: _("In progress"),
    State.NOT_STARTED: _("Not yet started"),
    State.PROBLEM: _("There is a problem"),
}


@dataclass(frozen=True)
class SectionStatus:
    section: Section
    state: State
    done: int  # needed answers given
    total: int  # answers needed
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class MissingAnswer:
    section: Section
    name: str
    label: Text
    message: Text


def section_statuses(
    spec: FormSpec, obj: models.Model, audiences: Collection[Audience] | None = None
) -> list[SectionStatus]:
    wrong = _wrong_fields(obj)
    return [
        section_status(section, obj, wrong)
        for section in spec.sections
        if conditions.applies(obj, section) and conditions.is_visible(section, audiences)
    ]


def section_status(section: Section, obj: models.Model, wrong: dict[str, list[str]]) -> SectionStatus:
    problems = tuple(text for place in section.fields for text in wrong.get(place.name, ()))
    expected = [place for place in section.fields if conditions.is_expected(obj, place)]
    done = sum(conditions.is_answered(obj, place) for place in expected)
    total = len(expected)
    touched = any(conditions.is_touched(obj, place) for place in section.fields)
    for inline in section.inlines:
        count = len(conditions.rows_of(obj, inline))
        touched = touched or count > 0
        if inline.minimum:
            total += 1
            done += conditions.is_group_complete(obj, inline, count)
        total += len(conditions.row_gaps(obj, inline))
    if section.complete is not None:
        total, done = total + 1, done + bool(section.complete(obj))
    return SectionStatus(section, _state(section, done, total, touched, problems), done, total, problems)


def _state(section: Section, done: int, total: int, touched: bool, problems: tuple) -> State:
    if problems:
        return State.PROBLEM
    if done == total and (touched or total or section.optional):
        return State.COMPLETED
    return State.IN_PROGRESS if touched else State.NOT_STARTED


def _wrong_fields(obj: models.Model) -> dict[str, list[str]]:
    """What the model itself objects to across fields."""
    try:
        obj.clean()
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            return {name: list(messages) for name, messages in error.message_dict.items()}
    return {}


def complete_count(statuses: list[SectionStatus]) -> tuple[int, int]:
    """(complete, all): «7 of 9 sections complete»."""
    return sum(status.state == State.COMPLETED for status in statuses), len(statuses)


def missing_answers(spec: FormSpec, obj: models.Model) -> list[MissingAnswer]:
    missing = []
    for section in spec.sections:
        if not conditions.applies(obj, section):
            continue
        for place in section.fields:
            if conditions.is_expected(obj, place) and not conditions.is_answered(obj, place):
                label = spec.get_model()._meta.get_field(place.name).verbose_name
                message = gap_message(spec.get_model(), place.name)
                missing.append(MissingAnswer(section, place.name, label, message))
        for inline in inlines_of(section):
            count = len(conditions.rows_of(obj, inline)) if inline.minimum else 0
            if inline.minimum and not conditions.is_group_complete(obj, inline, count):
                missing.append(MissingAnswer(section, inline.name, inline.title, gap_in_group(inline)))
            for row, place in conditions.row_gaps(obj, inline):
                message = gap_message(type(row), place.name)
                missing.append(MissingAnswer(section, inline.name, inline.title, message))
        if section.complete is not None and not section.complete(obj):
            message = _("Complete this section: %(title)s.") % {"title": section.title}
            missing.append(MissingAnswer(section, "", section.title, message))
    return missing


def complete(spec: Callable[[], FormSpec]) -> Callable[[models.Model], None]:
    """A guard for a workflow table: every needed answer is given."""

    def guard(obj: models.Model) -> None:
        missing = missing_answers(spec(), obj)
        if missing:
            raise ValidationError([str(answer.message) for answer in missing], code="missing")

    return guard
