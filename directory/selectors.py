"""Reads of places and offices that join several models."""

from typing import Any

from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Value, When

from directory.models import District, Office, State
from directory.places import Place, PlaceFinder, distance_km, plain

__all__ = [
    "distance_between",
    "distance_km",
    "find_district",
    "find_state",
    "listed_offices",
    "offices",
    "offices_within_reach",
    "place_finder",
    "search_offices",
]

_finder: tuple[tuple, PlaceFinder] | None = None


def offices() -> QuerySet[Office]:
    """All offices with their places, before any reach is asked for."""
    return Office.objects.select_related("state", "district", "police_district", "parent")


def listed_offices() -> QuerySet[Office]:
    """The resource directory of citizens."""
    return Office.objects.listed()


def offices_within_reach(user: Any) -> QuerySet[Office]:
    return Office.objects.permitted(user, "directory.view_office").current()


def place_finder() -> PlaceFinder:
    """Finder over the places in the database; made anew when they change."""
    global _finder
    stamp = (*_stamp(State), *_stamp(District))
    if _finder is None or _finder[0] != stamp:
        _finder = (stamp, PlaceFinder(_places()))
    return _finder[1]


def _stamp(model: Any) -> tuple:
    return tuple(model.objects.aggregate(rows=Count("pk"), last=Max("pk")).values())


def _places() -> list[Place]:
    states = State.objects.all()
    codes = {state.pk: state.lgd_code for state in states}
    found = [_place(state, "state", state.lgd_code) for state in states]
    return found + [_place(one, "district", codes[one.state_id]) for one in District.objects.all()]


def _place(row: Any, level: str, state_lgd: int) -> Place:
    return Place(
        level=level,
        lgd_code=row.lgd_code,
        name=row.name,
        state_lgd=state_lgd,
        aliases=tuple(row.aliases),
        lat=row.lat,
        lon=row.lon,
        is_current=getattr(row, "valid_to", None) is None,
        pk=row.pk,
    )


def find_state(text: str | None) -> State | None:
    """The state a person means by this text, or None."""
    place = place_finder().find_state(text)
    return State.objects.get(pk=place.pk) if place else None


def find_district(text: str | None, state: State | None = None) -> District | None:
    """The district a person means, by current, former or misspelt name; None when it is not clear."""
    place = place_finder().find_district(text, state.lgd_code if state else None)
    return District.objects.select_related("state").get(pk=place.pk) if place else None


def distance_between(a: Any, b: Any) -> float | None:
    """Kilometres between two offices or districts; None when a position is not known."""
    points = [_position(one) for one in (a, b)]
    return distance_km(*points) if all(points) else None


def _position(place: Any) -> tuple[float, float] | None:
    if hasattr(place, "position"):
        return place.position
    return (place.lat, place.lon) if place is not None and place.lat is not None else None


def search_offices(
    queryset: QuerySet[Office],
    *,
    text: str = "",
    state: State | None = None,
    district: District | None = None,
    kind: str = "",
) -> QuerySet[Office]:
    """Offices by place, kind and a part of the name; names that begin with the text come first."""
    if state is not None:
        queryset = queryset.filter(state=state)
    if district is not None:
        queryset = queryset.filter(Q(district=district) | Q(jurisdiction_districts=district)).distinct()
    if kind:
        queryset = queryset.filter(kind=kind)
    for word in text.split()[:6]:
        latin = plain(word)
        queryset = queryset.filter(
            Q(sort_name__contains=word.lower())
            | Q(name_local__icontains=word)
            | Q(district__sort_name__contains=latin or word.lower())
        )
    queryset = queryset.select_related("state", "district")
    if not text.strip():
        return queryset.order_by("sort_name", "pk")
    begins = Case(
        When(sort_name__startswith=text.strip().lower(), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return queryset.order_by(begins, "sort_name", "pk")
