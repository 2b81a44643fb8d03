"""Evidence to a probability: add the bits, let the candidates and «in no register» compete, calibrate."""

import numpy as np

from .evidence import Evidence
from .levels import FIELDS
from .population import Population
from .weights import Weights

LEAST, MOST = -7.0, 16.0
LN2 = np.log(2.0)
PRIOR_RANGE = (0.05, 0.97)


def effects(evidence: Evidence, weights: Weights, population: Population) -> np.ndarray:
    """log2 evidence of each field for each pair: positive for, negative against, 0 when not known."""
    rows = np.arange(len(FIELDS))[:, None]
    levels = evidence.levels
    u = np.where(np.isnan(population.u), weights.u, population.u)
    fixed = np.log2(weights.m) - np.where(weights.by_rarity, 0.0, np.log2(np.maximum(u, 1e-6)))
    found = fixed[rows, levels] + np.where(weights.by_rarity[rows, levels], evidence.bits, 0.0)
    found = np.clip(found, LEAST, MOST) * weights.scale[:, None]
    return np.where(levels > 0, found, 0.0).astype(np.float32)


def totals(evidence: Evidence, weights: Weights, population: Population) -> np.ndarray:
    """Summed bits of each pair; impossible pairs get minus infinity."""
    summed = effects(evidence, weights, population).sum(axis=0)
    return np.where(evidence.impossible, -np.inf, summed)


def prior_of(population: Population, weights: Weights) -> float:
    prior = weights.prior if population.prior is None else population.prior
    return float(np.clip(prior, *PRIOR_RANGE))


def compete(bits: np.ndarray, starts: np.ndarray, population: Population, weights: Weights) -> np.ndarray:
    """Probability of each pair among the candidates of its found child; `starts` are the first pairs of
    each child.
    """
    if not len(bits):
        return np.zeros(0)
    prior = prior_of(population, weights)
    null = np.log(max(population.size, 1)) + np.log1p(-prior) - np.log(prior)
    nats = bits.astype(np.float64) * LN2
    top = np.maximum(np.maximum.reduceat(nats, starts), null)
    sizes = np.diff(np.append(starts, len(bits)))
    odds = np.exp(nats - np.repeat(top, sizes))
    whole = np.add.reduceat(odds, starts) + np.exp(null - top)
    return odds / np.repeat(whole, sizes)


def calibrate(probability: np.ndarray, weights: Weights) -> np.ndarray:
    """What the competition says, corrected by what came true in training."""
    p = np.clip(probability, 1e-12, 1 - 1e-9)
    return 1 / (1 + np.exp(-(weights.slope * np.log(p / (1 - p)) + weights.offset)))


def shared_claims(probability: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """Two found children cannot both be the one missing child: the weaker claim gives way to the stronger.

    A claim keeps the share of the odds that its rivals for the same missing child leave it.
    """
    if not len(probability):
        return probability
    order = np.lexsort((-probability, missing))
    claims, owner = probability[order], missing[order]
    first = np.concatenate([[True], owner[1:] != owner[:-1]])
    best = claims[first][np.cumsum(first) - 1]
    position = np.cumsum(first) - 1
    counts = np.bincount(position)
    second = np.zeros(len(counts))
    has_second = counts > 1
    second[has_second] = claims[np.nonzero(first)[0][has_second] + 1]
    rival = np.where(first, second[position], best)
    odds = claims / np.maximum(1 - claims, 1e-12)
    rival_odds = rival / np.maximum(1 - rival, 1e-12)
    out = np.empty_like(probability)
    out[order] = odds / (1 + odds + rival_odds)
    return out
