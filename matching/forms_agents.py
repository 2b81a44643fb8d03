"""The form of a search agent: a question, a name for it, and how to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.search import NarrowForm, SearchForm, question_of
from cases.questions import Question
from matching import choices as c
from matching.questions import asks_by_keys

OWN = ("name", "told_by")


class AgentForm(SearchForm, NarrowForm):
    name = forms.CharField(label=_("Name of the search agent"), max_length=100)
    told_by = forms.ChoiceField(
        label=_("How to be told"),
        help_text=_("A message never says who was found."),
        choices=c.ToldBy.choices,
        initial=c.ToldBy.PORTAL,
    )
    field_order = (*OWN, "register", "q", "sex", "age_from", "age_to", "parent", "mark_kind", "mark_site")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].label = _("Name of the person")
        del self.fields["q"].widget.attrs["data-suggest"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            self.question = question_of({k: v for k, v in cleaned.items() if k not in OWN})
            if not (asks_by_keys(self.question) or self.question.district or self.question.state):
                self.add_error(
                    "q", _("Give a name, a mark, a place of the home, a state or a district to search by.")
                )
        return cleaned


def answers_of(question: Question) -> dict[str, Any]:
    """A question as the answers of the form."""
    told = question.as_json() | {"since": question.since, "until": question.until}
    return {"q" if name == "words" else name: value for name, value in told.items()}


def answers_asked(query: Any) -> dict[str, Any]:
    """What a search page was asked, as the answers of the form; what cannot be read is left out."""
    answers: dict[str, Any] = {}
    for form in (SearchForm(query), NarrowForm(query)):
        form.is_valid()
        answers |= {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
    return answers


def in_words(question: Question) -> list[tuple[Any, Any]]:
    """Label and answer of everything a question says."""
    form = AgentForm()
    answers = answers_of(question)
    return [
        (field.label, _shown(field, answers[name]))
        for name, field in form.fields.items()
        if name not in OWN and answers.get(name) not in ("", None)
    ]


def _shown(field: Any, value: Any) -> Any:
    if hasattr(field, "queryset"):
        return field.queryset.filter(pk=value).first() or value
    return dict(getattr(field, "choices", ())).get(value, value)
