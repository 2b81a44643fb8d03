"""What an officer may search by: the box for a name or number, and what narrows it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases import questions
from cases.forms.fields import PlainForm
from cases.questions import Question
from directory.models import District, State

ANY = ("", _("Any"))
REGISTERS = (
    ANY,
    (questions.MISSING, _("Missing person (Form-M)")),
    (questions.RECOVERED, _("Recovered person (Form-R)")),
)


class AnySelect(forms.Select):
    """A list that stays a list, with «Any» on top."""


class SearchForm(PlainForm):
    """The name, the number and the sex."""

    optional_marks = False

    q = forms.CharField(
        label=_("Name or number"),
        help_text=_("In any script and spelling."),
        max_length=150,
        required=False,
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[ANY, *c.Sex.choices], required=False, widget=AnySelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["data-suggest"] = reverse_lazy("cases:search-suggestions")


class NarrowForm(PlainForm):
    """Everything else a question may say."""

    optional_marks = False

    register = forms.ChoiceField(label=_("Register"), choices=REGISTERS, required=False, widget=AnySelect)
    parent = forms.CharField(label=_("Name of father, mother or guardian"), max_length=150, required=False)
    age_from = forms.IntegerField(label=_("Age from (years)"), min_value=0, max_value=120, required=False)
    age_to = forms.IntegerField(label=_("Age to (years)"), min_value=0, max_value=120, required=False)
    mark_kind = forms.ChoiceField(
        label=_("Identification mark"), choices=[ANY, *c.MarkKind.choices], required=False, widget=AnySelect
    )
    mark_site = forms.ChoiceField(
        label=_("Where on the body"), choices=[ANY, *c.BodySite.choices], required=False, widget=AnySelect
    )
    home = forms.CharField(label=_("Village, town or station of the home"), max_length=150, required=False)
    state = forms.ModelChoiceField(
        State.objects.order_by("name"), label=_("State"), required=False, empty_label=ANY[1]
    )
    district = forms.ModelChoiceField(District.objects.all(), label=_("District"), required=False)
    since = forms.DateField(label=_("Missing or found from"), required=False)
    until = forms.DateField(label=_("Missing or found until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for low, high in (("age_from", "age_to"), ("since", "until")):
            least, most = cleaned.get(low), cleaned.get(high)
            if least is not None and most is not None and least > most:
                self.add_error(high, _("This is before the beginning."))
        return cleaned


def question_of(*answers: dict[str, Any]) -> Question:
    """The question these forms ask together."""
    told = {name: value for cleaned in answers for name, value in cleaned.items()}
    told["words"] = " ".join(told.pop("q", "").split())
    for name in ("state", "district"):
        told[name] = getattr(told.get(name), "pk", None)
    return Question(**{name: told[name] for name in Question.__dataclass_fields__ if name in told})


def needs_something(question: Question) -> None:
    if not question:
        raise ValidationError(_("Give a name, a number or something else to search by."), code="empty")
