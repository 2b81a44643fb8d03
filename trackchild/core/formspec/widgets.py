"""Turns Django's form fields into the portal's: groups of boxes, dates in parts, lines, look-ups."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from . import lookups
from .dates import DatePartsField, DateTimePartsField

RADIOS_UP_TO = 4


class LinesField(forms.CharField):
    """A list of short texts, one on each line."""

    widget = forms.Textarea
    default_error_messages = {
        "item_too_long": _("One of the lines is longer than %(limit)d characters."),
        "too_many": _("Give at most %(limit)d lines."),
    }

    def __init__(self, *, item_length: int | None = None, most: int | None = None, **kwargs):
        self.item_length, self.most = item_length, most or 50
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return "\n".join(str(item) for item in value) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        if isinstance(value, list | tuple):
            return [str(item) for item in value]
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value):
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(
                self.error_messages["too_many"], code="too_many", params={"limit": self.most}
            )
        if self.item_length and any(len(item) > self.item_length for item in value):
            raise forms.ValidationError(
                self.error_messages["item_too_long"],
                code="item_too_long",
                params={"limit": self.item_length},
            )

    def run_validators(self, value):
        pass

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)


class ChoicesField(forms.TypedMultipleChoiceField):
    """Several of a list of codes, kept as a list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(empty_value=[], **kwargs)

    def has_changed(self, initial, data):
        return sorted(map(str, initial or [])) != sorted(map(str, data or []))


def adapt(field: forms.Field, *, partial_date: bool = False) -> forms.Field:
    """The field as the portal shows it. Fields already adapted or special pass unchanged."""
    common = {"label": field.label, "help_text": field.help_text, "required": field.required}
    common |= {"initial": field.initial, "disabled": field.disabled}
    if type(field) is forms.DateField:
        return _with_validators(DatePartsField(partial=partial_date, **common), field)
    if type(field) in (forms.DateTimeField, forms.SplitDateTimeField):
        return _with_validators(DateTimePartsField(partial=partial_date, **common), field)
    if isinstance(field, SimpleArrayField):
        return _adapt_array(field, common)
    if isinstance(field, ModelChoiceField) and lookups.is_looked_up(field.queryset.model):
        common.pop("initial")
        return _with_validators(
            lookups.LookupField(queryset=field.queryset, to_field_name=field.to_field_name, **common), field
        )
    _adapt_choices(field)
    return field


def _with_validators(new: forms.Field, old: forms.Field) -> forms.Field:
    new.validators = [*old.validators]
    return new


def _adapt_array(field: SimpleArrayField, common: dict) -> forms.Field:
    choices = getattr(field.base_field, "choices", None)
    if choices:
        options = [(value, label) for value, label in choices if value not in ("", None)]
        coerce = getattr(field.base_field, "coerce", str)
        return ChoicesField(choices=options, coerce=coerce, **common)
    limit = getattr(field.base_field, "max_length", None)
    new = LinesField(item_length=limit, most=field.max_length, **common)
    new.widget.attrs["rows"] = 2
    if not new.help_text:
        new.help_text = _("One on each line.")
    return new


def _adapt_choices(field: forms.Field) -> None:
    if isinstance(field, ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return
    if isinstance(field, forms.MultipleChoiceField) or type(field.widget) is not forms.Select:
        return
    options = [choice for choice in field.choices if choice[0] not in ("", None)]
    grouped = any(isinstance(label, list | tuple) for _value, label in options)
    if len(options) <= RADIOS_UP_TO and not grouped:
        choices = field.choices
        field.widget = forms.RadioSelect()
        field.choices = [choice for choice in choices if choice[0] not in ("", None)]
    else:
        field.choices = [("", _("Not answered yet")), *options]


def is_number_field(field: forms.Field) -> bool:
    return isinstance(
        field,
        forms.IntegerField | forms.DecimalField | forms.FloatField | DatePartsField | PhoneNumberField,
    )


def style(field: forms.Field) -> None:
    """Bootstrap's classes and what helps a keyboard on a telephone."""
    widget = field.widget
    attrs = widget.attrs
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        attrs.setdefault("class", "form-check-input")
    elif isinstance(widget, forms.Select):
        attrs.setdefault("class", "form-select")
    elif not isinstance(widget, forms.MultiWidget) and not widget.is_hidden:
        attrs.setdefault("class", "form-control")
    if isinstance(widget, forms.Textarea):
        attrs.setdefault("rows", 4)
        attrs.pop("cols", None)
    if isinstance(field, forms.IntegerField | forms.DecimalField | forms.FloatField) and isinstance(
        widget, forms.NumberInput
    ):
        # A text box takes digits of every script; a number box of the browser does not.
        kind = "numeric" if type(field) is forms.IntegerField else "decimal"
        keep = {key: value for key, value in attrs.items() if key not in ("min", "max", "step")}
        field.widget = forms.TextInput(attrs={**keep, "inputmode": kind, "autocomplete": "off"})
        field.localize = False
    if isinstance(field, PhoneNumberField):
        attrs.setdefault("autocomplete", "off")
        attrs.setdefault("inputmode", "tel")


def first_input_id(bound_field) -> str:
    """The id that a link to the field points to."""
    widget = bound_field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget):
        return f"{bound_field.auto_id}_0"
    return bound_field.auto_id
