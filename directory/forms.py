"""The entry of an office in the resource directory, as its own officers keep it."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Office
from trackchild.core.validators import ascii_digits, clean_text


class OfficeEntryForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = [
            "name_local",
            "address",
            "pin",
            "phone",
            "alt_phone",
            "email",
            "head_name",
            "head_phone",
            "welfare_officer_name",
            "welfare_officer_phone",
            "sitting_days",
        ]
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("", _("Save")))
        self.helper.attrs = {"novalidate": ""}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return {name: clean_text(value) if isinstance(value, str) else value for name, value in data.items()}

    def _number(self, name: str) -> str:
        return ascii_digits(clean_text(self.cleaned_data[name]))

    def clean_phone(self) -> str:
        return self._number("phone")

    def clean_alt_phone(self) -> str:
        return self._number("alt_phone")

    def clean_head_phone(self) -> str:
        return self._number("head_phone")

    def clean_welfare_officer_phone(self) -> str:
        return self._number("welfare_officer_phone")
