"""Steps and pages of a missing person report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases import permissions as p
from cases.forms.fields import (
    NumberField,
    PlainForm,
    PreciseQuickForm,
    RecordForm,
    ReportStepForm,
    find_report,
)
from cases.models import DiaryEntry, MissingReport, Publication, RiskAssessment
from directory.choices import OfficeKind
from directory.models import Office
from trackchild.core.formspec.forms import KitFormMixin


class MissingQuickForm(PreciseQuickForm):
    moment_name = "missing_from"


class TransferForm(PlainForm):
    to_office = forms.ModelChoiceField(Office.objects.police_stations(), label=_("Receiving police station"))


class HandToAhtuForm(PlainForm):
    office = forms.ModelChoiceField(
        Office.objects.filter(kind=OfficeKind.AHTU), label=_("Anti-human-trafficking unit (AHTU)")
    )


class TraceForm(PlainForm):
    return_verified_by = forms.CharField(label=_("Officer who saw the person"), max_length=120)
    return_verified_on = forms.DateField(label=_("Date on which the person was seen"))
    return_note = forms.CharField(label=_("How the return was verified"), max_length=300, required=False)


class CloseForm(ReportStepForm):
    asked_if = {"established_reason_text": ("established_reasons", ("OTHER",))}

    class Meta:
        model = MissingReport
        fields = (
            "result",
            "established_reasons",
            "established_reason_text",
            "offence_detected",
            "offence_sections",
            "trafficking_found",
            "production_reference",
            "statement_recorded_on",
            "custody_order",
        )


class RiskForm(KitFormMixin, forms.ModelForm):
    asked_if = {"agencies_other": ("agencies_alerted", ("OTHER",))}

    class Meta:
        model = RiskAssessment
        fields = (
            *(name for item in c.RiskItem for name in (item.value, f"{item.value}_note")),
            "override_level",
            "override_reason",
            "agencies_alerted",
            "agencies_other",
        )


class PublishForm(KitFormMixin, forms.ModelForm):
    asked_if = {"relation_other": ("relation", ("OTHER",))}
    public_description = forms.CharField(
        label=_("Public description"),
        help_text=_("Only these words appear on the poster."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    scan = forms.FileField(
        label=_("Picture of the written consent or order"),
        help_text=_("JPEG, PNG or WebP, at most 8 MB."),
        required=False,
    )

    class Meta:
        model = Publication
        fields = (
            *("basis", "given_by", "relation", "relation_other", "given_on"),
            *("order_number", "reasons", "until"),
        )

    needed = ("basis", "given_by", "given_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].required = True

    def is_asked(self, name: str) -> bool:
        return name in self.needed or super().is_asked(name)

    def _post_clean(self) -> None:
        """The service makes the record; this form only asks."""


class WithdrawForm(PlainForm):
    reason = forms.ChoiceField(
        label=_("Why it is withdrawn"),
        choices=[
            choice
            for choice in c.WithdrawalReason.choices
            if choice[0]
            not in (c.WithdrawalReason.TRACED, c.WithdrawalReason.EXPIRED, c.WithdrawalReason.CLOSED)
        ],
    )
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)


class DiaryForm(KitFormMixin, forms.ModelForm):
    class Meta:
        model = DiaryEntry
        fields = ("item", "done_at", "remark", "proof")


class ProposeCancellationForm(RecordForm):
    result = forms.ChoiceField(
        label=_("Why the case should not be"),
        choices=[
            (c.ClosureResult.DUPLICATE, c.ClosureResult.DUPLICATE.label),
            (c.ClosureResult.FALSE, c.ClosureResult.FALSE.label),
        ],
    )
    duplicate_of = NumberField(label=_("Number of the case that goes on"), required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def clean_duplicate_of(self) -> MissingReport | None:
        words = self.cleaned_data["duplicate_of"]
        return find_report(MissingReport, self.user, p.VIEW_MISSING, words) if words else None


class ReasonForm(PlainForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class AuthenticationForm(PlainForm):
    VERIFY, RETURN = "verify", "return"

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(VERIFY, _("The report is right: verify it")), (RETURN, _("Return it with remarks"))],
    )
    note = forms.CharField(
        label=_("Remarks"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
