"""What a home is asked when a child arrives."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trackchild.core.formspec.forms import KitFormMixin


class ReceiveForm(KitFormMixin, forms.Form):
    admitted_on = forms.DateField(label=_("Day of arrival"), initial=timezone.localdate)

    def clean_admitted_on(self) -> date:
        day = self.cleaned_data["admitted_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day of arrival cannot be in the future."))
        return day
