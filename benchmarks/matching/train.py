"""Fits the weights on the training registers: `python -m benchmarks.matching.train [--write]`.

The chance of each level for the same child is counted on true pairs, half of them from the harsher
registers, and drawn
towards the table in service, so that a peculiarity of the generator moves it only a little. The test
registers are
never looked at. Without --write it only prints what would change.
"""

import argparse
import csv
import math

import numpy as np

from matching.bulk import Matcher, score_all
from matching.levels import FIELDS, LEVELS
from matching.weights import TABLE, load

from .data import TRAIN_SEED, labelled

STRENGTH = 1500.0  # how many true pairs the present table is worth


def level_counts(matcher: Matcher, truth) -> np.ndarray:
    """How often the true pairs show each level of each field."""
    rows = {identity: row for row, identity in enumerate(matcher.missing.ids)}
    pairs = [
        (rows[truth[i].missing_id], row)
        for row, i in enumerate(matcher.found.ids)
        if truth[i].missing_id in rows
    ]
    m, f = np.array(pairs).T
    levels = matcher.evidence(m, f).levels
    width = max(len(names) for names in LEVELS.values())
    return np.stack([np.bincount(levels[number], minlength=width) for number in range(len(FIELDS))])


def fitted(counts: np.ndarray) -> dict[tuple[str, str], float]:
    """New chances by level, drawn towards the present ones. Groups of levels that exclude each other sum
    to one.
    """
    present = load()
    new = {}
    for number, field in enumerate(FIELDS):
        names = LEVELS[field]
        for group in _groups(field):
            indices = [names.index(name) for name in group]
            seen, prior = counts[number][indices].astype(float), present.m[number][indices]
            share = (seen + STRENGTH * prior) / (seen.sum() + STRENGTH * prior.sum())
            for name, value in zip(group, share * min(prior.sum(), 1.0), strict=True):
                new[field, name] = float(value)
    return new


def _groups(field: str) -> list[tuple[str, ...]]:
    """Levels by what both sides told: a state only is another question than two districts, an age than a
    birth.
    """
    names = LEVELS[field][1:]
    apart = tuple(name for name in names if name.startswith(("state_", "birth_", "nickname_")))
    return [tuple(name for name in names if name not in apart)] + [
        group for prefix in ("state_", "birth_") if (group := tuple(n for n in apart if n.startswith(prefix)))
    ]


def calibration(matcher: Matcher, truth) -> float:
    """Share of probability mass that comes true: near one when the competition is honest."""
    m, f, p, _bits = score_all(matcher)
    hits = [
        truth[matcher.found.ids[b]].missing_id == matcher.missing.ids[a] for a, b in zip(m, f, strict=True)
    ]
    return float(np.sum(hits) / p.sum()) if len(p) else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", type=int, default=20_000)
    parser.add_argument("--found", type=int, default=11_600)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    counts = 0
    for harsh in (False, True):
        data = labelled(options.missing, options.found, TRAIN_SEED + 100 * harsh, harsh=harsh)
        matcher = Matcher(data.missing, data.found)
        counts = counts + level_counts(matcher, data.truth)
        print(f"{'harsh' if harsh else 'usual'}: true / said {calibration(matcher, data.truth):.3f}")
    new = fitted(counts)
    rows = list(csv.DictReader(TABLE.open(encoding="utf-8")))
    for row in rows:
        value = new.get((row["field"], row["level"]))
        if value is None:
            continue
        print(f"{row['field']:>12} {row['level']:<16} {float(row['m']):.3f} → {value:.3f}")
        row["m"] = f"{value:.4f}"
        row["source"] = "training registers"
        if row["u"] != "rarity":
            row["weight"] = f"{math.log2(value / float(row['u'])):.2f}"
    if options.write:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
