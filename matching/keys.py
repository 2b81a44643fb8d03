"""Search keys of a record: 63-bit numbers, equal on both sides where two reports may be about one person.

Both sides bear the same keys: a pair is looked at for the keys it shares, each worth as much as it is rare.
"""

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from math import log2

from .columns import GIVEN_BY_HOME, person_tokens
from .names import Token, parse_name
from .places import gazetteer
from .record import Record

KEY_VERSION = 2
MOST_ROWS = 2500  # a key that more of the missing bear tells nobody apart
COMMON_FROM = 50  # rarer keys are not told apart by how rare they are
EVERYWHERE = frozenset(("hi", "en"))  # languages that half the country speaks
UNIT = 1000  # worths are whole numbers, so that every order of adding gives one sum


@lru_cache(maxsize=200_000)
def number(*parts: object) -> int:
    text = "|".join(map(str, parts))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def worth(borne_by: int, size: int) -> int:
    """What it is worth to share a key that so many of the missing bear; 0: not worth looking."""
    if borne_by > MOST_ROWS:
        return 0
    return round(UNIT * (1 + max(log2(max(size, 1) / max(borne_by, COMMON_FROM)), 0.0)))


def keys_of(record: Record) -> list[int]:
    found = {
        key for text in (record.father, record.guardian) if text for key in _relation_keys("father", text)
    }
    if record.mother:
        found.update(_relation_keys("mother", record.mother))
    tokens, glued, kind = person_tokens(record)
    if kind != GIVEN_BY_HOME:
        for token in tokens:
            found.update(_token_keys("name", token))
            # «Rajkumar» meets «Raj Kumar».
            found.add(number("glued", token.loose))
        if glued:
            found.add(number("glued", glued.loose))
    if record.dob:
        found.add(number("birth", record.dob))
    found.update(number("word", word, record.home.state) for word in record.home.words)
    _add_body_and_place(found, record)
    return sorted(found)


def name_keys(text: str) -> list[list[int]]:
    """For a search box: the keys of each word somebody typed, of those that tell one person from another."""
    return [list(keys) for token in parse_name(text).tokens if (keys := _token_keys("name", token))]


def relation_keys(text: str) -> list[list[int]]:
    """The same for the name of a father, guardian or mother: the keys of each word."""
    name = parse_name(text)
    return [
        keys
        for token in name.tokens
        if (keys := [key for whose in ("father", "mother") for key in _token_keys(whose, token)[:2]])
    ]


def place_keys(word: str) -> list[int]:
    """A word of an address at home, in whichever state it lies."""
    states = {0, *gazetteer().state_of.tolist()}
    return [number("word", word, state) for state in sorted(states)]


@lru_cache(maxsize=100_000)
def _relation_keys(relation: str, text: str) -> tuple[int, ...]:
    name = parse_name(text)
    keys = [key for token in name.tokens for key in _token_keys(relation, token)]
    return (*keys, *((number(relation, "sounds", name.glued.loose),) if name.glued else ()))


@lru_cache(maxsize=100_000)
def _token_keys(whose: str, token: Token) -> tuple[int, ...]:
    if token.is_initial:
        return ()
    parts = [("spelt", token.fold), ("sounds", token.loose)]
    if len(token.skeleton) > 1:
        parts.append(("bones", token.skeleton))
    return tuple(number(whose, kind, word) for kind, word in parts)


def _add_body_and_place(found: set[int], record: Record) -> None:
    """Sex with age, and with them whatever else narrows the search for a child without a name."""
    bands, months = _age_bands(record), _months(record)
    places = gazetteer().places
    states = {place.state for place in (record.home, record.event_place) if place.state}
    marks = {(mark.kind, mark.site) for mark in record.marks if mark.kind and mark.site}
    with_age = [
        *(("home", places[place.district].lgd_code) for place in (record.home,) if place.district >= 0),
        *(
            ("event", places[place.district].lgd_code)
            for place in (record.event_place,)
            if place.district >= 0
        ),
        *(("state", state) for state in states),
        *(("gone", month) for month in months),
        *(("disability", kind) for kind in record.disabilities),
        *(("language", language) for language in record.languages - EVERYWHERE),
        *(("mark and age", *mark) for mark in marks),
    ]
    for sex in (record.sex,) if record.sex in ("M", "F") else ("M", "F"):
        found.update(number(*parts, sex, band) for parts in with_age for band in bands)
        found.update(number("mark", *mark, sex) for mark in marks)
        found.update(number("month", state, sex, month) for state in states for month in months)


def _age_bands(record: Record) -> tuple[int, ...]:
    """Two overlapping bands of four years of birth: years two apart always share one, years four apart
    never.
    """
    if record.dob:
        year = date.fromordinal(record.dob).year
    elif record.event_day and record.age_years is not None:
        year = date.fromordinal(max(int(record.event_day - record.age_years * 365.25), 1)).year
    else:
        return ()
    return (year // 4 * 2, (year + 2) // 4 * 2 + 1)


def _months(record: Record) -> tuple[int, ...]:
    """The month of the event, as one of two pairs of months: neighbouring months always share one."""
    if not record.event_day:
        return ()
    day = date.fromordinal(record.event_day)
    month = day.year * 12 + day.month
    return (month, month + 1)
