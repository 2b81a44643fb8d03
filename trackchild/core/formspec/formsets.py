"""Repeated groups on a section page: identification marks, companions, documents."""

import re
from collections.abc import Collection
from functools import lru_cache

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _

from .forms import SpecForm
from .layout import helper_for
from .spec import Audience, FormSpec, Inline, Section
from .text import clean_data


class RowForm(SpecForm):
    """One row of a repeated group."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "DELETE" in self.fields:
            self.fields["DELETE"].label = _("Remove this row")

    @property
    def helper(self):
        return helper_for(self, places=self.places)


class RowFormSet(BaseInlineFormSet):
    """Rows of one group. In the strict form its minimum counts, unless «there is none» is ticked."""

    inline: Inline
    strict = False

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(clean_data(data) if data is not None else None, *args, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["class"] = "form-check-input"
            form.fields["DELETE"].label = _("Remove this row")

    def clean(self):
        super().clean()
        if not self.strict or not self.inline.minimum:
            return
        if self.inline.none_field and getattr(self.instance, self.inline.none_field, False):
            return
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.has_changed() or form.instance.pk)
        ]
        if len(kept) < self.inline.minimum:
            raise forms.ValidationError(gap_in_group(self.inline))


def gap_in_group(inline: Inline) -> str:
    return _("Fill in at least one row: %(title)s.") % {"title": inline.title}


def inlines_of(section: Section, audiences: Collection[Audience] | None = None) -> list[Inline]:
    return [
        inline
        for inline in section.inlines
        if audiences is None or (inline.audience or section.audience) in audiences
    ]


def relation_of(spec: FormSpec, inline: Inline) -> models.ManyToOneRel:
    return spec.get_model()._meta.get_field(inline.name)


@lru_cache(maxsize=256)
def inline_formset_class(spec: FormSpec, inline: Inline, *, strict: bool = False) -> type[RowFormSet]:
    relation = relation_of(spec, inline)
    row_form = type(
        f"{relation.related_model.__name__}RowForm",
        (RowForm,),
        {"spec": spec, "spec_fields": inline.fields, "strict": strict},
    )
    formset = inlineformset_factory(
        spec.get_model(),
        relation.related_model,
        form=row_form,
        formset=RowFormSet,
        fk_name=relation.field.name,
        fields=[place.name for place in inline.fields],
        extra=inline.extra,
        max_num=inline.maximum,
        validate_max=True,
        absolute_max=inline.maximum + 20,
        can_delete=True,
    )
    formset.inline, formset.strict = inline, strict
    return formset


def formsets_for(
    spec: FormSpec,
    section: Section,
    obj: models.Model,
    *,
    data=None,
    files=None,
    strict: bool = False,
    audiences: Collection[Audience] | None = None,
) -> list[RowFormSet]:
    """The section's groups, each under its own prefix."""
    return [
        inline_formset_class(spec, inline, strict=strict)(data, files, instance=obj, prefix=inline.name)
        for inline in inlines_of(section, audiences)
    ]


def settle_rows(data, prefix: str, present: Collection[int], base: dict) -> None:
    """Rows removed meanwhile: forgotten when the sender had left them alone, else sent as new ones."""
    rows = [row for row in _rows_in(data, prefix) if not _is_forgotten(row, prefix, present, base)]
    known = [row for row in rows if _pk(row) in present]
    new = [{**row, "id": [""]} for row in rows if _pk(row) not in present]
    if len(known) == _count(data, f"{prefix}-INITIAL_FORMS"):
        return
    for key in [key for key in data if re.match(rf"{re.escape(prefix)}-\d+-", key)]:
        del data[key]
    for index, row in enumerate([*known, *new]):
        for name, values in row.items():
            data.setlist(f"{prefix}-{index}-{name}", values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(known))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(known) + len(new))


def _count(data, key: str) -> int:
    text = data.get(key, "")
    return min(int(text), 1000) if text.isdecimal() else 0


def _rows_in(data, prefix: str) -> list[dict[str, list[str]]]:
    rows = [{} for _index in range(_count(data, f"{prefix}-TOTAL_FORMS"))]
    for key in data:
        match = re.fullmatch(rf"{re.escape(prefix)}-(\d+)-(.+)", key)
        if match and int(match[1]) < len(rows):
            rows[int(match[1])][match[2]] = data.getlist(key)
    return rows


def _pk(row: dict[str, list[str]]) -> int | None:
    text = (row.get("id") or [""])[0]
    return int(text) if text.isdecimal() else None


def _is_forgotten(row: dict, prefix: str, present: Collection[int], base: dict) -> bool:
    pk = _pk(row)
    if pk is None or pk in present:
        return False
    began = {key.rsplit(":", 1)[1]: value for key, value in base.items() if key.startswith(f"{prefix}-{pk}:")}
    sent = {name: (values or [""])[0] for name, values in row.items()}
    return "DELETE" in row or all(sent.get(name, "") == _as_sent(value) for name, value in began.items())


def _as_sent(value) -> str:
    """A stored value as a browser sends it back untouched."""
    if value in (None, False):
        return ""
    return "on" if value is True else str(value)


def more_rows(data, prefix: str):
    """The submitted data with one empty row more in the group: the «add» button without script."""
    data = clean_data(data)
    key = f"{prefix}-TOTAL_FORMS"
    try:
        data[key] = str(min(int(data.get(key, 0)) + 1, 100))
    except ValueError:
        data[key] = "1"
    return data
