"""Whole registers at once: the same evidence and weights as one record, block by block on two processes."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .candidates import CandidateFinder
from .columns import Columns, Lexicon, encode
from .evidence import Evidence
from .features import compare
from .levels import FIELDS, LEVELS, WIDEST
from .population import Population, bind, count
from .record import Record
from .score import calibrate, compete, shared_claims, totals
from .weights import Weights, weights

BLOCK = 128
CANDIDATES = 160
STRANGERS = 120_000


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
        population: Population | None = None,
    ):  # fmt: skip
        self.weights = table or weights()
        self.lexicon = Lexicon()
        self.missing: Columns = encode(missing, self.lexicon)
        self.found: Columns = encode(found, self.lexicon)
        self.lexicon.freeze()
        self.population = population or count(self.missing, self.lexicon)
        self.bound = bind(self.population, self.lexicon)
        if population is None and len(self.missing) >= 50 and len(self.found):
            self.population.u = stranger_levels(self)
        self.finder = CandidateFinder(self.missing, self.lexicon, self.bound)

    def evidence(self, m: np.ndarray, f: np.ndarray) -> Evidence:
        return compare(self.missing, self.found, m, f, self.lexicon, self.bound)

    def pairs(self, rows: Sequence[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Candidate pairs of these found children: (missing rows, found rows, first pair of each child)."""
        lists = [self.finder.best(self.found, row, CANDIDATES) for row in rows]
        sizes = np.array([len(found) for found in lists])
        starts = np.cumsum(sizes) - sizes
        return (
            np.concatenate(lists) if lists else np.zeros(0, int),
            np.repeat(np.asarray(rows), sizes),
            starts,
        )

    def bits_of(self, rows: Sequence[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        m, f, starts = self.pairs(rows)
        bits = totals(self.evidence(m, f), self.weights, self.population) if len(m) else np.zeros(0)
        return m, f, starts, bits


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
    matcher = _shared
    m, f, starts, bits = matcher.bits_of(rows)
    p = compete(bits, starts, matcher.population, matcher.weights)
    keep = p > 1e-7
    return m[keep].astype(np.int32), f[keep].astype(np.int32), p[keep], bits[keep].astype(np.float32)


def score_all(matcher: Matcher, processes: int | None = None, rows: Sequence[int] | None = None):
    """All plausible pairs: (missing rows, found rows, probability before calibration, bits), by found
    child.
    """
    global _shared
    rows = list(range(len(matcher.found))) if rows is None else list(rows)
    blocks = [rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)]
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
        return np.zeros(0, int), np.zeros(0, int), np.zeros(0), np.zeros(0)
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def ranked(matcher: Matcher, top: int = 50, processes: int | None = None) -> Iterator[Ranked]:
    """One result per found child in the order of the register."""
    m, f, p, bits = score_all(matcher, processes)
    p = calibrate(shared_claims(p, m), matcher.weights)
    first = np.searchsorted(f, np.arange(len(matcher.found)), side="left")
    last = np.searchsorted(f, np.arange(len(matcher.found)), side="right")
    for row in range(len(matcher.found)):
        span = slice(first[row], last[row])
        order = np.argsort(-p[span], kind="stable")[:top]
        yield Ranked(row, m[span][order], p[span][order], bits[span][order])
