"""Search across the country: names, parents, marks, places, numbers; each row as its reader may see it."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from cases import permissions as p
from cases import questions
from cases.formspecs import MISSING_REPORT, RECOVERY_REPORT
from cases.models import MissingReport, RecoveryReport
from cases.questions import Question
from directory import grants
from trackchild.core import any_of  # noqa: F401 (a lookup)
from trackchild.core.formspec import Audience
from trackchild.core.references import normalise_reference

LIMIT = 50
SUGGESTED = 10
FEW = 3000
SHORTEST = 2
# What a line of the list shows, and what says who may read it.
LISTED = (
    *("reference", "number", "status", "full_name", "name_local", "sex", "dob", "age_years", "age_months"),
    *("state", "district", "office__name", "office__kind", "office__state", "office__district"),
    *("office__police_district__name", "district__name", "state__name"),
)
# For each part of a question the columns it reads of either form.
COLUMNS = {
    "words": ("full_name",), "parent": ("father_name",), "sex": ("sex",), "age_from": ("age_years",),
    "age_to": ("age_years",), "mark_kind": ("marks_none_known",), "mark_site": ("marks_none_known",),
    "home": ("permanent_line", "home_line"),
}  # fmt: skip


@dataclass(frozen=True)
class Register:
    """One of the two registers, and how it is searched."""

    letter: str
    model: Any
    spec: Any
    permission: str
    event: str

    def needs(self, question: Question) -> set[Audience]:
        """The classes of the fields that the question asks by."""
        columns = {name for part in question.as_json() for name in COLUMNS.get(part, ())}
        known = {field.name for _section, field in self.spec.fields()}
        return {self.spec.audience_of(name) for name in columns & known}


REGISTERS = (
    Register(questions.MISSING, MissingReport, MISSING_REPORT, p.VIEW_MISSING, "missing_from"),
    Register(questions.RECOVERED, RecoveryReport, RECOVERY_REPORT, p.VIEW_RECOVERY, "recovered_at"),
)


@dataclass(frozen=True)
class Found:
    report: Any
    kind: Any
    name: str
    url: str


def search_country(user: Any, question: Question) -> list[Found]:
    """At most fifty of each register, the likeliest first."""
    return [row for register in registers_of(question) for row in _search(register, user, question)]


def suggest(user: Any, words: str) -> list[Found]:
    """A few records while a name or number is typed: the likeliest of both registers in turn."""
    question = Question(words=words)
    if len(words) < SHORTEST:
        return []
    each = [_search(register, user, question, SUGGESTED, unfinished=True) for register in REGISTERS]
    named = [[row for row in rows if row.name] for rows in each]
    longest = max(map(len, named))
    in_turn = [rows[at] for at in range(longest) for rows in named if at < len(rows)]
    return in_turn[:SUGGESTED]


def registers_of(question: Question) -> list[Register]:
    return [one for one in REGISTERS if question.register in ("", one.letter)]


def rows_for(
    register: Register, user: Any, question: Question, *, by_number: bool = False, by_reach: bool = False
) -> QuerySet:
    """Reports of this register that this person may ask for in this way, as far as columns tell.

    `by_reach`: the few reports of a small place are sooner looked through than all who bear a name.
    """
    needs = register.needs(replace(question, words="") if by_number else question)
    every = register.model.objects.all()
    few = grants.few_ids(every, user, register.permission, FEW, needs) if by_reach else None
    if few is None:
        rows = grants.permitted_rows(every, user, register.permission, needs)
    else:
        rows = every.filter(pk__any_of=few)
    rows = rows.exclude(status__in=("DRAFT", "CANCELLED"))
    for name in ("sex", "state", "district"):
        if value := getattr(question, name):
            rows = rows.filter(**{name: value})
    if question.age_from is not None:
        rows = rows.filter(age_months_at_event__gte=question.age_from * 12)
    if question.age_to is not None:
        rows = rows.filter(age_months_at_event__lt=(question.age_to + 1) * 12)
    if question.since:
        rows = rows.filter(**{f"{register.event}__gte": _midnight(question.since)})
    if question.until:
        day_after = question.until + timezone.timedelta(days=1)
        rows = rows.filter(**{f"{register.event}__lt": _midnight(day_after)})
    return rows


def _midnight(day: Any) -> Any:
    return timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time()))


def _search(
    register: Register, user: Any, question: Question, limit: int = LIMIT, *, unfinished: bool = False
) -> list[Found]:
    words, reference = question.words, normalise_reference(question.words)
    is_number = "-" in words and any(character.isdigit() for character in words)
    rows = rows_for(register, user, question, by_number=bool(reference or is_number), by_reach=True)
    if reference:
        found = list(rows.filter(reference=reference)[:1].values_list("pk", flat=True))
    elif is_number:
        found = list(number_starts(rows, words).order_by("number")[:limit].values_list("pk", flat=True))
    else:
        found = questions.best(rows, question, limit, unfinished=unfinished)
    return shown(register, user, found)


def shown(register: Register, user: Any, found: list[int]) -> list[Found]:
    """These reports in this order, the name as far as the reader may know it."""
    rows = register.model.objects.select_related("office__police_district", "district", "state")
    sealing = ("produced_before",) if register.model is RecoveryReport else ()
    rows = rows.only(*LISTED, *sealing, register.event).in_bulk(found)
    name_class, permission = register.spec.audience_of("full_name"), register.permission
    everywhere = all(name_class in grant.classes for grant in grants.grants_for(user.role, permission))
    return [
        _found(rows[pk], everywhere or name_class in grants.audience_for(user, rows[pk], permission))
        for pk in found
        if pk in rows
    ]


def number_starts(rows: Any, words: str) -> Any:
    """Case numbers as they are printed; the unique index serves it."""
    words = words.strip()
    begins = Q(number__startswith=words) | Q(number__startswith=words.upper())
    return rows.filter(begins, ~Q(number=""))


def _found(row: Any, may_read: bool) -> Found:
    return Found(row, row._meta.verbose_name, row.display_name if may_read else "", row.get_absolute_url())
