"""Right first and right in the first ten on the labelled set, clean and made harder."""

from typing import Any

from benchmarks.matching.__main__ import run

MISSING, FOUND = 20_000, 11_600


def measure(scale: float) -> dict[str, Any]:
    share = min(1.0, max(0.05, scale * 20))
    return {name: _run(share, harsh=harsh) for name, harsh in (("clean", False), ("harsh", True))}


def _run(share: float, *, harsh: bool) -> dict[str, Any]:
    verdict, seconds = run(round(MISSING * share), round(FOUND * share), harsh=harsh)
    return {
        "recall@1": round(verdict.recall[1], 4),
        "recall@10": round(verdict.recall[10], 4),
        "precision at 0.9": round(verdict.precision[0.9], 4),
        "ECE": round(verdict.ece, 4),
        "s": round(seconds, 1),
        **{f"first, {split}": round(share, 3) for split, (_count, share) in verdict.by_split.items()},
    }
