"""The feedback form of citizens, and the answer to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trackchild.accounts.captcha import CaptchaField
from trackchild.core.validators import CleanTextMixin, no_aadhaar
from trackchild.helpdesk.choices import FeedbackKind


class TextField(CleanTextMixin, forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(validators=[no_aadhaar], **options)


class FeedbackForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=FeedbackKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    text = TextField(
        label=_("What do you want to tell us?"),
        max_length=3000,
        help_text=_("Do not write the name of a child in care."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you want to tell us.")},
    )
    contact = TextField(
        required=False,
        max_length=150,
        label=_("Your e-mail or telephone (optional)"),
        help_text=_("Only if you want an answer."),
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    captcha = CaptchaField()


class AnswerForm(forms.Form):
    answer = TextField(
        label=_("What was done"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what was done.")},
    )
