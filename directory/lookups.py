"""How forms find districts, blocks, villages and offices by what a person types, in any script."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from directory.choices import POLICE_STATIONS
from directory.models import Office
from directory.places import plain
from directory.selectors import search_offices
from trackchild.core.formspec import lookups


def name_in(words: str) -> str:
    """The name of the place itself: «Lucknow» of «Lucknow, Uttar Pradesh»."""
    return words.split(",")[0].strip()


def begins_first(queryset: QuerySet, words: str, column: str) -> QuerySet:
    latin = plain(name_in(words)) or name_in(words).lower()
    begins = When(**{f"{column}__startswith": latin}, then=Value(0))
    rank = Case(begins, default=Value(1), output_field=IntegerField())
    return queryset.filter(Q(**{f"{column}__contains": latin})).order_by(rank, column, "pk")


def find_districts(queryset: QuerySet, words: str) -> QuerySet:
    queryset = queryset.select_related("state")
    found = begins_first(queryset, words, "sort_name")
    return (
        found if found.exists() else queryset.filter(aliases__icontains=name_in(words)).order_by("sort_name")
    )


def find_police_districts(queryset: QuerySet, words: str) -> QuerySet:
    return begins_first(queryset.select_related("state"), words, "sort_name")


def find_offices(queryset: QuerySet[Office], words: str) -> QuerySet[Office]:
    if not queryset.query.where:  # a form that says nothing else asks for a police station
        queryset = queryset.filter(kind__in=POLICE_STATIONS)
    return search_offices(queryset, text=name_in(words))


def find_in_districts(queryset: QuerySet, words: str) -> QuerySet:
    return begins_first(
        queryset.select_related("district").annotate(lower_name=Lower("name")), words, "lower_name"
    )


def with_state(row: Any) -> str:
    return f"{row.name}, {row.state.name}"


def with_district(row: Any) -> str:
    return f"{row.name}, {row.district.name}"


def office_label(office: Office) -> str:
    places = [place.name for place in (office.district, office.state) if place is not None]
    return ", ".join([office.name, *places])


lookups.register("directory.district", search=find_districts, label=with_state, related=("state",))
lookups.register(
    "directory.policedistrict", search=find_police_districts, label=with_state, related=("state",)
)
lookups.register("directory.block", search=find_in_districts, label=with_district, related=("district",))
lookups.register("directory.village", search=find_in_districts, label=with_district, related=("district",))
lookups.register("directory.office", search=find_offices, label=office_label, related=("district", "state"))
