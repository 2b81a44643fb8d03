"""State changes as a table: who may move a record from where to where, and what is written when it moves."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trackchild.core import events, history

Text = str | Promise
Guard = Callable[[models.Model], None]


class StaleState(ValidationError):  # noqa: N818 (a state, not a programming error)
    """The record is no longer where this step begins."""

    def __init__(self, obj: models.Model) -> None:
        super().__init__(
            _("This step is no longer possible: the record has moved on. Load the page again."),
            code="stale_state",
        )
        self.obj = obj


@dataclass(frozen=True, kw_only=True)
class Transition:
    name: str  # last part of the address
    label: Text  # on the button
    sources: tuple[str, ...]
    target: str
    permission: str
    event: str
    guards: tuple[Guard, ...] = ()  # raise ValidationError
    reason: bool = False  # a written reason is asked for
    confirm: Text = ""  # the sentence of the confirmation page
    danger: bool = False
    hidden: bool = False  # no button: another page or a task does it
    applies: str = ""  # name of a boolean property of the model: no button where it is false
    back_to: tuple[
        str, ...
    ] = ()  # states it may lead back to instead of the target, where the caller says so

    @property
    def targets(self) -> tuple[str, ...]:
        return (self.target, *self.back_to)


@dataclass(frozen=True, kw_only=True)
class Workflow:
    model: str  # "cases.MissingReport"
    transitions: tuple[Transition, ...]
    initial: str
    field: str = "status"

    def __post_init__(self) -> None:
        names = [transition.name for transition in self.transitions]
        if len(names) != len(set(names)):
            raise ValueError(f"A transition of {self.model} is named twice.")
        _workflows[self.model.lower()] = self

    def get_model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def transition(self, name: str) -> Transition:
        """The transition of this name; KeyError when there is none."""
        for transition in self.transitions:
            if transition.name == name:
                return transition
        raise KeyError(name)

    def pairs(self) -> list[tuple[str, str]]:
        """Every (from, to) the table allows, without those that stay in place."""
        steps = ((source, to) for t in self.transitions for source in t.sources for to in t.targets)
        return sorted({(source, to) for source, to in steps if source != to})

    def trigger(self, name: str) -> pgtrigger.FSM:
        """The database's own copy of the table: a stray update() cannot skip a state."""
        return pgtrigger.FSM(name=name, field=self.field, transitions=self.pairs())

    def state(self, obj: models.Model) -> str:
        return getattr(obj, self.field)


_workflows: dict[str, Workflow] = {}


def for_model(model: type[models.Model] | models.Model) -> Workflow | None:
    return _workflows.get(model._meta.label_lower)


def workflows() -> Iterator[Workflow]:
    return iter(list(_workflows.values()))


def from_here(workflow: Workflow, obj: models.Model) -> list[Transition]:
    """The steps that make sense with the record as it is."""
    state = workflow.state(obj)
    return [
        transition
        for transition in workflow.transitions
        if state in transition.sources and (not transition.applies or getattr(obj, transition.applies))
    ]


def available(workflow: Workflow, obj: models.Model, user: Any) -> list[Transition]:
    """The steps this person may take with this record now; what takes something back comes last."""
    allowed: dict[str, bool] = {}
    steps = []
    for transition in from_here(workflow, obj):
        permission = transition.permission
        if permission not in allowed:
            allowed[permission] = user.has_perm(permission, obj)
        if allowed[permission]:
            steps.append(transition)
    return sorted(steps, key=lambda step: step.danger)


@transaction.atomic
def perform(
    workflow: Workflow,
    obj: models.Model,
    name: str,
    *,
    by: Any,
    reason: str = "",
    facts: dict | None = None,
    back_to: str = "",
    **changes: Any,
) -> models.Model:
    """Take one step under a row lock and record its event; `by=None` is the system.

    Two callers at once: the second finds the state moved on and gets StaleState.
    """
    transition = workflow.transition(name)
    target = back_to or transition.target
    if target not in transition.targets:
        raise ValueError(f"The step {name} does not lead back to {target}.")
    current = locked(obj)
    if workflow.state(current) not in transition.sources:
        raise StaleState(current)
    if by is not None and not by.has_perm(transition.permission, current):
        raise PermissionDenied(f"{transition.permission} is needed for {name}.")
    if transition.reason and by is not None and not reason.strip():
        raise ValidationError({"reason": _("Write the reason.")}, code="reason")
    for guard in transition.guards:
        guard(current)
    source = workflow.state(current)
    _move(workflow, current, target, changes, reason)
    events.record(
        transition.event,
        subject=current,
        by=by,
        note=reason,
        facts={"from": source, "to": target, **(facts or {})},
    )
    return current


def locked(obj: models.Model) -> models.Model:
    """The row as it stands now, held until the transaction ends."""
    return type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)


def _move(workflow: Workflow, obj: models.Model, target: str, changes: dict, reason: str) -> None:
    setattr(obj, workflow.field, target)
    for name, value in changes.items():
        obj._meta.get_field(name)  # a misspelt name fails here, not silently
        setattr(obj, name, value)
    if hasattr(obj, "version"):
        obj.version += 1
    with history.reason(reason) if reason else nullcontext():
        obj.save()
