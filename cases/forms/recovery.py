"""Steps of a recovered person report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import PlainForm, PreciseQuickForm, ReportStepForm
from cases.models import RecoveryReport


class RecoveryQuickForm(PreciseQuickForm):
    moment_name = "recovered_at"


class MakeSafeForm(ReportStepForm):
    class Meta:
        model = RecoveryReport
        fields = ("food_given_at",)


class ProduceForm(ReportStepForm):
    class Meta:
        model = RecoveryReport
        fields = (
            "produced_before",
            "produced_at",
            "production_office",
            "production_reference",
            "single_member",
            "journey_hours",
            "overnight_reference",
        )


class IdentifyForm(PlainForm):
    identity_basis = forms.CharField(label=_("How the identity was established"), max_length=250)


class CustodyForm(ReportStepForm):
    class Meta:
        model = RecoveryReport
        fields = ("custody_kind", "custody_office", "custody_name", "custody_from", "escort")


class DisposeForm(ReportStepForm):
    class Meta:
        model = RecoveryReport
        fields = ("outcome", "outcome_on", "outcome_order", "outcome_note")
