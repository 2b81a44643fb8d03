"""Fits the weights on the training registers: `python -m benchmarks.matching.train [--write] [--population]`.

The chance of each level for the same child is counted on true pairs of the usual and of the harsher
registers, half and half, and drawn towards the table in service, so that a peculiarity of the generator
moves it only a little. What two strangers show is counted by the engine itself on whatever register it is
given. The test registers are never looked at: `--validate` judges the fitted table on registers of a third
seed. Without --write nothing is changed.

`--population` counts a large invented register anew: how common everything is, for registers too small to
tell.
"""

import argparse
import csv
import math

from matching import packing
from matching.bulk import Matcher, ranked
from matching.learning.fit import STRENGTH, fitted, level_counts
from matching.levels import FIELDS, LEVELS
from matching.weights import TABLE, Weights, load

from .data import TRAIN_SEED, VALIDATION_SEED, Labelled, labelled
from .judge import judge, print_verdict

NAMES_FROM = 2  # names borne once tell nothing about a country


def partners(data: Labelled) -> dict[str, str]:
    return {found: true.missing_id for found, true in data.truth.items()}


def verdict(data: Labelled, table: Weights):
    matcher = Matcher(data.missing, data.found, table)
    results = [
        (
            matcher.found.ids[r.found],
            [(matcher.missing.ids[m], float(p)) for m, p in zip(r.missing, r.probability, strict=True)],
        )
        for r in ranked(matcher)
    ]
    return judge(results, data.truth)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", type=int, default=20_000)
    parser.add_argument("--found", type=int, default=11_600)
    parser.add_argument("--strength", type=float, default=STRENGTH)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--population", action="store_true")
    options = parser.parse_args()
    if options.population:
        _write_population(options.missing * 2, options.found * 2)
    counts, present = 0, load()
    for harsh in (False, True):
        data = labelled(options.missing, options.found, TRAIN_SEED + 100 * harsh, harsh=harsh)
        counts = counts + level_counts(Matcher(data.missing, data.found), partners(data)) / 2
    table = fitted(counts, present, options.strength)
    _show(present, table)
    if options.validate:
        for harsh in (False, True):
            data = labelled(options.missing, options.found, VALIDATION_SEED, harsh=harsh)
            for name, weights in (("present", present), ("fitted", table)):
                print_verdict(f"{name}, {'harsher' if harsh else 'usual'}", verdict(data, weights))
    if options.write:
        _write(table)


def _show(present: Weights, table: Weights) -> None:
    for number, field in enumerate(FIELDS):
        for at, level in enumerate(LEVELS[field][1:], start=1):
            print(f"{field:>12} {level:<16} {present.m[number][at]:.3f} → {table.m[number][at]:.3f}")


def _write(table: Weights) -> None:
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["level"] == "*":
            continue
        number = FIELDS.index(row["field"])
        value = float(table.m[number][LEVELS[row["field"]].index(row["level"])])
        row["m"], row["source"] = f"{value:.4f}", "training registers"
        if row["u"] != "rarity":
            row["weight"] = f"{math.log2(float(row['m']) / float(row['u'])):.2f}"
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_population(missing: int, found: int) -> None:
    data = labelled(missing, found, TRAIN_SEED)
    population = Matcher(data.missing, data.found).population
    # When children went missing is a matter of the register in use, not of the country.
    population.days = population.days[:0]
    packing.DEFAULT.write_bytes(packing.pack(population, least=NAMES_FROM))


if __name__ == "__main__":
    main()
