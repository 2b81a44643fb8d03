"""Times as a middle and a spread, never as one number."""

from collections.abc import Sequence


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """Milliseconds: median, 95th percentile, least, most, and how often it was measured."""
    ordered = sorted(seconds)
    return {
        "p50 ms": _milliseconds(ordered[len(ordered) // 2]),
        "p95 ms": _milliseconds(ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]),
        "min ms": _milliseconds(ordered[0]),
        "max ms": _milliseconds(ordered[-1]),
        "n": len(ordered),
    }


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
