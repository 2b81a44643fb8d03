"""The officers' search form of a specification, and the query it stands for."""

from collections.abc import Collection
from functools import lru_cache

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .dates import DatePartsField
from .display import capitalised
from .forms import KitFormMixin
from .spec import Audience, FormSpec


class SearchForm(KitFormMixin, forms.Form):
    """Filters that stand in the address. Nothing is needed; nothing is marked optional."""

    optional_marks = False
    q = forms.CharField(label=_("Name, number or words"), required=False, max_length=200)


def search_form_class(
    spec: FormSpec, audiences: Collection[Audience], *, extra: tuple[str, ...] = ()
) -> type[SearchForm]:
    """`extra` names further model fields, such as the state of the record."""
    return _search_form_class(spec, frozenset(audiences), tuple(extra))


def search_names(spec: FormSpec, audiences: Collection[Audience]) -> list[str]:
    return [
        place.name
        for section, place in spec.fields()
        if place.search and (place.audience or section.audience) in audiences
    ]


@lru_cache(maxsize=64)
def _search_form_class(spec, audiences, extra) -> type[SearchForm]:
    fields: dict[str, forms.Field] = {}
    for name in [*extra, *search_names(spec, audiences)]:
        fields |= fields_of(spec.get_model()._meta.get_field(name))
    return type(f"Search{spec.code}", (SearchForm,), fields)


def fields_of(column: models.Field) -> dict[str, forms.Field]:
    """The filter or filters of one model field."""
    label = capitalised(column.verbose_name)
    base = getattr(column, "base_field", None) if isinstance(column, ArrayField) else column
    choices = [choice for choice in (getattr(base, "flatchoices", None) or ()) if choice[0] not in ("", None)]
    if choices:
        return {
            column.name: forms.ChoiceField(
                label=label,
                choices=[("", _("Any")), *choices],
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        }
    if isinstance(column, models.DateField):
        return {
            f"{column.name}_from": DatePartsField(
                label=format_lazy(_("{label} from"), label=label), required=False
            ),
            f"{column.name}_to": DatePartsField(
                label=format_lazy(_("{label} to"), label=label), required=False
            ),
        }
    if isinstance(column, models.IntegerField | models.DecimalField | models.FloatField):
        return {
            f"{column.name}_min": forms.DecimalField(
                label=format_lazy(_("{label} at least"), label=label), required=False, max_digits=8
            ),
            f"{column.name}_max": forms.DecimalField(
                label=format_lazy(_("{label} at most"), label=label), required=False, max_digits=8
            ),
        }
    if column.is_relation:
        rows = column.related_model._default_manager.all()
        return {column.name: forms.ModelChoiceField(rows, label=label, required=False, empty_label=_("Any"))}
    return {column.name: forms.CharField(label=label, required=False, max_length=200)}


def apply(spec: FormSpec, queryset: models.QuerySet, cleaned: dict) -> models.QuerySet:  # noqa: ARG001
    """Narrow the rows by the answered filters. Words (`q`) are the list's own business."""
    model = queryset.model
    for name, value in cleaned.items():
        if value in (None, "", []) or name == "q":
            continue
        queryset = queryset.filter(**_condition(model, name, value))
    return queryset


_ENDINGS = {
    "_from": "__date__gte",
    "_to": "__date__lte",
    "_min": "__gte",
    "_max": "__lte",
}


def _condition(model: type[models.Model], name: str, value) -> dict:
    for ending, lookup in _ENDINGS.items():
        stem = name.removesuffix(ending)
        if stem != name and _has(model, stem):
            column = model._meta.get_field(stem)
            is_day = isinstance(column, models.DateField) and not isinstance(column, models.DateTimeField)
            return {f"{stem}{lookup.replace('__date', '') if is_day else lookup}": value}
    column = model._meta.get_field(name)
    if isinstance(column, ArrayField):
        return {f"{name}__contains": [value]}
    if column.is_relation or column.choices:
        return {name: value}
    return {f"{name}__istartswith": value}


def _has(model: type[models.Model], name: str) -> bool:
    return any(column.name == name for column in model._meta.concrete_fields)
