"""Whole registers at once: the same candidates, evidence and competition as for one record, block by block
on two processes.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .candidates import CANDIDATES, FACE_CANDIDATES, KeyIndex
from .columns import Columns, Lexicon, encode
from .evidence import Evidence
from .faces.distances import FaceTable, put_photo
from .features import compare
from .levels import FIELDS, LEVELS, WIDEST
from .packing import LEAST_COUNTED, modelled
from .population import Population, bind, count
from .record import Record
from .score import is_rival, probabilities, totals
from .weights import Weights, weights

BLOCK = 128
STRANGERS = 120_000
LEAST_BITS = 12.0  # so far below «in no register» a pair is not worth a line


@dataclass
class Ranked:
    """Pairs of one found child, best first."""

    found: int
    missing: np.ndarray
    probability: np.ndarray
    bits: np.ndarray


class Matcher:
    """Two registers, encoded once; everything else works on rows."""

    def __init__(
        self, missing: Sequence[Record], found: Sequence[Record], table: Weights | None = None,
        population: Population | None = None, faces: FaceTable | None = None,
    ):  # fmt: skip
        self.faces = faces
        self.weights = table or weights()
        self.lexicon = Lexicon()
        self.missing: Columns = encode(missing, self.lexicon)
        self.found: Columns = encode(found, self.lexicon)
        self.lexicon.freeze()
        self.population = population or self._counted()
        self.bound = bind(self.population, self.lexicon)
        if population is None and len(missing) >= LEAST_COUNTED and len(found):
            self.population.u = stranger_levels(self)
        self.records = missing, found
        self._index: KeyIndex | None = None

    def _counted(self) -> Population:
        """How common everything is here; a small register says little about that, then the country as
        modelled.
        """
        if len(self.missing) < LEAST_COUNTED:
            return modelled(len(self.missing))
        return count(self.missing, self.lexicon)

    @property
    def index(self) -> KeyIndex:
        if self._index is None:
            self._index = KeyIndex(self.records[0], self.missing, self.population.size)
        return self._index

    def evidence(self, m: np.ndarray, f: np.ndarray) -> Evidence:
        found = compare(self.missing, self.found, m, f, self.lexicon, self.bound)
        if self.faces is not None:
            put_photo(found, self.faces.levels(m, f))
        return found

    def pairs(self, rows: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """Candidate pairs of these found children: (missing rows, found rows)."""
        lists = [self.index.best(self.records[1][row], CANDIDATES) for row in rows]
        if self.faces is not None:
            lists = list(map(np.union1d, lists, self.faces.best(rows, FACE_CANDIDATES)))
        sizes = np.array([len(found) for found in lists], dtype=np.int64)
        return np.concatenate([np.zeros(0, np.int64), *lists]), np.repeat(np.asarray(rows, np.int64), sizes)

    def bits_of(self, m: np.ndarray, f: np.ndarray) -> np.ndarray:
        return totals(self.evidence(m, f), self.weights, self.population) if len(m) else np.zeros(0)

    def probabilities(self, m, f, bits, apart: np.ndarray | None = None) -> np.ndarray:
        return probabilities(m, f, bits, self.population, self.weights, apart)


def stranger_levels(matcher: Matcher, seed: int = 7) -> np.ndarray:
    """u of every level, by comparing children at random: what two strangers of these registers look like."""
    dice = np.random.default_rng(seed)
    m = dice.integers(0, len(matcher.missing), STRANGERS)
    f = dice.integers(0, len(matcher.found), STRANGERS)
    evidence = matcher.evidence(m, f)
    possible = ~evidence.impossible
    u = np.full((len(FIELDS), WIDEST), np.nan)
    for number, field in enumerate(FIELDS):
        seen = np.bincount(evidence.levels[number][possible], minlength=WIDEST)[: len(LEVELS[field])].astype(
            float
        )
        if seen[1:].sum() >= 500:
            # Half a pair for the unseen; known levels only.
            u[number, 1 : len(seen)] = (seen[1:] + 0.5) / (seen[1:].sum() + 0.5 * len(seen))
    return u


_shared: Matcher | None = None


def _work(rows: list[int]):
    m, f = _shared.pairs(rows)
    bits = _shared.bits_of(m, f)
    keep = is_rival(bits + LEAST_BITS, _shared.population, _shared.weights)
    return m[keep].astype(np.int32), f[keep].astype(np.int32), bits[keep]


def score_all(matcher: Matcher, processes: int | None = None, rows: Sequence[int] | None = None):
    """All pairs worth a line: (missing rows, found rows, bits), by found child."""
    global _shared
    rows = list(range(len(matcher.found))) if rows is None else list(rows)
    blocks = [rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)]
    matcher.index  # noqa: B018 - made before the processes part, so that they share it
    _shared = matcher
    processes = processes or min(2, os.cpu_count() or 1)
    if processes == 1 or len(blocks) < 3 or "fork" not in multiprocessing.get_all_start_methods():
        parts = [_work(block) for block in blocks]
    else:
        # Forked workers read the same columns without copying them.
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            parts = pool.map(_work, blocks, chunksize=1)
    _shared = None
    if not parts:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0)
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def ranked(matcher: Matcher, top: int = 50, processes: int | None = None) -> Iterator[Ranked]:
    """One result per found child in the order of the register."""
    m, f, bits = score_all(matcher, processes)
    return in_order(len(matcher.found), m, f, bits, matcher.probabilities(m, f, bits), top)


def in_order(number: int, m, f, bits, p: np.ndarray, top: int) -> Iterator[Ranked]:
    """The pairs, which stand by found child, as one list for each, best first."""
    first = np.searchsorted(f, np.arange(number), side="left")
    last = np.searchsorted(f, np.arange(number), side="right")
    for row in range(number):
        span = slice(first[row], last[row])
        # Rivals of the same probability stand in the order of the register.
        order = np.argsort(-p[span], kind="stable")[:top]
        yield Ranked(row, m[span][order], p[span][order], bits[span][order])
