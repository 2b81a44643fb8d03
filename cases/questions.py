"""What somebody who searches asks for: one question for the search page, suggestions and search agents.

This app never imports the engine. Without one, names are searched as they are written.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

MISSING, RECOVERED = "M", "R"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Empty parts ask nothing. Places are keys of rows."""

    words: str = ""
    parent: str = ""
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    mark_kind: str = ""
    mark_site: str = ""
    home: str = ""
    state: int | None = None
    district: int | None = None
    since: date | None = None
    until: date | None = None
    register: str = ""

    def __bool__(self) -> bool:
        """Whether it asks for anything: a register alone does not."""
        return any(value not in ("", None) for name, value in asdict(self).items() if name != "register")

    def as_json(self) -> dict[str, Any]:
        """What is asked, as plain values."""
        values = {name: value for name, value in asdict(self).items() if value not in ("", None)}
        return {name: str(value) if isinstance(value, date) else value for name, value in values.items()}


def from_json(values: Mapping[str, Any]) -> Question:
    """A stored question; parts that no longer exist are left out."""
    known = {field.name for field in fields(Question)}
    told = {name: value for name, value in values.items() if name in known}
    for name in ("since", "until"):
        if told.get(name):
            told[name] = date.fromisoformat(told[name])
    return Question(**told)


Narrow = Callable[[QuerySet, Question], QuerySet]
Best = Callable[..., list[int]]

_narrow: Narrow | None = None
_best: Best | None = None


def register_engine(*, narrow: Narrow, best: Best) -> None:
    """`narrow` keeps the reports that sound like the question; `best` lists their ids, likeliest first."""
    global _narrow, _best  # noqa: PLW0603
    _narrow, _best = narrow, best


def narrowed(rows: QuerySet, question: Question) -> QuerySet:
    return _narrow(rows, question) if _narrow else _as_written(rows, question)


def best(rows: QuerySet, question: Question, limit: int, *, unfinished: bool = False) -> list[int]:
    """`unfinished`: the last word of the name is still being typed."""
    if _best:
        return _best(rows, question, limit, unfinished=unfinished)
    return list(_as_written(rows, question).order_by("-pk").values_list("pk", flat=True)[:limit])


def _as_written(rows: QuerySet, question: Question) -> QuerySet:
    if question.words:
        rows = rows.name_starts(question.words)
    if question.parent:
        rows = rows.filter(
            Q(father_name__istartswith=question.parent) | Q(mother_name__istartswith=question.parent)
        )
    return rows
