"""Writes the facts file into the tables; running it again changes only what differs."""

from datetime import date

from django.db import transaction

from directory.choices import StateKind
from directory.models import District, State
from directory.places import Place, read_facts


@transaction.atomic
def load_geography() -> dict[str, int]:
    """States and districts of the facts file, inserted or brought up to date. Nothing is ever deleted."""
    places = read_facts()
    states = [_state(place) for place in places if place.level == "state"]
    State.objects.bulk_create(
        states,
        update_conflicts=True,
        unique_fields=["lgd_code"],
        update_fields=["name", "iso", "census_code", "kind", "aliases", "capital", "lat", "lon"],
    )
    state_ids = dict(State.objects.values_list("lgd_code", "pk"))
    districts = [place for place in places if place.level == "district"]
    District.objects.bulk_create(
        [_district(place, state_ids) for place in districts],
        update_conflicts=True,
        unique_fields=["lgd_code"],
        update_fields=["state", "name", "census_code", "aliases", "hq_name", "lat", "lon", "valid_to"],
    )
    _link_successors(districts)
    return {"states": len(states), "districts": len(districts)}


def _state(place: Place) -> State:
    return State(
        lgd_code=place.lgd_code,
        name=place.name,
        iso=place.facts["iso"],
        census_code=place.facts["census_2011"],
        kind=StateKind.UNION_TERRITORY if place.facts["kind"] == "UT" else StateKind.STATE,
        aliases=list(place.aliases),
        capital=place.headquarters,
        lat=place.lat,
        lon=place.lon,
    )


def _district(place: Place, state_ids: dict[int, int]) -> District:
    return District(
        state_id=state_ids[place.state_lgd],
        lgd_code=place.lgd_code,
        name=place.name,
        census_code=place.facts["census_2011"],
        aliases=list(place.aliases),
        hq_name=place.headquarters,
        lat=place.lat,
        lon=place.lon,
        valid_to=date.fromisoformat(place.facts["valid_to"]) if place.facts["valid_to"] else None,
    )


def _link_successors(districts: list[Place]) -> None:
    for place in districts:
        if code := place.facts["replaced_by"]:
            successor = District.objects.get(lgd_code=code)
            District.objects.filter(lgd_code=place.lgd_code).update(replaced_by=successor)
