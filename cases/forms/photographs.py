"""Pictures of a report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import PicturesField, PlainForm
from cases.models import IdentificationMark, MissingReport, RecoveryReport
from trackchild.core.formspec.forms import KitFormMixin

ACCEPTED = "image/jpeg,image/png,image/webp"


class UploadForm(PlainForm):
    pictures = PicturesField(
        label=_("Photographs"),
        help_text=_("JPEG, PNG or WebP, at most 8 MB each. If the connection breaks, send them again."),
    )
    taken_on = forms.DateField(label=_("Taken on"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    mark = forms.ModelChoiceField(
        IdentificationMark.objects.none(),
        label=_("Shows the mark"),
        empty_label=_("Not answered yet"),
        required=False,
    )

    def __init__(self, *args, marks=None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pictures"].widget.attrs["accept"] = ACCEPTED
        if marks is None or not marks.exists():
            del self.fields["mark"]
        else:
            self.fields["mark"].queryset = marks


class MissingNoPhotographForm(KitFormMixin, forms.ModelForm):
    class Meta:
        model = MissingReport
        fields = ("photo_not_available", "photo_not_available_reason", "fingerprint_reference")


class RecoveryNoPhotographForm(KitFormMixin, forms.ModelForm):
    class Meta:
        model = RecoveryReport
        fields = ("photo_not_available", "photo_not_available_reason", "fingerprint_reference")
