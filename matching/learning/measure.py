"""What a table does on a labelled register: the few figures the approving officer compares."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from matching import registers
from matching.bulk import Matcher, ranked
from matching.learning.fit import level_counts, log_odds
from matching.record import Record
from matching.weights import Weights

SURE, BINS = 0.9, 10
LEAST_SHOWN = 0.001


@dataclass
class Register:
    """Two files of people and who is who: found id → missing id, empty when in no register."""

    missing: list[Record]
    found: list[Record]
    partner: dict[str, str]


def read(folder: Path) -> Register:
    with (folder / "truth.csv").open(encoding="utf-8-sig", newline="") as lines:
        partner = {row["recovered_id"]: row["missing_id"] for row in csv.DictReader(lines)}
    return Register(
        list(registers.read(folder / "missing.csv", "M")),
        list(registers.read(folder / "recovered.csv", "R")),
        partner,
    )


def true_levels(register: Register, table: Weights) -> np.ndarray:
    return level_counts(Matcher(register.missing, register.found, table), register.partner)


def raw_pairs(register: Register, table: Weights) -> tuple[np.ndarray, np.ndarray]:
    """(log-odds before calibration, the same person?) of the plausible pairs."""
    matcher = Matcher(register.missing, register.found, replace(table, slope=1.0, offset=0.0))
    p, same = _listed(matcher, register.partner)
    return log_odds(p), same


def _listed(matcher: Matcher, partner: Mapping[str, str]) -> tuple[np.ndarray, np.ndarray]:
    said, same = [np.zeros(0)], [np.zeros(0, bool)]
    for result in ranked(matcher):
        own = partner.get(matcher.found.ids[result.found], "")
        keep = result.probability >= LEAST_SHOWN
        said.append(result.probability[keep])
        same.append(np.array([matcher.missing.ids[m] == own for m in result.missing[keep]], bool))
    return np.concatenate(said), np.concatenate(same)


def figures(register: Register, table: Weights) -> dict[str, float]:
    """Shares between 0 and 1, rounded as they are shown."""
    matcher = Matcher(register.missing, register.found, table)
    ranks, said, same, strangers, wrong = [], [np.zeros(0)], [np.zeros(0, bool)], 0, 0
    for result in ranked(matcher):
        own = register.partner.get(matcher.found.ids[result.found], "")
        hit = np.array([matcher.missing.ids[m] == own for m in result.missing], bool)
        said.append(result.probability)
        same.append(hit)
        if own:
            ranks.append(int(hit.argmax()) + 1 if hit.any() else 10**6)
        else:
            strangers += 1
            wrong += bool(len(hit)) and bool(result.probability[0] >= SURE)
    p, right, rank = np.concatenate(said), np.concatenate(same), np.array(ranks)
    sure = p >= SURE
    return {
        "recall_1": _share(rank <= 1),
        "recall_10": _share(rank <= 10),
        "precision": _share(right[sure]),
        "wrong_alerts": round(wrong / max(strangers, 1), 5),
        "ece": round(calibration_error(p, right), 5),
    }


def _share(hits: np.ndarray) -> float:
    return round(float(hits.mean()), 5) if len(hits) else 0.0


def calibration_error(said: np.ndarray, true: np.ndarray) -> float:
    """How far what was said lies from what came true, over ten bands."""
    if not len(said):
        return 0.0
    bins = np.minimum((said * BINS).astype(int), BINS - 1)
    own = (bins == number for number in range(BINS))
    return float(sum(b.mean() * abs(said[b].mean() - true[b].mean()) for b in own if b.any()))
