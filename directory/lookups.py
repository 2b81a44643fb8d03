"""How forms find districts, blocks, villages and offices by what a person types, in any script."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from directory.choices import POLICE_STATIONS
from directory.models import Block, District, Office, PoliceDistrict, Village
from directory.places import plain
from directory.selectors import search_offices
from trackchild.core.formspec import lookups


def begins_first(queryset: QuerySet, words: str, name: str) -> QuerySet:
    latin = plain(words) or words.lower()
    rank = Case(
        When(**{f"{name}__startswith": latin}, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return queryset.filter(Q(**{f"{name}__contains": latin})).order_by(rank, name, "pk")


def find_districts(words: str, limit: int) -> list[Model]:
    name = words.split(",")[0].strip()
    found = begins_first(District.objects.select_related("state"), name, "sort_name")
    return list(found[:limit]) or list(
        District.objects.filter(aliases__icontains=name).select_related("state")[:limit]
    )


def find_offices(words: str, limit: int) -> list[Model]:
    name = words.split(",")[0].strip()
    police = Office.objects.filter(kind__in=POLICE_STATIONS)
    return list(search_offices(police, text=name)[:limit])


def by_name(model: type[Model]) -> Callable[[str, int], list[Model]]:
    def find(words: str, limit: int) -> list[Model]:
        name = words.split(",")[0].strip()
        rows = model.objects.select_related("district").annotate(lower_name=Lower("name"))
        return list(begins_first(rows, name, "lower_name")[:limit])

    return find


def find_police_districts(words: str, limit: int) -> list[Model]:
    rows = PoliceDistrict.objects.select_related("state")
    return list(begins_first(rows, words.split(",")[0].strip(), "sort_name")[:limit])


def with_state(row: Any) -> str:
    return f"{row.name}, {row.state.name}"


def with_district(row: Any) -> str:
    return f"{row.name}, {row.district.name}"


def office_label(office: Office) -> str:
    places = [place.name for place in (office.district, office.state) if place is not None]
    return ", ".join([office.name, *places])


lookups.register("directory.district", search=find_districts, label=with_state)
lookups.register("directory.policedistrict", search=find_police_districts, label=with_state)
lookups.register("directory.block", search=by_name(Block), label=with_district)
lookups.register("directory.village", search=by_name(Village), label=with_district)
lookups.register("directory.office", search=find_offices, label=office_label)
