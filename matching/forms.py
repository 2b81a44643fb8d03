"""Forms of the match page and of the work list."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from matching import choices as c
from trackchild.core.formspec.forms import KitFormMixin


class FilterForm(forms.Form):
    band = forms.ChoiceField(
        label=_("How likely"), required=False, choices=[("", _("All")), *c.Band.choices[:3]]
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Open")), *c.MatchStatus.choices]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"


class StepForm(forms.Form):
    """Several stand on one page: each has ids of its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)


class ReviewForm(StepForm):
    verdict = forms.ChoiceField(
        label=_("Your decision"), widget=forms.RadioSelect,
        choices=[(v.value, v.label) for v in (c.Verdict.CONFIRM, c.Verdict.REJECT, c.Verdict.NEED_MORE)],
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Main reason"), required=False, choices=[("", _("Choose")), *c.DecisionReason.choices]
    )
    asked_of = forms.ChoiceField(
        label=_("If more is needed: who is asked"), required=False,
        choices=[("", _("Choose")), *c.AskedOf.choices],
    )  # fmt: skip
    text = forms.CharField(
        label=_("Remarks"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self):
        answers = super().clean()
        if answers.get("verdict") == c.Verdict.REJECT and not answers.get("reason"):
            raise ValidationError({"reason": _("Choose the reason.")})
        if answers.get("verdict") == c.Verdict.NEED_MORE and not answers.get("text", "").strip():
            raise ValidationError({"text": _("Write what would help.")})
        return answers


class AnswerForm(StepForm):
    text = forms.CharField(label=_("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class VerifyForm(StepForm):
    verified_by = forms.ChoiceField(
        label=_("How it was verified"), choices=c.VerifiedBy.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Remarks"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class AcceptForm(StepForm):
    text = forms.CharField(
        label=_("Remarks"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class UndoForm(StepForm):
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class WeightsForm(StepForm):
    status = forms.ChoiceField(
        label=_("Your decision"), widget=forms.RadioSelect,
        choices=[(c.ProposalStatus.APPROVED, _("Approve")), (c.ProposalStatus.DECLINED, _("Decline"))],
    )  # fmt: skip
    note = forms.CharField(
        label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProposeForm(KitFormMixin, forms.Form):
    number = forms.CharField(
        label=_("Number of the other report"),
        help_text=_("The case number or the acknowledgement number."),
        max_length=60,
    )
    text = forms.CharField(
        label=_("Why it may be the same person"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
