"""Fields and bases the forms of this app share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.selectors.records import by_number_or_reference
from trackchild.core.formspec.forms import KitFormMixin, QuickForm


class PlainForm(KitFormMixin, forms.Form):
    pass


class RecordForm(PlainForm):
    """A plain form that knows the record and the person it is for."""

    wants_object = True

    def __init__(self, data=None, files=None, *, object: Any, user: Any, **kwargs: Any) -> None:  # noqa: A002
        self.object, self.user = object, user
        super().__init__(data, files, **kwargs)


class ReportStepForm(KitFormMixin, forms.ModelForm):
    """Some fields of the record, asked for with a step of its life."""

    wants_object = True

    def __init__(self, data=None, files=None, *, object: Any, user: Any, **kwargs: Any) -> None:  # noqa: A002
        self.user = user
        super().__init__(data, files, instance=object, **kwargs)


class PreciseQuickForm(QuickForm):
    """The first report keeps how exactly the moment is known, although nobody is asked twice."""

    moment_name = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        column = f"{self.moment_name}_precision"
        cleaned[column] = getattr(self.instance, column)
        return cleaned


class NumberField(forms.CharField):
    """A case number or acknowledgement number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)


def find_report(model: type, user: Any, permission: str, words: str) -> Any:
    report = by_number_or_reference(model, user, permission, words)
    if report is None:
        raise forms.ValidationError(_("No report with this number is open to you."), code="unknown")
    return report


class MultipleFileInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures at once."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(PicturesField, self).clean(one, initial) for one in files if one or self.required]
