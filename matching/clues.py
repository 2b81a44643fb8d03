"""Sightings and children of homes as records of the engine."""

from typing import Any

from django.utils import timezone

from cases.models import Sighting
from cases.registers.given import GIVEN, said
from cci.choices import PRESENT
from cci.models import ChildFile
from matching import reading
from matching.models.clue import OPEN_SIGHTINGS
from matching.profiles import TOLD
from matching.record import NOWHERE, Place, Record

_LISTS = ("aliases", "languages", "disabilities", "clothes_colours", "accessories", "marks")
_NUMBERS = ("dob", "age_years", "age_months", "height_cm", "event_on")
# A record that says nothing; what a form of its own asks is put in its place.
BLANK: dict[str, Any] = dict.fromkeys((*TOLD, "full_name", "name_local", "mother_name"), "")
BLANK |= {name: () for name in _LISTS} | dict.fromkeys(_NUMBERS)
BLANK |= {"home": NOWHERE, "place": NOWHERE, "name_is_given": False, "marks_none_known": False}


def of_sighting(sighting: Sighting) -> Record:
    """What a citizen saw: no name, an age by looks, the clothes in words."""
    return reading.record_of(
        BLANK
        | {
            "sex": sighting.sex,
            "age_years": sighting.age_years,
            "age_basis": "APPARENT",
            "languages": sighting.languages,
            "clothing_text": sighting.clothes,
            "event_on": timezone.localdate(sighting.seen_at) if sighting.seen_at else None,
            "place": _place(sighting.place_district or sighting.district, sighting.state),
        },
        str(sighting.pk),
    )


def of_child(child: ChildFile) -> Record:
    """What a home knows of a child: where and when it came, its name and its parents."""
    full, local = said(child.full_name, child.age_years), said(child.name_local, child.age_years)
    return reading.record_of(
        BLANK
        | {
            "full_name": full.name,
            "name_local": local.name,
            "name_is_given": (full.name and full.kind or local.kind) == GIVEN,
            "sex": child.sex,
            "dob": child.dob,
            "age_years": child.age_years,
            "age_basis": "STATED",
            "languages": child.languages,
            "father_name": child.father_name,
            "mother_name": child.mother_name or full.mother or local.mother,
            "event_on": child.admitted_on,
            "place": _place(child.district, child.state),
        },
        str(child.pk),
    )


def _place(district: Any, state: Any) -> Place:
    return reading.place(int(district.lgd_code) if district else None, int(state.lgd_code) if state else None)


def record_of(clue: Sighting | ChildFile) -> Record:
    return of_sighting(clue) if isinstance(clue, Sighting) else of_child(clue)


def is_searched(clue: Sighting | ChildFile) -> bool:
    """A child that came by a Form-R is compared by it; a sighting as long as somebody may still look."""
    if isinstance(clue, Sighting):
        return clue.status in OPEN_SIGHTINGS
    return clue.status in PRESENT and clue.recovery_report_id is None
