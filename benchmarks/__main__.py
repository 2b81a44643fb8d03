"""`make bench`: loads a synthetic country at SCALE, measures, prints and writes results/<date>.json.

Some of it only: `make bench ARGS="--only visible messages"`.
"""

import argparse
import json
import os
import platform
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.ground import prepare

RESULTS = Path(__file__).parent / "results"


MEASURES = {
    "lookup": "lookups",
    "suggest": "suggest",
    "pages": "pages",
    "visible": "visible",
    "messages": "messages",
    "import": "imports",
    "matching": "recall",
    "faces": "faces",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES), metavar="NAME")
    wanted = parser.parse_args().only
    scale = float(os.environ.get("SCALE", "0.05"))
    ground = prepare(scale)
    figures: dict[str, dict] = {"country": ground.figures}
    try:
        for name in wanted:
            print(f"… {name}", file=sys.stderr, flush=True)
            module = import_module(f"benchmarks.{MEASURES[name]}")  # it needs Django to be set up
            figures[name] = module.measure(scale)
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
