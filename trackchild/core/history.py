"""Row history, written by database triggers: what every field was, who changed it, when and why."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pghistory
import pghistory.trigger
import pgtrigger
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import formats, timezone, translation
from django.utils.translation import gettext_lazy as _

_HOUSEKEEPING = {"id", "version", "created_at", "updated_at"}


class _RowsAtOnce(pghistory.trigger.Event):
    """Copies all rows of one statement together: thousands of imported rows cost one trigger call."""

    level = pgtrigger.Statement

    def get_func(self, model):
        """Without the library's table of contexts: ours stands in each row."""
        func = super().get_func(model).func
        func = func.replace("WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) ", "")
        return pgtrigger.Func(func.replace(", _pgh_attached_context;", ";"))


class _Inserted(pghistory.InsertEvent):
    def add_event_trigger(self, event_model):
        trigger = _RowsAtOnce(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


def tracked(model: type[models.Model] | None = None, *, exclude: list[str] | None = None):
    """Class decorator: keep every state a row ever had, in an append-only table beside it."""

    def decorate(target: type[models.Model]) -> type[models.Model]:
        return pghistory.track(
            _Inserted(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=exclude,
            append_only=True,
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
            context_field=pghistory.ContextJSONField(),
            context_id_field=pghistory.ContextUUIDField(),
            meta={"ordering": ["pgh_id"], "verbose_name": _("earlier state")},
        )(target)

    return decorate if model is None else decorate(model)


@contextmanager
def reason(text: str) -> Iterator[None]:
    """Everything changed inside carries this reason."""
    with pghistory.context(reason=text):
        try:
            yield
        finally:
            pghistory.context(reason="")  # the context of the request goes on without it


@contextmanager
def acting(user, *, request_id: str = "", reason: str = "") -> Iterator[None]:
    """The context of a request, for work done outside one."""
    with pghistory.context(**context_of(user), request_id=request_id, reason=reason):
        yield


def context_of(user) -> dict[str, Any]:
    posting = getattr(user, "posting", None)
    return {
        "user": getattr(user, "pk", None),
        "posting": getattr(posting, "pk", None),
        "posting_label": posting_label(posting),
    }


def posting_label(posting) -> str:
    """Written down in one language, whatever the acting person reads."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(posting) if posting else ""


@dataclass(frozen=True)
class Change:
    """One saving: who, when, why, and each field that became something else."""

    at: datetime
    by_label: str
    reason: str
    fields: list[tuple[str, str, str]]  # (label, old, new)
    names: tuple[str, ...] = ()


def changes(obj: models.Model) -> list[Change]:
    """Every change of a record since it was made, newest first."""
    rows = list(obj.history.order_by("pgh_id"))
    users = _user_labels(rows)
    found = []
    for old, new in zip(rows, rows[1:], strict=False):
        names = [name for name in _shown_fields(obj, new) if _raw(old, name) != _raw(new, name)]
        if not names:
            continue
        context = new.pgh_context or {}
        found.append(
            Change(
                at=new.pgh_created_at,
                by_label=" · ".join(
                    part for part in (users.get(context.get("user")), context.get("posting_label")) if part
                ),
                reason=context.get("reason") or "",
                fields=[
                    (_label(obj, name), _shown(obj, name, old), _shown(obj, name, new)) for name in names
                ],
                names=tuple(names),
            )
        )
    return found[::-1]


def _shown_fields(obj: models.Model, row: models.Model) -> list[str]:
    kept = {field.name for field in row._meta.concrete_fields}
    return [
        field.name
        for field in obj._meta.concrete_fields
        if field.name in kept and field.name not in _HOUSEKEEPING and not field.primary_key
    ]


def _raw(row: models.Model, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)


def _label(obj: models.Model, name: str) -> str:
    label = str(obj._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _shown(obj: models.Model, name: str, row: models.Model) -> str:
    """A value as a person reads it: the choice's words, the related row's name, the local date."""
    field = obj._meta.get_field(name)
    value = _raw(row, name)
    if value is None or value == "" or value == []:
        return ""
    if field.is_relation:
        related = field.related_model._base_manager.filter(**{field.target_field.name: value}).first()
        return str(related) if related is not None else str(value)
    if isinstance(value, list):
        words = dict(getattr(getattr(field, "base_field", None), "flatchoices", ()) or ())
        return ", ".join(str(words.get(one, one)) for one in value)
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    return str(dict(field.flatchoices).get(value, value))


def _user_labels(rows: list[models.Model]) -> dict[Any, str]:
    keys = {(row.pgh_context or {}).get("user") for row in rows} - {None}
    return {pk: str(user) for pk, user in get_user_model()._base_manager.in_bulk(keys).items()}
