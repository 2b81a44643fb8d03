"""What a ranking is worth: recall, precision, calibration, wrong alerts; over all and by difficulty."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from .data import SPLITS, Truth

DEPTHS, THRESHOLDS, BINS = (1, 5, 10, 50), (0.99, 0.9, 0.5), 10
ABSENT = 10**6


@dataclass
class Verdict:
    found: int = 0
    recall: dict[int, float] = field(default_factory=dict)
    mrr: float = 0.0
    precision: dict[float, float] = field(default_factory=dict)
    recall_at: dict[float, float] = field(default_factory=dict)
    wrong_alerts: float = 0.0  # share of the children in no register who still get a candidate of 0.9
    ece: float = 0.0
    reliability: list[tuple[float, float, int]] = field(default_factory=list)
    by_split: dict[str, tuple[int, float]] = field(default_factory=dict)


def judge(results: Iterable[tuple[str, list[tuple[str, float]]]], truth: dict[str, Truth]) -> Verdict:
    ranks, splits, scores, right, alerts, strangers = [], [], [], [], 0, 0
    for found_id, candidates in results:
        true = truth[found_id]
        for missing_id, score in candidates:
            scores.append(score)
            right.append(missing_id == true.missing_id)
        if not true.missing_id:
            strangers += 1
            alerts += bool(candidates) and candidates[0][1] >= 0.9
            continue
        order = [missing_id for missing_id, _score in candidates]
        ranks.append(order.index(true.missing_id) + 1 if true.missing_id in order else ABSENT)
        splits.append(true.split)
    rank, score, hit = np.array(ranks), np.array(scores), np.array(right, dtype=bool)
    verdict = Verdict(found=len(rank), mrr=float((1 / rank).mean()), wrong_alerts=alerts / max(strangers, 1))
    verdict.recall = {depth: float((rank <= depth).mean()) for depth in DEPTHS}
    for least in THRESHOLDS:
        told = score >= least
        verdict.precision[least] = float(hit[told].mean()) if told.any() else float("nan")
        verdict.recall_at[least] = float(hit[told].sum() / len(rank))
    verdict.ece, verdict.reliability = _calibration(score, hit)
    for split in SPLITS:
        own = rank[np.array(splits) == split]
        if len(own):
            verdict.by_split[split] = (len(own), float((own <= 1).mean()))
    return verdict


def _calibration(score: np.ndarray, hit: np.ndarray) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error over all listed candidates, and the table it comes from."""
    bins = np.minimum((score * BINS).astype(int), BINS - 1)
    table, error = [], 0.0
    for number in range(BINS):
        own = bins == number
        if own.any():
            said, true = float(score[own].mean()), float(hit[own].mean())
            table.append((said, true, int(own.sum())))
            error += own.mean() * abs(said - true)
    return float(error), table


def print_verdict(name: str, verdict: Verdict) -> None:
    print(f"{name}: {verdict.found} children with a true partner")
    print(
        "  recall  "
        + "  ".join(f"@{k} {v:.2%}" for k, v in verdict.recall.items())
        + f"  MRR {verdict.mrr:.4f}"
    )
    for least, value in verdict.precision.items():
        print(f"  p ≥ {least}: precision {value:.2%}, recall {verdict.recall_at[least]:.2%}")
    print(f"  ECE {verdict.ece:.4f}, wrong alerts among strangers {verdict.wrong_alerts:.2%}")
    print("  said / true: " + "  ".join(f"{s:.2f}/{t:.2f} ({n})" for s, t, n in verdict.reliability))
    print(
        "  right first by difficulty: "
        + "  ".join(f"{k} {v:.1%} ({n})" for k, (n, v) in verdict.by_split.items())
    )
