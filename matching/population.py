"""How common everything is among the missing children searched: names, places, marks, words, ages.

Agreement on a rare name is worth several times agreement on Kumar; that is measured on the registers
themselves, so the engine learns the local frequencies of any data it is given and needs nothing but
counting for it.
"""

from dataclasses import dataclass, field

import numpy as np

from .columns import NO_DAY, Columns, Lexicon
from .levels import FIELDS, LEVELS, WIDEST
from .places import STATE_SLOTS, gazetteer

NEAR_KM, REGION_KM, TRAVEL_KM = 80, 200, (60, 150, 400, 1000)
DAY_BINS = np.array([2, 8, 31, 91, 366, 1096])
NAME_FIELDS = ("person", "father", "mother")
KEYS = ("fold", "loose", "skeleton")
LEAST_SIZE = 200
LOCAL_WEIGHT = 150.0  # how many children of a state outweigh the custom of the country


@dataclass
class Population:
    """Counts over the missing children. `u` holds the chance of each level between two strangers."""

    size: int = 0
    names: dict[str, dict[str, float]] = field(default_factory=dict)  # «person.fold» → token → count
    named: dict[str, int] = field(default_factory=dict)  # how many records have the field at all
    local_names: dict[str, dict[tuple[int, str], float]] = field(default_factory=dict)  # the same by state
    local_named: dict[str, np.ndarray] = field(default_factory=dict)
    local_languages: np.ndarray = field(default_factory=lambda: np.zeros((STATE_SLOTS, 63)))
    homes: np.ndarray = field(default_factory=lambda: np.zeros(0))
    events: np.ndarray = field(default_factory=lambda: np.zeros(0))
    home_states: np.ndarray = field(default_factory=lambda: np.zeros(STATE_SLOTS))
    event_states: np.ndarray = field(default_factory=lambda: np.zeros(STATE_SLOTS))
    days: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    shares: dict[str, np.ndarray] = field(default_factory=dict)
    marks: dict[tuple[int, int], float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    disabled: float = 0.05  # share of the children with any disability named
    prior: float | None = None  # how often a found child is in the register at all, once estimated
    u: np.ndarray = field(default_factory=lambda: np.full((len(FIELDS), WIDEST), np.nan))
    frame: "Frame | None" = field(default=None, repr=False, compare=False)


def count(missing: Columns, lexicon: Lexicon) -> Population:
    """The population of one side's columns."""
    p = Population(size=max(len(missing), LEAST_SIZE))
    for name, columns in (("person", missing.person), ("father", missing.father), ("mother", missing.mother)):
        _count_names(p, name, columns, missing.state, lexicon)
    _count_languages(p, missing)
    p.homes = np.bincount(missing.home[missing.home >= 0], minlength=len(gazetteer())).astype(float)
    p.events = np.bincount(missing.event[missing.event >= 0], minlength=len(gazetteer())).astype(float)
    p.home_states = np.bincount(missing.home_state, minlength=STATE_SLOTS).astype(float)
    p.event_states = np.bincount(missing.event_state, minlength=STATE_SLOTS).astype(float)
    p.home_states[0] = p.event_states[0] = 0
    p.days = np.sort(missing.day[missing.day != NO_DAY])
    for name in ("sex", "religion", "complexion", "build", "face"):
        values = getattr(missing, name)
        counts = np.bincount(values, minlength=32).astype(float)
        p.shares[name] = (counts + 0.5) / max(counts[1:].sum() + 16, 1)
    for name in ("languages", "hair", "eyes", "disabilities", "clothes"):
        masks = getattr(missing, name)
        known = masks[masks != 0]
        counts = ((known[:, None] >> np.arange(63)) & 1).sum(axis=0)
        p.shares[name] = (counts + 0.5) / (len(known) + 8)
    p.disabled = (float((missing.disabilities != 0).sum()) + 1) / (len(missing) + 20)
    _count_marks(p, missing)
    _count_words(p, missing, lexicon)
    return p


def _count_names(p: Population, name: str, columns: np.ndarray, states: np.ndarray, lexicon: Lexicon) -> None:
    bears = columns[:, 0] >= 0
    p.named[name] = int(bears.sum())
    p.local_named[name] = np.bincount(states[bears], minlength=STATE_SLOTS).astype(float)
    rows, slots = np.nonzero(columns >= 0)
    width = max(len(lexicon.tokens), 1)
    pairs, counts = np.unique(
        states[rows].astype(np.int64) * width + columns[rows, slots], return_counts=True
    )
    local_states, tokens = np.divmod(pairs, width)
    for key in KEYS:
        table = p.names[f"{name}.{key}"] = {}
        local: dict[tuple[int, str], float] = {}
        for state, token, n in zip(local_states.tolist(), tokens.tolist(), counts.tolist(), strict=True):
            word = getattr(lexicon.tokens[token], key)
            table[word] = table.get(word, 0.0) + n
            local[state, word] = local.get((state, word), 0.0) + n
        # One bearer in a state is no custom of that state, and most words are borne by one.
        p.local_names[f"{name}.{key}"] = {word: n for word, n in local.items() if n >= 2}


def _count_languages(p: Population, missing: Columns) -> None:
    known = missing.languages != 0
    states, masks = missing.state[known], missing.languages[known]
    for bit in range(63):
        bears = (masks >> bit & 1).astype(bool)
        p.local_languages[:, bit] = np.bincount(states[bears], minlength=STATE_SLOTS)
    p.local_languages[:, 62] = np.bincount(states, minlength=STATE_SLOTS)


def _count_marks(p: Population, missing: Columns) -> None:
    """(kind, site), (kind, 0), (0, site) → share of the records with any mark."""
    bearers = max(int(((missing.mark_kind > 0) | (missing.mark_site > 0)).any(axis=1).sum()), 1)
    counts: dict[tuple[int, int], float] = {}
    for kinds, sites in zip(missing.mark_kind.tolist(), missing.mark_site.tolist(), strict=True):
        seen = set()
        for kind, site in zip(kinds, sites, strict=True):
            if kind or site:
                seen |= {(kind, site), (kind, 0), (0, site)}
        for key in seen:
            counts[key] = counts.get(key, 0) + 1
    p.marks = {key: (n + 0.5) / (bearers + 4) for key, n in counts.items()}
    p.marks[(-1, -1)] = 0.5 / (bearers + 4)


def _count_words(p: Population, missing: Columns, lexicon: Lexicon) -> None:
    known = max(int((missing.home_words[:, 0] >= 0).sum()), 1)
    used, counts = np.unique(missing.home_words[missing.home_words >= 0], return_counts=True)
    words = list(lexicon.words)
    p.words = {words[w]: (n + 0.5) / (known + 4) for w, n in zip(used.tolist(), counts.tolist(), strict=True)}
    p.words[""] = 0.5 / (known + 4)


@dataclass
class Frame:
    """What follows from a population alone: made once, however many records are compared by it."""

    home_level: np.ndarray
    travel_level: np.ndarray
    home_u: np.ndarray
    homes: np.ndarray
    travel_u: np.ndarray
    mark_bits: np.ndarray
    mask_bits: dict[str, np.ndarray]
    language_bits: np.ndarray  # by state of the missing child


def frame_of(p: Population) -> Frame:
    if p.frame is None:
        p.frame = _frame(p)
    return p.frame


def _frame(p: Population) -> Frame:
    kinds, sites = 40, 40
    mark_bits = np.full((kinds, sites), p.marks.get((-1, -1), 0.01), dtype=np.float32)
    for (kind, site), share in p.marks.items():
        if kind >= 0:
            mark_bits[kind, site] = share
    home_level, travel_level = district_levels()
    return Frame(
        home_level=home_level,
        travel_level=travel_level,
        home_u=_level_shares(p.homes, home_level, len(LEVELS["home"])),
        homes=p.homes + 0.01,
        travel_u=_level_shares(p.events, travel_level, len(LEVELS["travel"])),
        mark_bits=-np.log2(mark_bits),
        mask_bits={
            n: -np.log2(p.shares[n]).astype(np.float32)
            for n in ("languages", "hair", "eyes", "disabilities", "clothes")
        },
        language_bits=_local_language_bits(p),
    )


@dataclass
class Bound(Frame):
    """A population put beside one lexicon: arrays ready to index."""

    population: Population
    name_bits: dict[str, np.ndarray]
    word_bits: np.ndarray
    local: dict[str, dict[str, np.ndarray]] = field(default_factory=dict)  # rarity of every name in its state


def bind(p: Population, lexicon: Lexicon) -> Bound:
    """Bits of rarity for every token and word of the lexicon."""
    name_bits = {}
    for name in NAME_FIELDS:
        total = p.named.get(name, 0) + 20.0
        for key in KEYS:
            table = p.names.get(f"{name}.{key}", {})
            counts = np.array([table.get(getattr(t, key), 0.0) for t in lexicon.tokens], dtype=np.float32)
            name_bits[f"{name}.{key}"] = -np.log2((counts + 1.0) / total).astype(np.float32)
    rare_word = p.words.get("", 0.01)
    shares = np.array([p.words.get(w, rare_word) for w in lexicon.words] or [1.0], dtype=np.float32)
    return Bound(**vars(frame_of(p)), population=p, name_bits=name_bits, word_bits=-np.log2(shares))


def local_name_bits(
    p: Population, lexicon: Lexicon, columns: np.ndarray, states: np.ndarray, name: str
) -> dict[str, np.ndarray]:
    """Rarity of every written name in the state of the child who bears it: key → [rows, slots]."""
    rows, slots = np.nonzero(columns >= 0)
    width = max(len(lexicon.tokens), 1)
    pairs, back = np.unique(states[rows].astype(np.int64) * width + columns[rows, slots], return_inverse=True)
    local_states, tokens = np.divmod(pairs, width)
    total, named = p.named.get(name, 0) + 20.0, p.local_named.get(name)
    out = {}
    for key in KEYS:
        everywhere, here = p.names.get(f"{name}.{key}", {}), p.local_names.get(f"{name}.{key}", {})
        values = np.zeros(len(pairs), dtype=np.float32)
        for at, (state, token) in enumerate(zip(local_states.tolist(), tokens.tolist(), strict=True)):
            word = getattr(lexicon.tokens[token], key)
            usual = (everywhere.get(word, 0.0) + 1.0) / total
            among = named[state] if named is not None else 0.0
            values[at] = (here.get((state, word), 0.0) + LOCAL_WEIGHT * usual) / (among + LOCAL_WEIGHT)
        bits = np.zeros(columns.shape, dtype=np.float32)
        bits[rows, slots] = -np.log2(values[back])
        out[key] = bits
    return out


def _local_language_bits(p: Population) -> np.ndarray:
    usual = p.shares["languages"][None, :]
    among = p.local_languages[:, 62:63]
    return -np.log2((p.local_languages + LOCAL_WEIGHT * usual) / (among + LOCAL_WEIGHT)).astype(np.float32)


_district_levels: tuple[np.ndarray, np.ndarray] | None = None


def district_levels() -> tuple[np.ndarray, np.ndarray]:
    """For each two districts: the level of «home» and of «travel»."""
    global _district_levels
    if _district_levels is None:
        g = gazetteer()
        same_state = g.state_of[:, None] == g.state_of[None]
        home = np.where(g.km < REGION_KM, 3, np.where(same_state, 4, 5)).astype(np.int8)
        home[g.km < NEAR_KM] = 2
        np.fill_diagonal(home, 1)
        travel = (2 + np.searchsorted(TRAVEL_KM, g.km, side="right")).astype(np.int8)
        np.fill_diagonal(travel, 1)
        _district_levels = home, travel
    return _district_levels


def _level_shares(counts: np.ndarray, level: np.ndarray, width: int) -> np.ndarray:
    """u[d, l]: how much of the population lives at level l from district d."""
    total = counts.sum() + 1
    shares = np.stack([((level == number) * counts[None]).sum(axis=1) for number in range(width)], axis=1)
    # The one own district gets a floor of its own: half a child among all districts.
    return ((shares + 0.5) / total).astype(np.float32)
