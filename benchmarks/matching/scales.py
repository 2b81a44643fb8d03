"""Fits how much each field counts: `python -m benchmarks.matching.scales [--write]`.

The evidence of fields is added as if they were independent, which they are not: whoever speaks Bengali
lives in Bengal, and a shirt comes with trousers. One factor for each field corrects that. The factors make
the true partners of the training registers likeliest among their rivals and «in no register» (conditional
logit), drawn towards 1 by a ridge.
"""

import argparse
import csv
from dataclasses import dataclass

import numpy as np

from matching.bulk import Matcher
from matching.levels import FIELDS
from matching.score import effects, null_bits, summed
from matching.weights import TABLE, load

from .data import TRAIN_SEED, VALIDATION_SEED, labelled

RIDGE = 0.05
FAR = 14.0  # pairs so many bits below «in no register» are left out: they hardly weigh
LEAST, MOST = 0.2, 2.0
STEPS = 60
LN2 = np.log(2)
SOURCE = f"fitted: training registers, ridge {RIDGE}"


@dataclass
class Rivals:
    """Bits of each field for each pair, the found child of the pair, and whether it is the true one."""

    effects: np.ndarray  # [fields, pairs]
    found: np.ndarray
    is_true: np.ndarray
    number: int
    null: float


def rivals(seed: int, *, missing: int, found: int, harsh: bool) -> Rivals:
    data = labelled(missing, found, seed, harsh=harsh)
    matcher = Matcher(data.missing, data.found)
    rows = {record.id: row for row, record in enumerate(data.missing)}
    true = np.array([rows.get(data.truth[record.id].missing_id, -1) for record in data.found])
    null = null_bits(matcher.population, matcher.weights)
    parts = []
    for at in range(0, len(data.found), 256):
        m, f = matcher.pairs(range(at, min(at + 256, len(data.found))))
        evidence = matcher.evidence(m, f)
        worth = effects(evidence, matcher.weights, matcher.population) / matcher.weights.scale[:, None]
        bits, right = summed(worth, evidence), m == true[f]
        near = np.isfinite(bits) & (right | (bits > null - FAR))
        parts.append((worth[:, near].astype(float), f[near], right[near]))
    worth, f, right = (np.concatenate(column, axis=-1) for column in zip(*parts, strict=True))
    return Rivals(worth, f, right, len(data.found), null)


def loss(factors: np.ndarray, sets: list[Rivals], ridge: float = RIDGE):
    """(loss, gradient, curvature); the last of `factors` moves the prior."""
    scales, total = factors[:-1], 0.0
    gradient, curve = np.zeros_like(factors), np.zeros((len(factors), len(factors)))
    for one in sets:
        z = np.clip(LN2 * (scales @ one.effects - one.null) + factors[-1], -60, 60)
        weight = np.exp(z)
        sums = 1 + np.bincount(one.found, weights=weight, minlength=one.number)
        p = weight / sums[one.found]
        x = np.vstack([LN2 * one.effects, np.ones(len(z))])
        total += (np.log(sums).sum() - z[one.is_true].sum()) / one.number
        gradient += x @ (p - one.is_true) / one.number
        means = np.stack([np.bincount(one.found, weights=p * row, minlength=one.number) for row in x])
        curve += ((x * p) @ x.T - means @ means.T) / one.number
    total += ridge * ((scales - 1) ** 2).sum()
    gradient[:-1] += 2 * ridge * (scales - 1)
    curve[np.diag_indices(len(scales))] += 2 * ridge
    return total, gradient, curve


def fit(sets: list[Rivals], ridge: float = RIDGE) -> np.ndarray:
    """Newton's steps, halved while they make it worse. → a factor of each field, the shift of the prior."""
    factors = np.append(np.ones(len(FIELDS)), 0.0)
    value, gradient, curve = loss(factors, sets, ridge)
    for _step in range(STEPS):
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(factors)), gradient)
        size = 1.0
        while size > 1e-4:
            trial = factors - size * step
            trial[:-1] = np.clip(trial[:-1], LEAST, MOST)
            found = loss(trial, sets, ridge)
            if found[0] < value:
                break
            size /= 2
        else:
            break
        done = value - found[0] < 1e-7
        factors, (value, gradient, curve) = trial, found
        if done:
            break
    return factors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", type=int, default=20_000)
    parser.add_argument("--found", type=int, default=11_600)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sizes = {"missing": options.missing, "found": options.found}
    train, validation = (
        [rivals(seed, harsh=harsh, **sizes) for harsh in (False, True)]
        for seed in (TRAIN_SEED, VALIDATION_SEED)
    )
    factors = fit(train)
    for name, values in (("in service", np.append(load().scale, 0.0)), ("fitted", factors)):
        print(f"{name}: loss on the validation registers {loss(values, validation, 0.0)[0]:.4f}")
    for field, old, new in zip(FIELDS, load().scale, factors, strict=False):
        print(f"{field:>12} {old:.2f} → {new:.2f}")
    if options.write:
        _write(dict(zip(FIELDS, factors.tolist(), strict=False)))


def _write(factors: dict[str, float]) -> None:
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["level"] == "*":
            row["m"], row["source"] = f"{round(factors[row['field']] * 20) / 20:g}", SOURCE
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
