"""Evidence to a probability: add the bits, let everybody who claims the same child compete, calibrate.

One definition for a single report, for the whole register and for files: what a pair is worth follows from
its own bits and from those of the pairs that share a report with it or with one of these.
"""

import numpy as np

from .evidence import Evidence
from .levels import FIELDS, INDEX
from .population import Population
from .weights import Weights

LEAST, MOST = -7.0, 16.0
PRIOR_RANGE = (0.05, 0.97)
RIVAL_BITS = 5.0  # a pair thirty times less likely than «in no register» is nobody's rival
PHOTO = INDEX["photo"]
POSSIBLE, MOST_BY_FACES = 0.20, 0.50
MOST_BITS = 40.0  # beyond this nothing is surer


def effects(evidence: Evidence, weights: Weights, population: Population) -> np.ndarray:
    """log2 evidence of each field for each pair: positive for, negative against, 0 when not known."""
    rows = np.arange(len(FIELDS))[:, None]
    levels = evidence.levels
    u = np.where(np.isnan(population.u), weights.u, population.u)
    fixed = np.log2(weights.m) - np.where(weights.by_rarity, 0.0, np.log2(np.maximum(u, 1e-6)))
    found = fixed[rows, levels] + np.where(weights.by_rarity[rows, levels], evidence.bits, 0.0)
    found = np.clip(found, LEAST, MOST) * weights.scale[:, None]
    found = np.where(levels > 0, found, 0.0).astype(np.float32)
    return _faces_held(found, population, weights)


def _faces_held(effects: np.ndarray, population: Population, weights: Weights) -> np.ndarray:
    """Faces alone never lift a pair above «possible»: what other evidence does not make possible, faces
    lift to even odds at most.
    """
    faces = effects[PHOTO]
    if (faces > 0).any():
        others = effects.sum(axis=0, dtype=np.float64) - faces
        even = null_bits(population, weights) + _bits_at(MOST_BY_FACES, weights)
        possible = others >= null_bits(population, weights) + _bits_at(POSSIBLE, weights)
        room = np.maximum(even - others, 0)
        effects[PHOTO] = np.where(possible | (faces <= room), faces, room)
    return effects


def _bits_at(probability: float, weights: Weights) -> float:
    """How many bits beyond «in no register» are shown as this probability, without any rival."""
    logit = np.log(probability / (1 - probability))
    return float((logit - weights.offset) / weights.slope / np.log(2))


def summed(effects: np.ndarray, evidence: Evidence) -> np.ndarray:
    """Bits of each pair; impossible pairs get minus infinity."""
    # In double precision, so that the number of pairs looked at together changes no sum.
    return np.where(evidence.impossible, -np.inf, effects.sum(axis=0, dtype=np.float64))


def totals(evidence: Evidence, weights: Weights, population: Population) -> np.ndarray:
    return summed(effects(evidence, weights, population), evidence)


def prior_of(population: Population, weights: Weights) -> float:
    prior = weights.prior if population.prior is None else population.prior
    return float(np.clip(prior, *PRIOR_RANGE))


def null_bits(population: Population, weights: Weights) -> float:
    """How many bits a pair needs to be as likely as «this child is in no register»."""
    prior = prior_of(population, weights)
    return float(np.log2(max(population.size, 1)) + np.log2(1 - prior) - np.log2(prior))


def is_rival(bits: np.ndarray, population: Population, weights: Weights) -> np.ndarray:
    return np.asarray(bits) >= null_bits(population, weights) - RIVAL_BITS


def probabilities(
    missing: np.ndarray, found: np.ndarray, bits: np.ndarray, population: Population, weights: Weights,
    apart: np.ndarray | None = None,
) -> np.ndarray:  # fmt: skip
    """Probability of each pair (missing report, found report, bits).

    First the candidates of one found child compete with each other and with «in no register»; then those
    who claim one missing child, each with the odds the first round left it: two found children cannot both
    be the one. Pairs `apart`, which people have rejected, are nobody's rivals.
    """
    bits = np.asarray(bits, dtype=np.float64)
    if not len(bits):
        return np.zeros(0)
    odds = np.exp2(np.minimum(bits - null_bits(population, weights), MOST_BITS))
    rivals = is_rival(bits, population, weights)
    if apart is not None:
        rivals &= ~apart
    odds = odds / (1 + _others(found, np.where(rivals, odds, 0.0)))
    against = 1 + _others(missing, np.where(rivals, odds, 0.0))
    return calibrate(odds / (odds + against), weights)


def _others(groups: np.ndarray, values: np.ndarray) -> np.ndarray:
    """For each pair the sum of its group without itself."""
    _names, group = np.unique(groups, return_inverse=True)
    return np.maximum(np.bincount(group, weights=values)[group] - values, 0.0)


def calibrate(probability: np.ndarray, weights: Weights) -> np.ndarray:
    """What the competition says, corrected by what came true in training."""
    p = np.clip(probability, 1e-12, 1 - 1e-9)
    return 1 / (1 + np.exp(-(weights.slope * np.log(p / (1 - p)) + weights.offset)))
