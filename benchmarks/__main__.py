"""`make bench`: loads a synthetic country at SCALE, measures, prints and writes results/<date>.json."""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.ground import prepare

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    scale = float(os.environ.get("SCALE", "0.05"))
    ground = prepare(scale)
    from benchmarks import imports, lookups, pages, recall  # they need Django to be set up

    figures: dict[str, dict] = {"country": ground.figures}
    try:
        for name, measure in (
            ("lookup", lookups.measure),
            ("pages", pages.measure),
            ("import", imports.measure),
            ("matching", recall.measure),
        ):
            print(f"… {name}", file=sys.stderr, flush=True)
            figures[name] = measure(scale)
    finally:
        ground.stop()
    _print(figures)
    _write(scale, figures)


def _print(figures: dict[str, dict]) -> None:
    for name, rows in figures.items():
        print(f"\n{name}")
        for label, value in rows.items():
            print(f"  {label:<52} {_shown(value)}")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key} {_shown(part)}" for key, part in value.items())
    return f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value}"


def _write(scale: float, figures: dict[str, dict]) -> None:
    now = datetime.now(UTC)
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y-%m-%d-%H%M}.json"
    about = {
        "at": now.isoformat(timespec="seconds"),
        "scale": scale,
        "processors": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }
    path.write_text(json.dumps({"about": about, **figures}, indent=2), encoding="utf-8")
    print(f"\n{path}")


if __name__ == "__main__":
    main()
