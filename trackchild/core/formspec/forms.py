"""Forms built from a form specification: one section, its repeated groups, the quick report."""

from collections.abc import Collection
from functools import lru_cache

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import modelform_factory
from django.utils.translation import gettext as _

from . import conditions, dates
from .layout import helper_for
from .spec import Audience, Field, FormSpec
from .text import ascii_digits, clean_data
from .widgets import adapt, is_number_field, style


class KitFormMixin:
    """What every form of the portal does: cleaned text, native digits, adapted fields, «(optional)»."""

    use_required_attribute = False
    optional_marks = True
    # Field → (other field, values): shown, and needed, only when that one is answered so.
    asked_if: dict[str, tuple[str, tuple[str, ...]]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            self.fields[name] = adapt(self.fields[name], partial_date=self.has_precision(name))
            style(self.fields[name])
        if self.is_bound:
            verbatim = {
                self.add_prefix(n) for n, f in self.fields.items() if getattr(f, "strip", True) is False
            }
            self.data = clean_data(self.data, verbatim=verbatim)
            self.make_digits_ascii()
        self.label_fields()

    def has_precision(self, name: str) -> bool:  # noqa: ARG002 (the signature is fixed)
        return False

    def make_digits_ascii(self) -> None:
        for name, field in self.fields.items():
            if not is_number_field(field):
                continue
            html_name = self.add_prefix(name)
            for key in (html_name, *(f"{html_name}_{part}" for part in range(4))):
                if key in self.data:
                    self.data[key] = ascii_digits(self.data[key])

    def label_fields(self) -> None:
        for name, field in self.fields.items():
            if self.optional_marks and not field.widget.is_hidden and not self.is_asked(name):
                label = field.label if field.label is not None else name.replace("_", " ").capitalize()
                field.label = _("%(label)s (optional)") % {"label": label}

    def is_asked(self, name: str) -> bool:
        """True when an answer is expected, so that the label says nothing."""
        return self.fields[name].required or name in self.asked_if

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name, (other, values) in self.asked_if.items():
            if not conditions.matches(cleaned.get(other), values):
                cleaned[name] = self.fields[name].empty_value
            elif conditions.is_empty(cleaned.get(name)) and name not in self._errors:
                self.add_error(name, needed_message(self.fields[name].label))
        return cleaned

    @property
    def helper(self):
        places = {name: Field(name=name, show_if=rule, width="full") for name, rule in self.asked_if.items()}
        return helper_for(self, places=places)


class SpecForm(KitFormMixin, forms.ModelForm):
    """A model form that knows its place in a specification."""

    spec: FormSpec | None = None
    spec_fields: tuple[Field, ...] = ()
    strict = False

    def __init__(self, *args, keep: Collection[str] = (), **kwargs):
        self.settled: set[str] = set()  # values set by a rule, whatever was sent
        self.keep = frozenset(keep)  # merge: these fields stay as the other editor saved them
        super().__init__(*args, **kwargs)
        self.leave_out_uncalled()
        for name, field in self.fields.items():
            if name in self.places and not self.must_have(name):
                field.required = False
        self.show_precision()

    def leave_out_uncalled(self) -> None:
        """Questions this record does not call for; one that was answered all the same can be corrected."""
        for place in self.spec_fields:
            if place.name not in self.fields or conditions.is_called_for(self.instance, place):
                continue
            if not conditions.is_answered(self.instance, place):
                del self.fields[place.name]

    @property
    def places(self) -> dict[str, Field]:
        return {place.name: place for place in self.spec_fields}

    def must_have(self, name: str) -> bool:
        """A column that cannot be empty is asked for even in a draft."""
        try:
            column = self._meta.model._meta.get_field(name)
        except Exception:  # a declared field without a column
            return self.fields[name].required
        textual = isinstance(column, models.CharField | models.TextField | models.BooleanField)
        return not column.null and not textual and not column.has_default() and self.fields[name].required

    def has_precision(self, name: str) -> bool:
        return hasattr(self._meta.model, f"{name}_precision")

    def show_precision(self) -> None:
        """A date known to the year only shows the year only."""
        for name, field in self.fields.items():
            value = getattr(self.instance, name, None) if isinstance(field, dates.DatePartsField) else None
            if value is None or not self.has_precision(name):
                continue
            parts = field.widget.decompress(value)
            precision = getattr(self.instance, f"{name}_precision")
            if precision in (dates.MONTH, dates.YEAR):
                parts[0] = ""
            if precision == dates.YEAR:
                parts[1] = ""
            if precision in (dates.DAY, dates.MONTH, dates.YEAR):
                parts[3:] = [""] * len(parts[3:])
            self.initial[name] = parts

    def is_asked(self, name: str) -> bool:
        place = self.places.get(name)
        if place is None:
            return super().is_asked(name)
        if isinstance(self.fields[name], forms.BooleanField):
            return True  # a tick box is answered by leaving it alone
        return place.required or (
            bool(place.required_for) and bool(getattr(self.instance, place.required_for, False))
        )

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, dates.DatePartsField) and cleaned.get(name) and self.has_precision(name):
                self.note_precision(name, field)
        for place in self.spec_fields:
            if place.show_if and place.name in cleaned and self.is_hidden_by_answer(place):
                cleaned[place.name] = self.empty_value(place.name)
                self.settled.add(place.name)
        return cleaned

    def note_precision(self, name: str, field: dates.DatePartsField) -> None:
        parts = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        known = field.precision(parts)
        column = f"{name}_precision"
        if column not in self.cleaned_data:
            setattr(self.instance, column, known)
        elif known in (dates.MONTH, dates.YEAR) or not self.cleaned_data[column]:
            self.cleaned_data[column] = known
            self.settled.add(column)

    def is_hidden_by_answer(self, place: Field) -> bool:
        """The question it depends on was answered, and otherwise."""
        other, values = place.show_if
        answer = self.cleaned_data.get(other, getattr(self.instance, other, None))
        return not conditions.is_empty(answer) and not conditions.matches(answer, values)

    def empty_value(self, name: str):
        column = self._meta.model._meta.get_field(name)
        return column.get_default() if not column.null else None

    def _update_errors(self, errors):
        """What the record objects to stands at its field; at the top when that is on another page."""
        if hasattr(errors, "error_dict"):
            found: dict[str, list] = {}
            for name, problems in errors.error_dict.items():
                found.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(problems)
            errors = ValidationError(found)
        super()._update_errors(errors)

    def _post_clean(self):
        # What was not touched is not written: a saved second or an old spelling is no change of theirs.
        unchanged = set(self.fields) - set(self.changed_data) - self.settled if self.instance.pk else set()
        held = {name: self.cleaned_data.get(name) for name in unchanged | self.keep}
        for name in held:
            self.cleaned_data.pop(name, None)
        super()._post_clean()
        for name, value in held.items():
            if name not in self._errors:
                self.cleaned_data[name] = getattr(self.instance, name, value) if name in self.keep else value
        if self.strict:
            self.refuse_gaps()

    def refuse_gaps(self) -> None:
        for place in self.spec_fields:
            if place.name in self._errors or place.name not in self.fields:
                continue
            if conditions.is_expected(self.instance, place) and not conditions.is_answered(
                self.instance, place
            ):
                self.add_error(place.name, gap_message(self._meta.model, place.name))

    @property
    def helper(self):
        return helper_for(self, places=self.places)


def needed_message(label) -> str:
    return _("Answer this question: %(label)s.") % {"label": label}


def gap_message(model: type[models.Model], name: str) -> str:
    return needed_message(model._meta.get_field(name).verbose_name)


def section_form_class(
    spec: FormSpec,
    section_key: str,
    *,
    strict: bool = False,
    audiences: Collection[Audience] | None = None,
    base: type[SpecForm] = SpecForm,
) -> type[SpecForm]:
    """The form of one section; `audiences` leaves out what the person may not see."""
    allowed = frozenset(audiences) if audiences is not None else None
    return _section_form_class(spec, section_key, strict, allowed, base)


@lru_cache(maxsize=512)
def _section_form_class(spec, section_key, strict, audiences, base):
    section = spec.section(section_key)
    places = tuple(
        place
        for place in section.fields
        if audiences is None or (place.audience or section.audience) in audiences
    )
    return _build(spec, places, base, strict=strict, name=section_key)


def _build(spec: FormSpec, places: tuple[Field, ...], base: type[SpecForm], *, strict, name):
    form = modelform_factory(spec.get_model(), form=base, fields=[place.name for place in places])
    return type(
        f"Form{spec.code}{name.title().replace('-', '')}",
        (form,),
        {"spec": spec, "spec_fields": places, "strict": strict, "section_key": name},
    )


class QuickForm(SpecForm):
    """The one-page first report: what the specification requires of its few fields is required at once."""

    strict = True


@lru_cache(maxsize=64)
def quick_form_class(spec: FormSpec, base: type[SpecForm] = QuickForm) -> type[SpecForm]:
    places = tuple(spec.field(name) for name in spec.quick)
    return _build(spec, places, base, strict=base.strict, name="quick")


SectionForm = SpecForm
