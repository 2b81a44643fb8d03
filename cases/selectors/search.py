"""Search across the country: names, numbers, references; each row at the audience its reader has."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from cases import duplicates
from cases import permissions as p
from cases.models import MissingReport, RecoveryReport
from directory import grants
from trackchild.core.formspec import Audience
from trackchild.core.references import normalise_reference

LIMIT = 50


@dataclass(frozen=True)
class Found:
    report: Any
    kind: Any
    name: str
    url: str


def search_country(user: Any, words: str, *, sex: str = "", state: Any = None) -> list[Found]:
    """At most fifty of each register."""
    return [
        *_search(MissingReport, p.VIEW_MISSING, Audience.POSTER, user, words, sex, state),
        *_search(RecoveryReport, p.VIEW_RECOVERY, Audience.IDENTIFICATION, user, words, sex, state),
    ]


def _search(model, permission, name_class, user, words, sex, state) -> list[Found]:
    rows = model.objects.permitted(user, permission).exclude(status__in=("DRAFT", "CANCELLED"))
    if sex:
        rows = rows.filter(sex=sex)
    if state:
        rows = rows.filter(state=state)
    reference = normalise_reference(words)
    if reference:
        rows = rows.filter(reference=reference)
    elif "-" in words and any(character.isdigit() for character in words):
        rows = number_starts(rows, words)
    else:
        rows = duplicates.search_names(rows, words)
    rows = rows.select_related("office__police_district", "district", "state")[:LIMIT]
    everywhere = all(name_class in grant.classes for grant in grants.grants_for(user.role, permission))
    return [
        _found(row, everywhere or name_class in grants.audience_for(user, row, permission)) for row in rows
    ]


def number_starts(rows: Any, words: str) -> Any:
    """Case numbers as they are printed; the unique index serves it."""
    words = words.strip()
    begins = Q(number__startswith=words) | Q(number__startswith=words.upper())
    return rows.filter(begins, ~Q(number=""))


def _found(row: Any, may_read: bool) -> Found:
    return Found(row, row._meta.verbose_name, row.display_name if may_read else "", row.get_absolute_url())
