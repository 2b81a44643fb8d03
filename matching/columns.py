"""Records as columns: what the comparison of many pairs at once needs, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from . import vocabulary as v
from .names import Token, parse_name
from .places import STATE_SLOTS
from .record import Place, Record

PERSON, PARENT, MARKS, WORDS = 5, 3, 5, 5
NO_DAY = -(10**7)
SEXES = ("", "M", "F", "T")
UNKNOWN_NAME, PROPER_NAME, NICKNAME, GIVEN_BY_HOME, HEARSAY = range(5)


def codes(table: tuple[str, ...]) -> dict[str, int]:
    """Code → its number, 0 kept for «not known»."""
    return {code: number for number, code in enumerate(table, start=1)}


KINDS, SITES, SIDES = codes(v.MARK_KIND), codes(v.SITES), codes(v.SIDE)
COMPLEXIONS, BUILDS, FACES, RELIGIONS = codes(v.COMPLEXION), codes(v.BUILD), codes(v.FACE), codes(v.RELIGION)
LANGUAGE_BITS = {code: bit for bit, code in enumerate(v.LANGUAGES)}
CLOTHES_BITS = {code: bit for bit, code in enumerate(v.WORN)}
HAIR_BITS = {code: bit for bit, code in enumerate(v.HAIR)}
EYES_BITS = {code: bit for bit, code in enumerate(v.EYES)}
DISABILITY_BITS = {code: bit for bit, code in enumerate(v.DISABILITY)}


@dataclass
class Lexicon:
    """Every name token and place word seen, once. Token arrays are filled by `freeze`."""

    ids: dict[str, int] = field(default_factory=dict)
    tokens: list[Token] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)
    _loose: dict[str, int] = field(default_factory=dict)
    _skeleton: dict[str, int] = field(default_factory=dict)

    def token(self, token: Token) -> int:
        key = token.fold if not token.is_vowelless else f"{token.fold}~"
        found = self.ids.get(key)
        if found is None:
            found = self.ids[key] = len(self.tokens)
            self.tokens.append(token)
        return found

    def word(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))

    def freeze(self) -> "Lexicon":
        tokens = self.tokens
        self.folds = np.array([t.fold for t in tokens], dtype=object)
        self.loose = np.array(
            [self._loose.setdefault(t.loose, len(self._loose)) for t in tokens], dtype=np.int32
        )
        self.skeleton = np.array(
            [self._skeleton.setdefault(t.skeleton, len(self._skeleton)) for t in tokens], dtype=np.int32
        )
        self.initial = np.array([ord(t.skeleton[0]) if t.skeleton else 0 for t in tokens], dtype=np.int16)
        self.is_initial = np.array([t.is_initial for t in tokens], dtype=bool)
        self.is_weak = np.array([t.is_weak or t.is_initial for t in tokens], dtype=bool)
        self.is_vowelless = np.array([t.is_vowelless for t in tokens], dtype=bool)
        self.is_short = np.array([len(t.skeleton) < 2 for t in tokens], dtype=bool)
        return self


@dataclass
class Columns:
    """One side's records, column by column. Row i of every array is record i."""

    ids: list[str]
    person: np.ndarray
    glued: np.ndarray
    name_kind: np.ndarray
    father: np.ndarray
    father_glued: np.ndarray
    mother: np.ndarray
    mother_glued: np.ndarray
    guardian: np.ndarray
    guardian_glued: np.ndarray
    sex: np.ndarray
    dob: np.ndarray
    age: np.ndarray
    age_slack: np.ndarray
    day: np.ndarray
    home: np.ndarray
    home_state: np.ndarray
    home_words: np.ndarray
    event: np.ndarray
    event_state: np.ndarray
    languages: np.ndarray
    religion: np.ndarray
    height: np.ndarray
    complexion: np.ndarray
    build: np.ndarray
    hair: np.ndarray
    eyes: np.ndarray
    face: np.ndarray
    mark_kind: np.ndarray
    mark_site: np.ndarray
    mark_side: np.ndarray
    no_marks: np.ndarray
    disabilities: np.ndarray
    no_disability: np.ndarray
    clothes: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def state(self) -> np.ndarray:
        """The state whose customs the name follows: home, else where the event was."""
        return np.where(self.home_state > 0, self.home_state, self.event_state)


def _mask(values: Iterable[str], bits: dict[str, int]) -> int:
    mask = 0
    for value in values:
        if value in bits:
            mask |= 1 << bits[value]
    return mask


def _fill(row: np.ndarray, values: list[int]) -> None:
    row[: min(len(values), len(row))] = values[: len(row)]


def person_tokens(record: Record) -> tuple[list[Token], Token | None, int]:
    """Tokens of name and aliases, the glued form, and what kind of name it is."""
    name = parse_name(record.full_name)
    others = [parse_name(a) for a in record.aliases] + list(name.other_names)
    tokens = list(name.tokens[:3])
    for other in others:
        tokens += [t for t in other.tokens[:2] if t not in tokens]
    if not tokens:
        return [], None, UNKNOWN_NAME
    if record.name_is_given:
        return tokens, name.glued, GIVEN_BY_HOME
    if record.name_is_hearsay:
        return tokens, name.glued, HEARSAY
    only_nicknames = all(t.is_nickname or t.is_weak or t.is_initial for t in tokens)
    return tokens, name.glued, NICKNAME if only_nicknames else PROPER_NAME


def encode(records: Iterable[Record], lexicon: Lexicon) -> Columns:
    """Columns of these records; the lexicon grows and must be frozen afterwards."""
    records = list(records)
    n = len(records)
    tokens = lambda width: np.full((n, width), -1, dtype=np.int32)  # noqa: E731
    small = lambda: np.zeros(n, dtype=np.int16)  # noqa: E731
    number = lambda: np.full(n, np.nan, dtype=np.float32)  # noqa: E731
    mask = lambda: np.zeros(n, dtype=np.int64)  # noqa: E731
    flag = lambda: np.zeros(n, dtype=bool)  # noqa: E731
    columns = Columns(
        ids=[r.id for r in records], person=tokens(PERSON), glued=tokens(1)[:, 0], name_kind=small(),
        father=tokens(PARENT), father_glued=tokens(1)[:, 0],
        mother=tokens(PARENT), mother_glued=tokens(1)[:, 0],
        guardian=tokens(PARENT), guardian_glued=tokens(1)[:, 0], sex=small(),
        dob=np.full(n, NO_DAY, dtype=np.int32), age=number(), age_slack=number(),
        day=np.full(n, NO_DAY, dtype=np.int32), home=np.full(n, -1, dtype=np.int16), home_state=small(),
        home_words=tokens(WORDS), event=np.full(n, -1, dtype=np.int16), event_state=small(),
        languages=mask(), religion=small(), height=number(), complexion=small(),
        build=small(), hair=mask(), eyes=mask(), face=small(), mark_kind=np.zeros((n, MARKS), dtype=np.int16),
        mark_site=np.zeros((n, MARKS), dtype=np.int16), mark_side=np.zeros((n, MARKS), dtype=np.int16),
        no_marks=flag(), disabilities=mask(), no_disability=flag(), clothes=mask(),
    )  # fmt: skip
    for row, record in enumerate(records):
        _encode_row(columns, row, record, lexicon)
    return columns


def _encode_row(c: Columns, row: int, record: Record, lexicon: Lexicon) -> None:
    person, glued, kind = person_tokens(record)
    _fill(c.person[row], [lexicon.token(t) for t in person])
    if glued:
        c.glued[row] = lexicon.token(glued)
    c.name_kind[row] = kind
    shared = {t.loose for t in person[1:]}
    for column, joined, text in (
        (c.father, c.father_glued, record.father),
        (c.mother, c.mother_glued, record.mother),
        (c.guardian, c.guardian_glued, record.guardian),
    ):
        name = parse_name(text)
        # The family's surname is weighed once, with the child's own name.
        own = [t for t in name.tokens if t.loose not in shared] or name.tokens
        _fill(column[row], [lexicon.token(t) for t in own])
        if name.glued:
            joined[row] = lexicon.token(name.glued)
    c.sex[row] = SEXES.index(record.sex) if record.sex in SEXES else 0
    c.dob[row] = NO_DAY if record.dob is None else record.dob
    if record.age_years is not None:
        c.age[row], c.age_slack[row] = record.age_years, record.age_slack
    c.day[row] = NO_DAY if record.event_day is None else record.event_day
    _place(c.home, c.home_state, row, record.home)
    _fill(c.home_words[row], [lexicon.word(w) for w in record.home.words])
    _place(c.event, c.event_state, row, record.event_place)
    c.languages[row] = _mask(record.languages, LANGUAGE_BITS)
    c.religion[row] = RELIGIONS.get(record.religion, 0)
    if record.height_cm is not None:
        c.height[row] = record.height_cm
    c.complexion[row] = COMPLEXIONS.get(record.complexion, 0)
    c.build[row] = BUILDS.get(record.build, 0)
    c.face[row] = FACES.get(record.face, 0)
    c.hair[row] = _mask(record.hair, HAIR_BITS)
    c.eyes[row] = _mask(record.eyes, EYES_BITS)
    for slot, mark in enumerate(record.marks[:MARKS]):
        c.mark_kind[row, slot] = KINDS.get(mark.kind, 0)
        c.mark_site[row, slot] = SITES.get(mark.site, 0)
        c.mark_side[row, slot] = SIDES.get(mark.side, 0)
    c.no_marks[row] = record.no_marks
    c.disabilities[row] = _mask(record.disabilities, DISABILITY_BITS)
    c.no_disability[row] = record.no_disability
    c.clothes[row] = _mask(record.clothes, CLOTHES_BITS)


def _place(index, state, row: int, place: Place) -> None:
    index[row] = place.district
    state[row] = min(place.state, STATE_SLOTS - 1)
