"""Invented families: parents, children, siblings and twins of one home."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from directory.places import Place as District
from trackchild.demo.people.appearance import Looks, looks
from trackchild.demo.people.names import CULTURES, NICKNAMES, Culture, Name, draw, given_name, surname
from trackchild.demo.people.places import LOCALITIES, STATIONS, culture_key, home

EXTRA_LANGUAGES = {
    "mai": (10,),
    "bho": (9, 10),
    "awa": (9,),
    "mag": (10,),
    "raj": (8,),
    "brx": (18,),
    "sat": (20, 21),
}


@dataclass(slots=True)
class Family:
    culture: Culture
    home: District
    locality: str
    station: str
    surname: Name
    father: Name
    mother: Name
    religion: str
    tongue: str
    languages: list[str]
    phone: str
    father_died: bool = False
    guardian: Name | None = None


@dataclass(slots=True)
class Person:
    family: Family
    sex: str
    born: date
    given: Name
    full: Name
    nickname: Name | None
    looks: Looks = field(repr=False)


def family(rng: random.Random, place: District | None = None) -> Family:
    place = place or home(rng)
    culture = CULTURES[culture_key(rng, place)]
    last = surname(rng, culture)
    father = _adult(rng, culture, "M", last)
    mother = _adult(rng, culture, "F", last)
    tongue = next(
        (
            code
            for code, states in EXTRA_LANGUAGES.items()
            if place.state_lgd in states and rng.random() < 0.18
        ),
        "ur"
        if culture.religion == "MUSLIM" and culture.tongue == "hi" and rng.random() < 0.35
        else culture.tongue,
    )
    return Family(
        culture=culture,
        home=place,
        locality=rng.choice(LOCALITIES),
        station=rng.choice(STATIONS),
        surname=last,
        father=father,
        mother=mother,
        religion=_religion(rng, culture),
        tongue=tongue,
        languages=_languages(rng, tongue),
        phone=f"+9199999{rng.randrange(100_000):05d}",
        father_died=rng.random() < 0.07,
        guardian=_adult(rng, culture, rng.choice("MF"), last) if rng.random() < 0.12 else None,
    )


def person(rng: random.Random, of: Family, *, on: date, sex: str = "", age: float | None = None) -> Person:
    """A member of the family, so old on the day `on`."""
    sex = sex or ("F" if rng.random() < 0.62 else "M")
    years = age if age is not None else _age(rng, sex)
    given = given_name(rng, of.culture, sex)
    return Person(
        family=of,
        sex=sex,
        born=on - timedelta(days=int(years * 365.25) + rng.randrange(30)),
        given=given,
        full=full_name(rng, of, given, sex),
        nickname=draw(rng, NICKNAMES[sex]) if rng.random() < 0.4 else None,
        looks=looks(rng),
    )


def sibling(rng: random.Random, of: Person, *, on: date, twin: bool = False) -> Person:
    """A brother or sister; a twin shares the day of birth and most of the looks."""
    if not twin:
        gap = rng.uniform(1.5, 5) * rng.choice((-1, 1))
        years = min(17.5, max(1.0, (on - of.born).days / 365.25 + gap))
        return person(rng, of.family, on=on, age=years, sex=rng.choice("MF"))
    other = person(rng, of.family, on=on, sex=of.sex)
    return replace(other, born=of.born, looks=replace(of.looks, marks=other.looks.marks))


def namesake(rng: random.Random, of: Person, *, on: date) -> Person:
    """Somebody else of the same name from the same district."""
    other = person(rng, family(rng, of.family.home), on=on, sex=of.sex)
    return replace(other, given=of.given, full=of.full)


def full_name(rng: random.Random, of: Family, given: Name, sex: str) -> Name:
    culture, dice = of.culture, rng.random()
    if culture.initials and dice < 0.45:
        initial = of.father.latin[0]
        return Name(f"{initial}. {given.latin}" if dice < 0.25 else f"{given.latin} {initial}", given.local)
    if culture.father_as_surname:
        return given + Name(*_first_word(of.father)) if dice < 0.75 else given
    if sex == "M" and culture.prefix and dice < 0.35:
        given = draw(rng, culture.prefix) + given
    if sex == "F" and culture.female_last and dice < 0.6:
        return _with_middle(given, draw(rng, culture.female_last))
    if sex == "M" and culture.male_middle and dice < 0.3:
        given = _with_middle(given, draw(rng, culture.male_middle))
        return given if dice < 0.18 else given + of.surname
    return given + of.surname if dice < 0.88 else given


def _adult(rng: random.Random, culture: Culture, sex: str, last: Name) -> Name:
    given = given_name(rng, culture, sex)
    if sex == "M":
        if culture.male_middle and rng.random() < 0.25:
            given = _with_middle(given, draw(rng, culture.male_middle))
        return given + last if rng.random() < 0.8 and not culture.father_as_surname else given
    if culture.female_last and rng.random() < 0.7:
        return _with_middle(given, draw(rng, culture.female_last))
    return given


def _with_middle(given: Name, middle: Name) -> Name:
    """Kumar stands as a word of its own; bhai and ben are joined to the name."""
    if middle.latin.islower():
        return Name(given.latin + middle.latin, given.local + middle.local)
    return given + middle


def _first_word(name: Name) -> tuple[str, str]:
    return name.latin.split()[0], name.local.split()[0] if name.local else ""


def _religion(rng: random.Random, culture: Culture) -> str:
    if culture.key in ("tamil", "malayalam", "telugu") and rng.random() < 0.2:
        return rng.choice(("MUSLIM", "CHRISTIAN"))
    if culture.key == "tribal":
        return rng.choice(("OTHER", "CHRISTIAN", "HINDU"))
    if culture.key == "nepali":
        return rng.choice(("HINDU", "HINDU", "BUDDHIST"))
    return culture.religion


def _languages(rng: random.Random, tongue: str) -> list[str]:
    known = [tongue]
    if tongue != "hi" and rng.random() < 0.45:
        known.append("hi")
    if rng.random() < 0.1:
        known.append("en")
    return list(dict.fromkeys(known))


def _age(rng: random.Random, sex: str) -> float:
    """Most missing girls are adolescents; boys are spread wider; a few adults."""
    dice = rng.random()
    if dice < 0.06:
        return rng.uniform(18, 60)
    if dice < 0.16:
        return rng.uniform(0.5, 6)
    return rng.triangular(6, 18, 16 if sex == "F" else 13)
