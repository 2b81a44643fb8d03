"""Dates as day, month, year; an unknown part may stay empty where the model keeps a precision."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.translation import gettext_lazy as _

TIME, DAY, MONTH, YEAR = "TIME", "DAY", "MONTH", "YEAR"
_WRITTEN = re.compile(
    r"^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T,]+(\d{1,2}[:.]\d{2})(?::\d{2})?)?\s*$"
)
_TIME = re.compile(r"^\s*(\d{1,2})[:.]?(\d{2})?\s*$")


def written_parts(text: str) -> list[str] | None:
    """Day, month, year and time of a date written in one piece (DD-MM-YYYY or ISO), or None."""
    if match := _WRITTEN.match(text):
        return [part or "" for part in match.groups()]
    try:
        day = parse_date(text.strip())
        moment = None if day else parse_datetime(text.strip())
        day = day or moment
    except ValueError:
        return None
    if day is None:
        return None
    if moment and timezone.is_aware(moment):
        day = moment = timezone.localtime(moment)
    return [str(day.day), str(day.month), str(day.year), f"{moment:%H:%M}" if moment else ""]


class DatePartsWidget(forms.MultiWidget):
    """Three short boxes; takes a date in one piece too."""

    use_fieldset = True
    template_name = "components/spec_date_parts.html"
    has_time = False
    labels = (_("Day"), _("Month"), _("Year"), _("Time (24-hour, for example 18:30)"))

    def __init__(self, attrs=None):
        count = 4 if self.has_time else 3
        super().__init__([forms.TextInput() for _index in range(count)], attrs)

    def render(self, name, value, attrs=None, renderer=None):  # noqa: ARG002 (the signature is fixed)
        return super().render(name, value, attrs, TemplatesSetting())

    def decompress(self, value):
        if isinstance(value, str):
            value = written_parts(value)
            return value[: len(self.widgets)] if value else [""] * len(self.widgets)
        if value is None:
            return [""] * len(self.widgets)
        if isinstance(value, datetime.datetime):
            value = timezone.localtime(value) if timezone.is_aware(value) else value
            parts = [value.day, value.month, value.year, f"{value:%H:%M}"]
        else:
            parts = [value.day, value.month, value.year, ""]
        return [str(part) for part in parts[: len(self.widgets)]]

    def value_from_datadict(self, data, files, name):
        parts = super().value_from_datadict(data, files, name)
        whole = data.get(name)
        if whole and not any(parts):
            found = written_parts(str(whole))
            return found[: len(self.widgets)] if found else [str(whole)] + [""] * (len(self.widgets) - 1)
        return [str(part or "") for part in parts]

    def value_omitted_from_data(self, data, files, name):
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(self, name, value, attrs):
        if not isinstance(value, list):
            value = self.decompress(value)
        context = super().get_context(name, value, attrs)
        lengths, hints = (2, 2, 4, 5), ("day", "month", "year", "time")
        for index, part in enumerate(context["widget"]["subwidgets"]):
            part["label"] = self.labels[index]
            part["part"] = hints[index]
            part["attrs"].update(maxlength=lengths[index], inputmode="text" if index == 3 else "numeric")
            part["attrs"]["class"] = "form-control"
        return context

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_


class DateTimePartsWidget(DatePartsWidget):
    has_time = True


class DatePartsField(forms.Field):
    """A date from day, month and year. `partial` allows the day, or day and month, to stay empty."""

    widget = DatePartsWidget
    default_error_messages = {
        "invalid": _("Enter a real date as day, month and year, for example 27 3 2014."),
        "year": _("Enter the year with four digits."),
        "partial": _("Enter the day, the month and the year."),
        "time": _("Enter the time as hours and minutes, for example 18:30."),
    }

    def __init__(self, *, partial: bool = False, **kwargs):
        self.partial = partial
        super().__init__(**kwargs)

    def precision(self, parts: list[str]) -> str:
        if not parts[0].strip():
            return MONTH if parts[1].strip() else YEAR
        return DAY

    def to_python(self, value):
        if isinstance(value, datetime.date) or value is None:
            return value
        parts = [part.strip() for part in value]
        if not any(parts):
            return None
        return self.assemble(parts)

    def day_of(self, parts: list[str]) -> datetime.date:
        day, month, year = parts[:3]
        if not self.partial and not (day and month and year):
            raise ValidationError(self.error_messages["partial"], code="partial")
        if not year or (day and not month):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not re.fullmatch(r"\d{4}", year):
            raise ValidationError(self.error_messages["year"], code="year")
        try:
            return datetime.date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def assemble(self, parts: list[str]):
        return self.day_of(parts)

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.clean(data)
        except ValidationError:
            return True

    def bound_data(self, data, initial):  # noqa: ARG002 (the signature is fixed)
        return data


class DateTimePartsField(DatePartsField):
    """A date with an optional time of day, in the portal's time zone."""

    widget = DateTimePartsWidget

    def precision(self, parts: list[str]) -> str:
        precision = super().precision(parts)
        return TIME if precision == DAY and parts[3].strip() else precision

    def to_python(self, value):
        if isinstance(value, datetime.datetime):
            return value
        return super().to_python(value)

    def assemble(self, parts: list[str]) -> datetime.datetime:
        day, clock = self.day_of(parts), datetime.time()
        if parts[3]:
            match = _TIME.match(parts[3])
            try:
                clock = parse_time(f"{int(match[1]):02}:{match[2] or '00'}") if match else None
            except ValueError:
                clock = None
            if clock is None:
                raise ValidationError(self.error_messages["time"], code="time")
        return timezone.make_aware(datetime.datetime.combine(day, clock))

    def has_changed(self, initial, data):
        # The boxes show whole minutes; seconds kept in the database are no change.
        try:
            new = self.clean(data)
        except ValidationError:
            return True
        if isinstance(initial, list):  # the boxes as they were shown
            return self.to_python(initial) != new
        if initial and new and not isinstance(initial, str):
            return initial.replace(second=0, microsecond=0) != new
        return initial != new
