"""Writes two invented register files, and the truth about them."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from trackchild.demo.people import MISSING_COLUMNS, RECOVERED_COLUMNS, registers


class Command(BaseCommand):
    help = "Writes missing.csv, recovered.csv and truth.csv about invented people."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")
        parser.add_argument("--missing", type=int, default=20_000)
        parser.add_argument("--recovered", type=int, default=12_000)
        parser.add_argument(
            "--broken", type=float, default=0.0, help="share of rows with a fault, 0.01 for one in 100"
        )
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *_args: Any, **options: Any) -> None:
        found = registers(options["missing"], options["recovered"], options["seed"], broken=options["broken"])
        folder: Path = options["out"]
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "missing.csv", MISSING_COLUMNS, found.missing)
        _write(folder / "recovered.csv", RECOVERED_COLUMNS, found.recovered)
        _write(folder / "truth.csv", ("recovered_id", "missing_id", "traits"), found.truth)
        self.stdout.write(f"{folder}: {len(found.missing)} missing, {len(found.recovered)} recovered")


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        writer.writeheader()
        writer.writerows(rows)
