"""Where the matching engine offers its eyes to this app: likely duplicates, names in search.

This app never imports the engine. Without one, the plain rules below answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Duplicate:
    """A report that is likely about the same person."""

    report_id: int
    score: float = 0.0  # probability, 0–1
    reasons: tuple[str, ...] = ()


Finder = Callable[[Any], Iterable[Duplicate]]
NameSearch = Callable[[QuerySet, str], QuerySet]

PictureFinder = Callable[[Any], Iterable[Any]]

_finder: Finder | None = None
_picture_finder: PictureFinder | None = None
_name_search: NameSearch | None = None
_public_name_search: NameSearch | None = None


def register_finder(finder: Finder) -> None:
    """`finder(missing_report)` gives likely duplicates among missing reports, best first."""
    global _finder  # noqa: PLW0603
    _finder = finder


def register_picture_finder(finder: PictureFinder) -> None:
    """`finder(photograph)` gives photographs of other records that are the same picture."""
    global _picture_finder  # noqa: PLW0603
    _picture_finder = finder


def register_name_search(search: NameSearch) -> None:
    """`search(queryset of reports, words)` narrows the reports to those whose names sound like the words."""
    global _name_search  # noqa: PLW0603
    _name_search = search


def register_public_name_search(search: NameSearch) -> None:
    """The same for citizens, by the names that stand on a poster."""
    global _public_name_search  # noqa: PLW0603
    _public_name_search = search


def find(report: Any) -> list[Duplicate]:
    return list(_finder(report)) if _finder else _same_words(report)


def same_pictures(photograph: Any) -> list[Any]:
    return list(_picture_finder(photograph)) if _picture_finder else []


def search_names(queryset: QuerySet, words: str) -> QuerySet:
    return _name_search(queryset, words) if _name_search else queryset.name_starts(words)


def search_public_names(queryset: QuerySet, words: str) -> QuerySet:
    return _public_name_search(queryset, words) if _public_name_search else queryset.name_starts(words)


def _same_words(report: Any) -> list[Duplicate]:
    """Without the engine: the same name, sex and a parent of the same name."""
    if not report.full_name:
        return []
    same = type(report)._default_manager.untraced().filter(full_name__iexact=report.full_name, sex=report.sex)
    parents = {name.lower() for name in (report.father_name, report.mother_name) if name}
    rows = same.exclude(pk=report.pk).values_list("pk", "father_name", "mother_name")[:50]
    return [
        Duplicate(pk, 0.5)
        for pk, father, mother in rows
        if not parents or parents & {father.lower(), mother.lower()}
    ]
