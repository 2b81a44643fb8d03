"""Choosing one row of a large table (districts, stations) by typing part of its name; needs no script.

An app says in its lookups.py how to find the rows: `lookups.register("directory.office", search=find)`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceField
from django.forms.renderers import TemplatesSetting
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

LIMIT = 20
SALT = "trackchild.lookup"


Search = Callable[[QuerySet, str], Iterable[Model]]


@dataclass(frozen=True)
class Lookup:
    search: Search
    label: Callable[[Model], str] = str
    related: tuple[str, ...] = ()  # what the label reads

    def find(self, queryset: QuerySet, words: str) -> list[Model]:
        return list(self.search(queryset, words)[:LIMIT])


_lookups: dict[str, Lookup] = {}


def register(
    model_label: str,
    *,
    search: Search,
    label: Callable[[Model], str] = str,
    related: tuple[str, ...] = (),
) -> None:
    """`search(queryset, words)` narrows the rows a form allows, the best first."""
    _lookups[model_label.lower()] = Lookup(search, label, related)


@cache
def discover() -> None:
    """Import every app's lookups.py, when the first form needs them."""
    autodiscover_modules("lookups")


def is_looked_up(model: type[Model]) -> bool:
    discover()
    return model._meta.label_lower in _lookups


def get(model: type[Model]) -> Lookup:
    discover()
    return _lookups[model._meta.label_lower]


class LookupWidget(forms.MultiWidget):
    """The chosen row (a select with the rows found so far) and the box for its name."""

    template_name = "components/spec_lookup.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({"": forms.Select(), "text": forms.TextInput()}, attrs)
        self.queryset: QuerySet | None = None
        self.found: list[Model] = []
        self.seen: dict[str, Model | None] = {}

    def render(self, name, value, attrs=None, renderer=None):  # noqa: ARG002 (the signature is fixed)
        return super().render(name, value, attrs, TemplatesSetting())

    def option(self, value) -> Model | None:
        if value in (None, "") or self.queryset is None:
            return None
        if isinstance(value, self.queryset.model):
            return value
        key = str(value)
        if key not in self.seen:
            self.seen[key] = self.fetch(key)
        return self.seen[key]

    def fetch(self, key: str) -> Model | None:
        related = get(self.queryset.model).related
        rows = self.queryset.select_related(*related) if related else self.queryset
        try:
            return rows.filter(pk=int(key)).first()
        except (ValueError, OverflowError):
            return None

    def decompress(self, value):
        chosen = self.option(value)
        return [chosen.pk, get(self.queryset.model).label(chosen)] if chosen else ["", ""]

    def value_from_datadict(self, data, files, name):  # noqa: ARG002 (the signature is fixed)
        return [str(data.get(name) or ""), str(data.get(f"{name}_text") or "")]

    def value_omitted_from_data(self, data, files, name):  # noqa: ARG002 (the signature is fixed)
        return name not in data and f"{name}_text" not in data

    def get_context(self, name, value, attrs):
        pk, text = value if isinstance(value, list | tuple) else self.decompress(value)
        chosen = self.option(pk)
        label = get(self.queryset.model).label
        options = [(chosen.pk, label(chosen))] if chosen else []
        options += [(row.pk, label(row)) for row in self.found if not chosen or row.pk != chosen.pk]
        self.widgets[0].choices = [("", _("Not answered yet")), *options]
        self.widgets[0].attrs["class"] = "form-select"
        self.widgets[1].attrs["class"] = "form-control"
        context = super().get_context(name, [chosen.pk if chosen else "", text], attrs)
        context["widget"]["url"] = lookup_url(self.queryset)
        context["widget"]["has_options"] = bool(options)
        return context

    def id_for_label(self, id_):
        return f"{id_}_1" if id_ else id_

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.queryset, copy.found, copy.seen = self.queryset, [], {}
        return copy


def lookup_url(queryset: QuerySet | None) -> str:
    """Where a script asks for the rows of this queryset; empty when they cannot be named in an address."""
    conditions = conditions_of(queryset) if queryset is not None else None
    if conditions is None:
        return ""
    try:
        url = reverse("core:lookup", args=[queryset.model._meta.label_lower])
    except NoReverseMatch:
        return ""
    return f"{url}?only={signing.dumps(conditions, salt=SALT)}" if conditions else url


def conditions_of(queryset: QuerySet) -> dict[str, Any] | None:
    """The filter of a queryset as plain data, if it is made of plain comparisons; None otherwise."""
    where = queryset.query.where
    if queryset.query.is_sliced or where.negated or where.connector != "AND":
        return None
    conditions = {}
    for part in where.children:
        value = getattr(part, "rhs", None)
        if getattr(part, "lookup_name", "") not in ("exact", "in") or not hasattr(part.lhs, "target"):
            return None
        if part.lhs.target.model is not queryset.model or hasattr(value, "resolve_expression"):
            return None
        plain = sorted(str(item) for item in value) if part.lookup_name == "in" else value
        conditions[f"{part.lhs.target.attname}__{part.lookup_name}"] = plain
    return conditions


def rows_behind(model: type[Model], signed: str) -> QuerySet:
    """The queryset a page offered; BadSignature when it offered none such."""
    conditions = signing.loads(signed, salt=SALT) if signed else {}
    return model._default_manager.filter(**conditions)


class LookupField(ModelChoiceField):
    widget = LookupWidget
    default_error_messages = {
        "several": _("Several places have this name. Choose one of them from the list."),
        "none": _("Nothing was found under this name. Check the spelling."),
        "invalid_choice": _("Choose a place from the list."),
    }

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, **kwargs)
        self.widget.queryset = self.queryset

    @property
    def choices(self):
        return ()

    @choices.setter
    def choices(self, _value):
        """The rows are never listed as a whole."""

    def prepare_value(self, value):
        return value

    def clean(self, value):
        pk, text = value if isinstance(value, list | tuple) else [value or "", ""]
        text = text.strip()
        chosen = self.widget.option(pk)
        if chosen and (not text or text == get(self.queryset.model).label(chosen)):
            return super().clean(chosen.pk)
        if not text:
            # Without a name the list decides: an emptied list is an emptied answer.
            return super().clean(pk or None)
        return self.resolve(text, chosen)

    def resolve(self, text: str, chosen: Model | None) -> Model:
        self.widget.found = get(self.queryset.model).find(self.queryset, text)
        if chosen in self.widget.found:
            return chosen
        exact = [row for row in self.widget.found if str(row).casefold() == text.casefold()]
        hits = exact if len(exact) == 1 else self.widget.found
        if len(hits) == 1:
            return hits[0]
        code = "several" if hits else "none"
        raise ValidationError(self.error_messages[code], code=code)

    def has_changed(self, initial, data):
        try:
            new = self.clean(data)
        except ValidationError:
            return True
        old = initial.pk if isinstance(initial, Model) else initial
        return (new.pk if new else None) != (old or None)
