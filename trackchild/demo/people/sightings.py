"""One invented person seen twice: as the family reports, and as strangers find."""

import json
import random
from datetime import date, timedelta

from directory.places import Place as District
from trackchild.demo.people import appearance, errors
from trackchild.demo.people.family import Person
from trackchild.demo.people.names import GIVEN_BY_INSTITUTION, Name
from trackchild.demo.people.places import (
    FOUND_PLACES,
    LOCALITIES,
    MISSING_PLACES,
    STATIONS,
    neighbours,
    script_of_state,
    state_name,
    where_found,
    where_missing,
)

_SHARED = (
    "full_name", "alias", "sex", "dob", "age_years", "father", "mother", "guardian", "address_state",
    "address_district",
    "address_ps", "address_locality", "languages", "religion", "height_cm", "complexion", "build", "hair",
    "eyes", "face",
    "marks", "disability", "clothing",
)  # fmt: skip
MISSING_COLUMNS = (
    "missing_id", "reported_date", *_SHARED, "missing_from_state", "missing_from_district",
    "missing_from_district_code",
    "missing_from_ps", "missing_from_place", "missing_from_date",
)  # fmt: skip
RECOVERED_COLUMNS = (
    "recovered_id", *_SHARED, "found_state", "found_district", "found_district_code", "found_ps",
    "found_place", "found_date",
)  # fmt: skip
SEX_WORDS = {"M": ("M", "Male", "male", "M", "M"), "F": ("F", "Female", "female", "F", "F")}


def report(rng: random.Random, who: Person, missed_on: date, until: date) -> tuple[dict[str, str], District]:
    """The Form-M row: what the family knows, well known but carelessly written."""
    home = who.family.home
    origin = where_missing(rng, home)
    age = (missed_on - who.born).days / 365.25
    script = script_of_state(home.state_lgd)
    row = {
        **_names_by_family(rng, who, script),
        "missing_id": "",
        "reported_date": errors.day(rng, min(until, missed_on + timedelta(days=int(rng.expovariate(0.9))))),
        "sex": _sex(rng, who.sex, 0.002),
        "dob": errors.day(rng, errors.misremembered(rng, who.born, missed_on)) if rng.random() < 0.35 else "",
        "age_years": errors.or_empty(rng, str(_guessed(rng, age, 0.75, 1)), 0.05),
        **_home(rng, who, gap=0.02),
        "languages": json.dumps(who.family.languages) if rng.random() < 0.8 else who.family.tongue,
        "religion": errors.or_empty(rng, who.family.religion.title(), 0.25),
        **_looks(rng, who, age, script, slip=0.12, gap=0.18),
        "marks": _marks_by_family(rng, who, script),
        "disability": _disability(rng, who, script, 0.9),
        "clothing": errors.or_empty(rng, appearance.clothes(rng, who.sex, script), 0.2),
        **_place(rng, origin, "missing_from"),
        "missing_from_place": appearance.say(rng, MISSING_PLACES, script),
        "missing_from_date": errors.day(rng, missed_on),
    }
    return {column: row[column] for column in MISSING_COLUMNS}, origin


def finding(
    rng: random.Random, who: Person, origin: District, missed_on: date, found_on: date
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The Form-R row: what a stranger hears and guesses; and what made it hard."""
    place = where_found(rng, origin)
    age = (found_on - who.born).days / 365.25
    talks = age > 3.5 and who.looks.disability not in ("SPEECH", "MENTAL") or rng.random() < 0.15
    script = script_of_state(place.state_lgd)
    names, traits = _names_by_stranger(rng, who, script, talks)
    row = {
        **names,
        "recovered_id": "",
        "sex": _sex(rng, who.sex, 0.004),
        "dob": errors.day(rng, errors.misremembered(rng, who.born, found_on))
        if talks and rng.random() < 0.08
        else "",
        "age_years": errors.or_empty(rng, str(_guessed(rng, age, 0.5 if talks else 0.35, 2)), 0.06),
        **_home_told(rng, who, talks),
        "languages": _languages_heard(rng, who, talks),
        "religion": errors.or_empty(rng, who.family.religion.title(), 0.5 if talks else 0.85),
        **_looks(rng, who, age, script, slip=0.22, gap=0.22),
        "marks": _marks_by_stranger(rng, who, script),
        "disability": _disability(rng, who, script, 0.75),
        "clothing": errors.or_empty(rng, appearance.clothes(rng, who.sex, script), 0.3),
        **_place(rng, place, "found"),
        "found_place": appearance.say(rng, FOUND_PLACES, script),
        "found_date": errors.day(rng, found_on),
    }
    if place.state_lgd != origin.state_lgd:
        traits = (*traits, "other-state")
    if (found_on - missed_on).days > 365:
        traits = (*traits, "long")
    return {column: row[column] for column in RECOVERED_COLUMNS}, traits


def _names_by_family(rng: random.Random, who: Person, script: str) -> dict[str, str]:
    home = who.family
    local = 0.22 if rng.random() < 0.5 else 0.0

    def text(name: Name, slip: float) -> str:
        return errors.written(rng, name, script=script, slip=slip, local=local and 0.95)

    father = errors.titled(
        rng, text(home.father, 0.2), errors.FATHER_TITLES, 0.9 if home.father_died else 0.12
    )
    return {
        "full_name": text(who.full if rng.random() < 0.93 else who.given, 0.15),
        "alias": text(who.nickname, 0.1) if who.nickname and rng.random() < 0.7 else "",
        "father": errors.or_empty(rng, father, 0.05),
        "mother": errors.or_empty(
            rng, errors.titled(rng, text(home.mother, 0.2), errors.MOTHER_TITLES, 0.12), 0.25
        ),
        "guardian": text(home.guardian, 0.2) if home.guardian and rng.random() < 0.6 else "",
    }


def _names_by_stranger(
    rng: random.Random, who: Person, script: str, talks: bool
) -> tuple[dict[str, str], tuple[str, ...]]:
    home = who.family
    traits: tuple[str, ...] = ()
    names = dict.fromkeys(("full_name", "alias", "father", "mother", "guardian"), "")
    local = 0.95 if script != "Latn" and rng.random() < 0.4 else 0.0
    if not talks:
        if rng.random() < 0.25:
            names["full_name"] = rng.choice(GIVEN_BY_INSTITUTION[who.sex]).latin
            return names, ("named-by-institution", "nameless")
        names["full_name"] = errors.or_empty(rng, "", 0.5)
        return names, ("nameless",)

    def text(name: Name, slip: float) -> str:
        return errors.written(rng, name, script=script, slip=slip, local=local)

    dice = rng.random()
    if who.nickname and dice < 0.08:
        names["full_name"], traits = text(who.nickname, 0.1), ("nickname",)
    elif dice < 0.92:
        names["full_name"] = text(errors.shortened(rng, who.full) if rng.random() < 0.3 else who.full, 0.4)
        if who.nickname and rng.random() < 0.2:
            names["alias"] = text(who.nickname, 0.15)
    else:
        traits = ("nameless",)
    if rng.random() < 0.68:
        father = errors.shortened(rng, home.father) if rng.random() < 0.3 else home.father
        names["father"] = errors.titled(rng, text(father, 0.4), errors.FATHER_TITLES, 0.12)
    if rng.random() < 0.42:
        names["mother"] = errors.titled(rng, text(home.mother, 0.4), errors.MOTHER_TITLES, 0.1)
    if any(value and not value.isascii() for value in names.values()):
        traits = (*traits, "local-script")
    return names, traits


def _sex(rng: random.Random, sex: str, wrong: float) -> str:
    return rng.choice(SEX_WORDS["MF"[sex == "M"] if rng.random() < wrong else sex])


def _guessed(rng: random.Random, age: float, right: float, reach: int) -> int:
    years = int(age)
    if rng.random() < right:
        return max(0, years)
    return max(0, years + rng.choice([step for step in range(-reach, reach + 1) if step]))


def _home(rng: random.Random, who: Person, gap: float) -> dict[str, str]:
    home = who.family.home
    return {
        "address_state": errors.or_empty(rng, state_name(home), gap),
        "address_district": errors.or_empty(rng, errors.place_name(rng, home.name, home.aliases), gap),
        "address_ps": errors.or_empty(rng, f"{who.family.station} PS", 0.15 + gap),
        "address_locality": errors.or_empty(rng, who.family.locality, 0.1 + gap),
    }


def _home_told(rng: random.Random, who: Person, talks: bool) -> dict[str, str]:
    """What the child says of home: often the state, sometimes the district or only a village."""
    told = dict.fromkeys(("address_state", "address_district", "address_ps", "address_locality"), "")
    if not talks or rng.random() < 0.25:
        return told
    home = who.family.home
    told["address_state"] = errors.or_empty(rng, state_name(home), 0.15)
    if rng.random() < 0.65:
        district = home if rng.random() < 0.93 else rng.choice(neighbours(home.lgd_code))
        told["address_district"] = errors.place_name(rng, district.name, district.aliases)
    if rng.random() < 0.5:
        locality = who.family.locality if rng.random() < 0.85 else rng.choice(LOCALITIES)
        told["address_locality"] = errors.misspell(rng, locality) if rng.random() < 0.3 else locality
    if rng.random() < 0.15:
        told["address_ps"] = f"{who.family.station} PS"
    return told


def _languages_heard(rng: random.Random, who: Person, talks: bool) -> str:
    if not talks:
        return "" if rng.random() < 0.7 else json.dumps(["NONVERBAL"])
    heard = list(who.family.languages)
    if rng.random() < 0.12:
        heard = ["hi"]
    return errors.or_empty(rng, json.dumps(heard) if rng.random() < 0.75 else heard[0], 0.12)


def _looks(
    rng: random.Random, who: Person, age: float, script: str, *, slip: float, gap: float
) -> dict[str, str]:
    looks = who.looks
    words = {
        "complexion": appearance.COMPLEXION,
        "build": appearance.BUILD,
        "hair": appearance.HAIR,
        "eyes": appearance.EYES,
        "face": appearance.FACE,
    }
    row = {
        name: errors.or_empty(
            rng,
            appearance.say(rng, codes[appearance.near(rng, codes, getattr(looks, name), slip)][1], script),
            gap,
        )
        for name, codes in words.items()
    }
    tall = appearance.height(looks, who.sex, age) + round(rng.gauss(0, 4 if slip < 0.2 else 3))
    row["height_cm"] = errors.or_empty(rng, str(tall), gap)
    return row


def _marks_by_family(rng: random.Random, who: Person, script: str) -> str:
    told = [appearance.say_mark(rng, mark, script) for mark in who.looks.marks if rng.random() < 0.85]
    return _as_written(rng, told)


def _marks_by_stranger(rng: random.Random, who: Person, script: str) -> str:
    seen = [_mirrored(rng, mark) for mark in who.looks.marks if rng.random() < 0.72]
    if rng.random() < 0.2:
        seen.append(appearance.mark(rng))
    return _as_written(rng, [appearance.say_mark(rng, mark, script) for mark in seen])


def _mirrored(rng: random.Random, mark: appearance.Mark) -> appearance.Mark:
    if mark.side == "MID" or rng.random() >= 0.06:
        return mark
    return appearance.Mark(mark.kind, mark.site, "L" if mark.side == "R" else "R")


def _as_written(rng: random.Random, marks: list[dict[str, str]]) -> str:
    if not marks:
        return rng.choice(("", "", "NIL", "[]"))
    if len(marks) == 1 and "description" in marks[0] and rng.random() < 0.5:
        return marks[0]["description"]
    return json.dumps(marks, ensure_ascii=False)


def _disability(rng: random.Random, who: Person, script: str, noticed: float) -> str:
    code = who.looks.disability
    if not code or rng.random() > noticed:
        return rng.choice(("", "", "no", "none"))
    return appearance.say(rng, appearance.DISABILITIES[code], script)


def _place(rng: random.Random, place: District, prefix: str) -> dict[str, str]:
    return {
        f"{prefix}_state": state_name(place),
        f"{prefix}_district": errors.place_name(rng, place.name, place.aliases),
        f"{prefix}_district_code": str(place.lgd_code),
        f"{prefix}_ps": f"{rng.choice(STATIONS)} PS",
    }
