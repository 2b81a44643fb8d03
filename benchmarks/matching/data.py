"""Labelled registers for matching: invented families of `trackchild.demo.people`, five difficulties, and
a harsher variant.

The people, their siblings, twins and namesakes and the ordinary errors of writing come from the demo
generator. The harsher variant forgets and damages more than that generator ever does, so that weights which
only fit the generator show themselves. Training and test registers are drawn with different seeds and share
no person.
"""

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matching import registers as reader
from matching.names import parse_name
from matching.record import Record
from trackchild.demo.people.registers import MISSING_COLUMNS, RECOVERED_COLUMNS, registers

TRAIN_SEED, TEST_SEED, VALIDATION_SEED = 11, 12, 13
SPLITS = ("clean", "spelling", "script", "nickname", "name unknown")
# Harsher variant: chance that a cell of the found child's row is forgotten, and of marks told too vaguely.
FORGOTTEN = {
    "father": 0.45, "mother": 0.5, "address_district": 0.4, "address_state": 0.25,
    "address_locality": 0.6, "marks": 0.6,
    "height_cm": 0.4, "languages": 0.2, "complexion": 0.2, "build": 0.3, "hair": 0.3, "eyes": 0.4,
    "face": 0.4,
    "disability": 0.5, "dob": 0.7, "full_name": 0.06,
}  # fmt: skip
ALSO_MISSING = {
    "marks": 0.3,
    "mother": 0.3,
    "height_cm": 0.3,
    "address_district": 0.1,
    "father": 0.08,
    "languages": 0.2,
}


@dataclass(frozen=True)
class Truth:
    missing_id: str  # empty: this child is in no missing register
    split: str
    traits: tuple[str, ...]


@dataclass
class Labelled:
    missing: list[Record]
    found: list[Record]
    truth: dict[str, Truth]


def labelled(n_missing: int, n_found: int, seed: int, *, harsh: bool = False) -> Labelled:
    missing_rows, found_rows, truth_rows = rows(n_missing, n_found, seed, harsh=harsh)
    missing = [reader.record(row, "M") for row in missing_rows]
    found = [reader.record(row, "R") for row in found_rows]
    by_id = {record.id: record for record in missing}
    truth = {
        row["recovered_id"]: Truth(
            row["missing_id"],
            split_of(by_id.get(row["missing_id"]), record, row["traits"].split()),
            tuple(row["traits"].split()),
        )
        for row, record in zip(truth_rows, found, strict=True)
    }
    return Labelled(missing, found, truth)


def rows(n_missing: int, n_found: int, seed: int, *, harsh: bool = False):
    """Rows in the columns of the register files."""
    made = registers(n_missing, n_found, seed)
    if not harsh:
        return made.missing, made.recovered, made.truth
    rng = random.Random(seed + 1000)
    clothes = {r["recovered_id"]: r["missing_id"] for r in made.truth if r["missing_id"]}
    worn = {row["missing_id"]: row["clothing"] for row in made.missing}
    for row in made.recovered:
        # The demo dresses a child anew; here it still wears what the family told, half of the time.
        if row["recovered_id"] in clothes and rng.random() < 0.5:
            row["clothing"] = worn[clothes[row["recovered_id"]]]
    return (
        [_forget(rng, row, ALSO_MISSING) for row in made.missing],
        [_damage(rng, row) for row in made.recovered],
        made.truth,
    )


def _forget(rng: random.Random, row: dict[str, str], chances: dict[str, float]) -> dict[str, str]:
    return {**row, **{column: "" for column, chance in chances.items() if rng.random() < chance}}


def _damage(rng: random.Random, row: dict[str, str]) -> dict[str, str]:
    row = _forget(rng, row, FORGOTTEN)
    for column in ("full_name", "father", "mother"):
        if len(row[column]) > 4 and rng.random() < 0.25:
            at = rng.randrange(1, len(row[column]) - 1)
            row[column] = row[column][:at] + row[column][at + 1 :]
    if row["age_years"].isdigit() and rng.random() < 0.4:
        row["age_years"] = str(max(0, int(row["age_years"]) + rng.choice((-2, -1, 1, 2, 3))))
    if rng.random() < 0.02:
        row["sex"] = {"M": "F", "F": "M"}.get(row["sex"][:1].upper(), row["sex"])
    return row


def split_of(missing: Record | None, found: Record, traits: list[str]) -> str:
    """How hard the name makes it."""
    if not parse_name(found.full_name) or "nameless" in traits:
        return "name unknown"
    if "nickname" in traits:
        return "nickname"
    if (
        missing is None
        or found.full_name.isascii() != missing.full_name.isascii()
        or "local-script" in traits
    ):
        return "script"
    return "clean" if found.full_name.lower() == missing.full_name.lower() else "spelling"


def write(
    folder: Path, n_missing: int, n_found: int, seed: int, *, harsh: bool = False
) -> tuple[Path, Path, Path]:
    """The registers as files, as anybody would hand them in."""
    folder.mkdir(parents=True, exist_ok=True)
    missing, found, truth = rows(n_missing, n_found, seed, harsh=harsh)
    parts = (
        (folder / "missing.csv", MISSING_COLUMNS, missing),
        (folder / "recovered.csv", RECOVERED_COLUMNS, found),
        (folder / "truth.csv", ("recovered_id", "missing_id", "traits"), truth),
    )
    for path, columns, body in parts:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(body)
    return parts[0][0], parts[1][0], parts[2][0]


def read_matches(path: Path) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """(recovered id, [(missing id, score)]) of a match file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["recovered_id"], [(c["missing_id"], c["score"]) for c in row["candidates"]]
