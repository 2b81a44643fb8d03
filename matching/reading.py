"""What a report or a row of a register tells, brought to a Record: one reading for both."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from cases.models.person import months_between
from cases.registers.words import code_for, codes_for, words_of
from matching import vocabulary as v
from matching.names import fold, parse_name
from matching.places import gazetteer
from matching.record import NOWHERE, Mark, Place, Record

HEIGHT_OF_BAND = {
    "LT60": 52, "60_90": 78, "90_120": 106, "120_140": 130, "140_155": 148, "155_170": 162, "GT170": 174,
}  # fmt: skip
AGE_SLACK = {"DOB_DOC": 0.5, "ORDER": 1.0, "STATED": 1.0, "MEDICAL": 1.3, "APPARENT": 1.6}
PLACE_FILLER = frozenset((
    "village", "vill", "gram", "po", "ps", "post", "thana", "near", "ward", "no", "mohalla", "moh", "nagar",
    "colony", "road", "para", "gali", "town", "police", "station", "house", "the", "gaon", "pin", "dist",
))  # fmt: skip
MOST_WORDS, MOST_MARKS = 6, 8
CLOTHES = ("GARMENT_UPPER", "GARMENT_LOWER", "FOOTWEAR", "ACCESSORY", "COLOUR")


def record_of(told: Mapping[str, Any], identity: str) -> Record:
    """`told` bears the names of the columns of the reports; `home` and `place` are Places."""
    name, *others = [name for name in (told["full_name"], told["name_local"]) if name] or [""]
    exact_birth = told["dob"] if told["dob_precision"] in ("", "DAY") else None
    event: date | None = told["event_on"]
    languages = {told["mother_tongue"], *told["languages"]} - v.UNSET
    return Record(
        id=identity,
        full_name=name,
        aliases=(*others, *told["aliases"]),
        name_is_given=told["name_is_given"],
        sex=told["sex"] if told["sex"] not in v.UNSET else "",
        dob=exact_birth.toordinal() if exact_birth else None,
        age_years=_age(told, event),
        age_slack=0.5 if exact_birth else AGE_SLACK.get(told["age_basis"], 1.0),
        father=told["father_name"] or parse_name(name).parent,
        mother=told["mother_name"],
        guardian=told["guardian_name"],
        home=told["home"],
        event_place=told["place"],
        event_day=event.toordinal() if event else None,
        languages=frozenset(languages - v.NOT_SPOKEN),
        is_silent="NONVERBAL" in languages,
        height_cm=float(told["height_cm"] or HEIGHT_OF_BAND.get(told["height_band"], 0)) or None,
        **{
            look: next(iter(v.known([told[look]])), "")
            for look in ("religion", "complexion", "build", "face")
        },
        hair=v.known((told["hair_colour"], told["hair_style"])),
        eyes=v.known((told["eye_colour"], told["eye_feature"])) - {"NORMAL"},
        marks=_marks(told["marks"]),
        no_marks=told["marks_none_known"],
        disabilities=v.known(told["disabilities"]) & set(v.DISABILITY),
        no_disability=told["has_disability"] == "N",
        clothes=_clothes(told),
    )


def _age(told: Mapping[str, Any], event: date | None) -> float | None:
    dob, years, months = told["dob"], told["age_years"], told["age_months"]
    if dob and event:
        return months_between(dob, event) / 12
    if years is None:
        return months / 12 if months is not None else None
    # A stated whole age means «past that birthday»: its middle is half a year later.
    return years + (months / 12 if months else 0.5 if years else 0.0)


def place(district_code: int | None, state_code: int | None, text: str = "") -> Place:
    """A place by its codes, with the words that say where in the district."""
    index = gazetteer().by_code.get(district_code, -1) if district_code else -1
    state = int(gazetteer().state_of[index]) if index >= 0 else state_code or 0
    found = Place(index, state, place_words(text))
    return found if found != NOWHERE else NOWHERE


@lru_cache(maxsize=100_000)
def place_words(text: str) -> tuple[str, ...]:
    folded = (fold(word) or word for word in words_of(text) if word not in PLACE_FILLER)
    return tuple(dict.fromkeys(word for word in folded if len(word) > 2))[:MOST_WORDS]


def _marks(marks: Iterable[Mapping[str, str]]) -> tuple[Mark, ...]:
    found = dict.fromkeys(_mark(mark["kind"], mark["site"], mark["side"], mark["text"]) for mark in marks)
    return tuple(mark for mark in found if mark.kind or mark.site)[:MOST_MARKS]


@lru_cache(maxsize=50_000)
def _mark(kind: str, site: str, side: str, text: str) -> Mark:
    """What has no code is read from the words."""
    return Mark(
        kind=kind if kind not in v.UNSET else code_for("MARK_KIND", text),
        site=site if site not in v.UNSET else code_for("BODY_SITE", text),
        side=side if side not in v.UNSET else code_for("SIDE", text),
    )


def _clothes(told: Mapping[str, Any]) -> frozenset[str]:
    chosen = (told["clothes_upper"], told["clothes_lower"], told["footwear"])
    return v.known((*chosen, *told["clothes_colours"], *told["accessories"])) | _worn(told["clothing_text"])


@lru_cache(maxsize=50_000)
def _worn(text: str) -> frozenset[str]:
    return v.known(code for table in CLOTHES for code in codes_for(table, text))
