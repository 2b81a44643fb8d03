"""Chances of levels and calibration from labelled pairs.

What two strangers show is counted by the engine itself on whatever register it is given; only what the same
child shows is learnt, and drawn towards the table in service.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from matching.bulk import Matcher
from matching.levels import FIELDS, INDEX, LEVELS, WIDEST
from matching.weights import Weights

STRENGTH = 3000.0  # how many true pairs the present table is worth
PULL = 50.0  # how many decided pairs stand for «the calibration is right as it is»
STEPS = 50
OWN_CURVE = ("photo",)  # measured by itself; decisions about few photographs must not bend it


def level_counts(matcher: Matcher, partner: Mapping[str, str]) -> np.ndarray:
    """How often true pairs (found id → missing id) show each level of each field."""
    rows = {identity: row for row, identity in enumerate(matcher.missing.ids)}
    pairs = [(rows[partner[i]], row) for row, i in enumerate(matcher.found.ids) if partner.get(i, "") in rows]
    if not pairs:
        return np.zeros((len(FIELDS), WIDEST))
    m, f = np.array(pairs).T
    levels = matcher.evidence(m, f).levels
    return np.stack([np.bincount(levels[number], minlength=WIDEST) for number in range(len(FIELDS))]).astype(
        float
    )


def counts_of(compared: Iterable[Mapping[str, str]]) -> np.ndarray:
    """The same from comparisons kept with decisions (field → level)."""
    counts = np.zeros((len(FIELDS), WIDEST))
    for evidence in compared:
        for field, level in evidence.items():
            if field in INDEX and level in LEVELS[field]:
                counts[INDEX[field], LEVELS[field].index(level)] += 1
    return counts


def fitted(counts: np.ndarray, present: Weights, strength: float = STRENGTH) -> Weights:
    """The table with new chances: what was seen, drawn towards the present table as if that were so many
    pairs more. Without any pairs the table stays as it is.
    """
    m = present.m.copy()
    for number, field in enumerate(FIELDS):
        for group in groups(field) if field not in OWN_CURVE else ():
            seen, prior = counts[number][group], present.m[number][group]
            m[number][group] = (seen + strength * prior) / (seen.sum() + strength)
    return replace(present, m=m)


def groups(field: str) -> list[list[int]]:
    """Where only the state was told, another question was answered than where the district was."""
    names = LEVELS[field]
    states = [at for at, name in enumerate(names) if name.startswith("state_")]
    return [group for group in ([at for at in range(1, len(names)) if at not in states], states) if group]


def calibrated(present: Weights, raw: np.ndarray, same: np.ndarray, worth: np.ndarray) -> tuple[float, float]:
    """Slope and offset by logistic regression with a pull towards those in service.

    `raw`: log-odds before calibration; `same`: whether it was one person; `worth`: weight of each pair.
    """
    start = np.array([present.slope, present.offset])
    if not len(raw):
        return present.slope, present.offset
    x = np.stack([raw, np.ones_like(raw)], axis=1)
    pull = np.diag([PULL, PULL])
    found = start.copy()
    for _step in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -40, 40)))
        slope = x.T @ (worth * (same - p)) - pull @ (found - start)
        curve = (x * (worth * p * (1 - p))[:, None]).T @ x + pull
        step = np.linalg.solve(curve, slope)
        found = found + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    return float(max(found[0], 0.05)), float(found[1])


def log_odds(p: np.ndarray) -> np.ndarray:
    p = np.clip(np.asarray(p, dtype=float), 1e-12, 1 - 1e-9)
    return np.log(p / (1 - p))
