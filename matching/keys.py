"""Search keys of a record: 63-bit numbers, equal on both sides where two reports may be about one person.

A record is stored under its own keys and searched by them and their neighbours (a year of birth off,
for example).
"""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b

from .columns import GIVEN_BY_HOME, person_tokens
from .names import Token, parse_name
from .places import gazetteer
from .record import Record

KEY_VERSION = 1
# Kind of key → bits of evidence an agreement is about worth, before rarity is known.
WORTH = {
    "name": 8.0, "name_sound": 6.5, "name_bones": 4.0, "parent": 7.5, "parent_bones": 4.0, "mother": 7.0,
    "mother_bones": 4.0,
    "glued": 7.0, "birth": 9.0, "mark": 6.0, "home": 6.0, "event": 5.0, "word": 5.0, "language": 3.5,
    "disability": 4.5,
}  # fmt: skip
SLACK_YEARS = 2


def number(kind: str, *parts: object) -> int:
    text = "|".join([kind, *map(str, parts)])
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def stored(record: Record) -> list[int]:
    """The keys a record is found by."""
    return sorted({number(kind, *parts) for kind, parts in _keys(record, slack=0)})


def searched(record: Record) -> dict[int, float]:
    """The keys to look for, each with what an agreement is worth."""
    found: dict[int, float] = {}
    for kind, parts in _keys(record, slack=SLACK_YEARS):
        key = number(kind, *parts)
        found[key] = max(found.get(key, 0.0), WORTH[kind])
    return found


def name_keys(text: str) -> list[list[int]]:
    """For a search box: the keys of each word somebody typed, of those that tell one person from another."""
    keyed = (_token_keys(token, "name", "name_sound", "name_bones") for token in parse_name(text).tokens)
    return [keys for one in keyed if (keys := [number(kind, *parts) for kind, parts in one])]


def _keys(record: Record, slack: int) -> Iterator[tuple[str, tuple]]:
    tokens, glued, kind = person_tokens(record)
    if kind != GIVEN_BY_HOME:
        for token in tokens:
            yield from _token_keys(token, "name", "name_sound", "name_bones")
        if glued:
            yield "glued", (glued.loose,)
        for token in tokens:
            # «Rajkumar» meets «Raj Kumar».
            yield "glued", (token.loose,)
    for text in (record.father, record.guardian):
        for token in parse_name(text).tokens:
            yield from _token_keys(token, None, "parent", "parent_bones")
    for token in parse_name(record.mother).tokens:
        yield from _token_keys(token, None, "mother", "mother_bones")
    if record.dob:
        yield "birth", (record.dob,)
    yield from _body_and_place(record, slack)


def _token_keys(token: Token, spelt: str | None, sound: str, bones: str) -> Iterator[tuple[str, tuple]]:
    if token.is_initial:
        return
    if spelt:
        yield spelt, (token.fold,)
    yield sound, (token.loose,)
    if len(token.skeleton) > 1:
        yield bones, (token.skeleton,)


def _body_and_place(record: Record, slack: int) -> Iterator[tuple[str, tuple]]:
    sexes = (record.sex,) if record.sex in ("M", "F") else ("M", "F") if slack else ("U",)
    years = _birth_years(record, slack)
    codes = gazetteer().places
    for mark in record.marks:
        if mark.kind and mark.site:
            for sex in sexes:
                yield "mark", (mark.kind, mark.site, sex)
    for sex in sexes:
        for year in years:
            for kind, place in (("home", record.home), ("event", record.event_place)):
                if place.district >= 0:
                    # Home on one side is often the place of the event on the other.
                    yield kind, ("d", codes[place.district].lgd_code, sex, year)
                elif place.state:
                    yield kind, ("s", place.state, sex, year)
            for disability in record.disabilities:
                yield "disability", (disability, sex, year)
            for language in record.languages - {"hi", "en"}:
                yield "language", (language, sex, year)
    for word in record.home.words:
        yield "word", (word, record.home.state)


def _birth_years(record: Record, slack: int) -> list[int]:
    if record.dob:
        year = date.fromordinal(record.dob).year
    elif record.event_day and record.age_years is not None:
        year = date.fromordinal(max(int(record.event_day - record.age_years * 365.25), 1)).year
    else:
        return []
    return list(range(year - slack, year + slack + 1))
