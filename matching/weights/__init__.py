"""The one table of weights, its calibration and version, reviewed in git.

The table was set by hand; `python -m benchmarks.matching.train` counts the training registers and
proposes changes.
"""

import csv
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..levels import FIELDS, INDEX, LEVELS, WIDEST

HERE = Path(__file__).parent
TABLE, CALIBRATION = HERE / "table.csv", HERE / "calibration.json"


@dataclass(frozen=True)
class Weights:
    """m: chance of the level for the same child; u: for two strangers, where the level has no rarity of
    its own.
    """

    version: str
    m: np.ndarray
    u: np.ndarray
    by_rarity: np.ndarray  # where the bits of the pair replace u
    scale: np.ndarray
    prior: float
    slope: float
    offset: float

    @property
    def log_m(self) -> np.ndarray:
        return np.log2(self.m)


_approved: Weights | None = None


def weights() -> Weights:
    """The table in service: the one approved last, else that of this release."""
    return _approved or of_release()


@lru_cache(maxsize=1)
def of_release() -> Weights:
    return load()


def serve(table: Weights | None) -> None:
    """From now on this table in this process; None: that of the release. Called by `matching.approved`."""
    global _approved
    _approved = table


def load(table: Path = TABLE, calibration: Path = CALIBRATION) -> Weights:
    shape = (len(FIELDS), WIDEST)
    m, u, by_rarity, scale = np.ones(shape), np.ones(shape), np.zeros(shape, bool), np.ones(len(FIELDS))
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            field = INDEX[row["field"]]
            if row["level"] == "*":
                scale[field] = float(row["m"])
                continue
            level = LEVELS[row["field"]].index(row["level"])
            m[field, level] = float(row["m"])
            by_rarity[field, level] = row["u"] == "rarity"
            u[field, level] = 1.0 if row["u"] == "rarity" else float(row["u"])
    numbers = json.loads(calibration.read_text(encoding="utf-8"))
    return Weights(
        version=numbers["version"], m=m, u=u, by_rarity=by_rarity, scale=scale,
        prior=numbers["prior"], slope=numbers["slope"], offset=numbers["offset"],
    )  # fmt: skip
