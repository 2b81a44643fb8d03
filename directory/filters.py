"""What the lists of offices are narrowed by; everything stands in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.choices import OfficeKind
from directory.models import District, State
from trackchild.core.validators import CleanTextMixin


class CleanCharField(CleanTextMixin, forms.CharField):
    pass


class OfficeFilter(forms.Form):
    """State, then its districts, kind and name. Districts are offered once a state is chosen."""

    state = forms.ModelChoiceField(
        State.objects.all(), required=False, label=_("State"), to_field_name="lgd_code", empty_label=_("All")
    )
    district = forms.ModelChoiceField(
        District.objects.none(),
        required=False,
        label=_("District"),
        to_field_name="lgd_code",
        empty_label=_("All"),
    )
    kind = forms.ChoiceField(
        choices=[("", _("All")), *OfficeKind.choices], required=False, label=_("Kind of office")
    )
    q = CleanCharField(max_length=80, required=False, label=_("Name"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = str(self.data.get("state", ""))
        if state.isascii() and state.isdecimal() and len(state) < 4:
            self.fields["district"].queryset = District.objects.current().filter(state__lgd_code=state)
        for name in ("state", "district", "kind"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["q"].widget.attrs["class"] = "form-control"

    def chosen(self) -> dict[str, Any]:
        """The valid part of what was asked; odd input narrows nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return {
            "text": data.get("q") or "",
            "state": data.get("state"),
            "district": data.get("district"),
            "kind": data.get("kind") or "",
        }
