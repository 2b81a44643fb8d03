"""Whom to compare in bulk: rarity of shared words and marks, and a cheap look at age, sex, place and
language of everyone.
"""

from dataclasses import dataclass

import numpy as np

from .columns import NO_DAY, Columns, Lexicon
from .population import Bound

YEAR = 365.25
SPAN = 2.0  # share of the missing beyond which a word tells nobody apart
COMMON = 0.04


@dataclass
class Postings:
    """value → rows that have it, as one sorted array."""

    rows: np.ndarray
    starts: np.ndarray
    ends: np.ndarray

    def of(self, value: int) -> np.ndarray:
        return (
            self.rows[self.starts[value] : self.ends[value]]
            if 0 <= value < len(self.starts)
            else self.rows[:0]
        )


def postings(values: np.ndarray, size: int) -> Postings:
    """values: [rows, slots], -1 empty."""
    rows, _ = np.nonzero(values >= 0)
    flat = values[values >= 0]
    if len(flat):
        pairs = np.unique(flat.astype(np.int64) * (len(values) + 1) + rows)
        flat, rows = np.divmod(pairs, len(values) + 1)
    counts = np.bincount(flat, minlength=size) if len(flat) else np.zeros(size, dtype=np.int64)
    ends = np.cumsum(counts)
    return Postings(rows.astype(np.int32), ends - counts, ends)


class CandidateFinder:
    """Holds the index over the missing; `best` gives the rows worth comparing for one found child."""

    def __init__(self, missing: Columns, lexicon: Lexicon, bound: Bound):
        self.missing, self.lexicon, self.bound = missing, lexicon, bound
        self.common = max(int(len(missing) * COMMON), 400)
        self.names = {}
        for name, slots in (
            ("person", np.concatenate([missing.person, missing.glued[:, None]], axis=1)),
            ("father", np.concatenate([missing.father, missing.guardian], axis=1)),
            ("mother", missing.mother),
        ):
            for key in ("fold", "loose", "skeleton"):
                self.names[name, key] = postings(self._key(slots, key), len(lexicon.tokens) + 1)
        self.fold_ids = self._fold_ids()
        self.words = postings(missing.home_words, len(lexicon.words) + 1)
        self.marks = postings(_mark_codes(missing), 1600)
        self.born = _born(missing)
        self.dob = missing.dob

    def _fold_ids(self) -> np.ndarray:
        seen: dict[str, int] = {}
        return np.array(
            [seen.setdefault(t.fold, len(seen)) for t in self.lexicon.tokens] or [0], dtype=np.int32
        )

    def _key(self, slots: np.ndarray, key: str) -> np.ndarray:
        table = self._fold_ids() if key == "fold" else getattr(self.lexicon, key)
        if not len(table):
            return np.full_like(slots, -1)
        return np.where(slots >= 0, table[np.maximum(slots, 0)], -1)

    def best(self, found: Columns, row: int, limit: int) -> np.ndarray:
        """At most `limit` rows of the missing, the likeliest first is not promised."""
        score = np.zeros(len(self.missing), dtype=np.float32)
        person = [*found.person[row], found.glued[row]]
        parents = [*found.father[row], *found.guardian[row]]
        for name, tokens in (("person", person), ("father", parents), ("mother", found.mother[row])):
            for token in tokens:
                if token >= 0:
                    self._add_name(score, name, int(token))
        for word in found.home_words[row]:
            self._add(score, self.words.of(int(word)), 0.7 * self.bound.word_bits[word] if word >= 0 else 0)
        for code in _mark_codes(found, row):
            if code >= 0:
                self._add(score, self.marks.of(int(code)), 0.8 * self.bound.mark_bits[divmod(int(code), 40)])
        self._everyone(score, found, row)
        if len(score) <= limit:
            return np.arange(len(score))
        return np.argpartition(score, -limit)[-limit:]

    def _add_name(self, score, name: str, token: int) -> None:
        bits = self.bound.name_bits
        skeleton, loose, fold = (float(bits[f"{name}.{k}"][token]) for k in ("skeleton", "loose", "fold"))
        base = max(min(skeleton, 9) - 3.0, 0)
        sound = max(min(loose, 12) - 1.5, base)
        spelt = max(min(fold, 12) - 0.5, sound)
        rows = self.names[name, "skeleton"].of(int(self.lexicon.skeleton[token]))
        self._add(score, rows, base)
        self._add(score, self.names[name, "loose"].of(int(self.lexicon.loose[token])), sound - base)
        self._add(score, self.names[name, "fold"].of(int(self.fold_ids[token])), spelt - sound)

    def _add(self, score, rows, bits: float) -> None:
        if bits > 0 and len(rows):
            score[rows] += bits

    def _everyone(self, score, found: Columns, row: int) -> None:
        """Cheap evidence on every missing child at once: sex, age, dates, home, travel, language."""
        missing, bound = self.missing, self.bound
        sex = found.sex[row]
        if sex:
            score -= np.where((missing.sex != sex) & (missing.sex > 0), 5.0, 0.0).astype(np.float32)
        day = found.day[row]
        if day != NO_DAY:
            score -= np.where(missing.day > day, 60.0, 0.0).astype(np.float32)
            if not np.isnan(found.age[row]):
                gap = np.abs(self.born - (day - found.age[row] * YEAR)) / YEAR
                score += 1.8 - np.minimum(np.nan_to_num(gap, nan=1.5), 6).astype(np.float32) * 1.1
        if found.dob[row] != NO_DAY:
            score += np.where(self.dob == found.dob[row], 8.0, 0.0).astype(np.float32)
        home = found.home[row]
        if home >= 0:
            worth = _worth(bound.home_u[home], (0.0, 0.72, 0.07, 0.07, 0.07, 0.07, 1, 1))
            where = np.where(missing.home >= 0, missing.home, missing.event)
            score += np.where(where >= 0, worth[bound.home_level[home][where]], 0)
        elif found.home_state[row]:
            score += np.where(missing.home_state == found.home_state[row], 2.0, -2.0).astype(np.float32)
        event = found.event[row]
        if event >= 0:
            worth = _worth(bound.travel_u[event], (0.0, 0.3, 0.12, 0.12, 0.18, 0.18, 0.1, 1, 1))
            where = np.where(missing.event >= 0, missing.event, missing.home)
            score += np.where(where >= 0, worth[bound.travel_level[event][where]], 0)
        languages = int(found.languages[row])
        if languages:
            shared = missing.languages & languages
            score += np.where(missing.languages == 0, 0, np.where(shared != 0, 1.0, -3.0)).astype(np.float32)


def _worth(u: np.ndarray, m: tuple[float, ...]) -> np.ndarray:
    with np.errstate(divide="ignore"):
        return np.clip(np.log2(np.array(m)) - np.log2(u), -4, 9).astype(np.float32)


def _born(columns: Columns) -> np.ndarray:
    """Day of birth as far as age and event tell; NaN when not."""
    day = np.where(columns.day == NO_DAY, np.nan, columns.day).astype(np.float64)
    return day - columns.age * YEAR


def _mark_codes(columns: Columns, row: int | None = None) -> np.ndarray:
    pick = slice(None) if row is None else row
    kinds, sites = columns.mark_kind[pick].astype(np.int32), columns.mark_site[pick].astype(np.int32)
    return np.where((kinds > 0) & (sites > 0), kinds * 40 + sites, -1)
