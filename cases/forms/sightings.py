"""Steps of a sighting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import permissions as p
from cases.forms.fields import NumberField, PlainForm, RecordForm, find_report
from cases.models import MissingReport, RecoveryReport
from directory.models import Office


class AssignForm(PlainForm):
    office = forms.ModelChoiceField(Office.objects.police_stations(), label=_("Police station"))


class VerifyForm(RecordForm):
    missing_report = NumberField(label=_("Number of the Form-M"), required=False)
    recovery_report = NumberField(label=_("Number of the Form-R made from it"), required=False)

    def clean_missing_report(self) -> MissingReport | None:
        words = self.cleaned_data["missing_report"]
        return find_report(MissingReport, self.user, p.VIEW_MISSING, words) if words else None

    def clean_recovery_report(self) -> RecoveryReport | None:
        words = self.cleaned_data["recovery_report"]
        return find_report(RecoveryReport, self.user, p.VIEW_RECOVERY, words) if words else None
