"""Taking in a file of a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import PlainForm
from trackchild.core import attachments


class FileForm(PlainForm):
    file = forms.FileField(label=_("File"))

    def __init__(self, *args: Any, kind: attachments.Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kind.hint
        accepted = dict.fromkeys(one.content_type for one in kind.accepts)
        if "image/jpeg" in accepted:
            accepted |= {"image/png": None, "image/webp": None}
        self.fields["file"].widget.attrs["accept"] = ",".join(accepted)
