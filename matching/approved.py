"""The approved table of weights, kept in the database and read by every process within a minute."""

from dataclasses import replace
from typing import Any

import numpy as np

from matching.levels import INDEX, LEVELS
from matching.models import WeightProposal
from matching.weights import Weights, of_release, serve, weights


def refresh() -> None:
    """Serves what was approved last. A newer release, reviewed by itself, puts older approvals aside."""
    row = WeightProposal.objects.in_service()
    if row is None or row.table["release"] != of_release().version:
        serve(None)
    elif weights().version != row.engine:
        serve(table_of(row))


def as_json(table: Weights) -> dict[str, Any]:
    """Chance of each known level for the same child, and the calibration."""
    m = {
        field: {level: round(float(table.m[INDEX[field], at]), 6) for at, level in enumerate(names) if at}
        for field, names in LEVELS.items()
    }
    return {
        "release": of_release().version, "m": m, "slope": table.slope, "offset": table.offset,
        "prior": table.prior,
    }  # fmt: skip


def table_of(row: WeightProposal) -> Weights:
    kept = row.table
    m = of_release().m.copy()
    for field, levels in kept["m"].items():
        for level, chance in levels.items():
            m[INDEX[field], LEVELS[field].index(level)] = chance
    return replace(
        of_release(), version=row.engine, m=np.maximum(m, 1e-6), slope=kept["slope"], offset=kept["offset"],
        prior=kept["prior"],
    )  # fmt: skip
