"""`import_register` on generated registers: time, memory, refused rows, and a second run."""

import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from cases.models import MissingReport, RecoveryReport
from trackchild.demo.people import MISSING_COLUMNS, RECOVERED_COLUMNS, registers

MISSING, RECOVERED, BROKEN = 20_000, 12_000, 0.01


def measure(scale: float) -> dict[str, Any]:
    share = min(1.0, max(0.02, scale * 20))  # from SCALE 0.05 on, the whole 20,000 + 12,000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = write_registers(folder, round(MISSING * share), round(RECOVERED * share), broken=BROKEN)
        before = _count()
        seconds, memory = _import(folder)
        imported = _count() - before
        again, _memory = _import(folder)
        unchanged = _count() - before == imported
        refused = sum(1 for _line in (folder / "errors.csv").open(encoding="utf-8")) - 1
    return {
        "rows": rows,
        "imported": imported,
        "refused": refused,
        "first run s": round(seconds, 1),
        "rows per second": round(rows / seconds, 1),
        "peak memory MiB": round(memory),
        "second run s": round(again, 1),
        "second run changed nothing": unchanged,
    }


def write_registers(folder: Path, missing: int, recovered: int, *, broken: float = 0.0) -> int:
    """missing.csv and recovered.csv of people never seen before; returns the number of rows."""
    now = time.time()
    made = registers(missing, recovered, int(now), broken=broken)
    mark = f"B{int(now * 1000)}-"
    _write(folder / "missing.csv", MISSING_COLUMNS, made.missing, mark)
    _write(folder / "recovered.csv", RECOVERED_COLUMNS, made.recovered, mark)
    return len(made.missing) + len(made.recovered)


def import_command(folder: Path) -> list[str]:
    command = [sys.executable, "manage.py", "import_register"]
    for option in ("missing", "recovered", "errors"):
        command += [f"--{option}", str(folder / f"{option}.csv")]
    return command


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]], mark: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        writer.writeheader()
        for row in rows:
            own = row[columns[0]]
            writer.writerow({**row, columns[0]: mark + own if own else ""})


def _import(folder: Path) -> tuple[float, float]:
    """Seconds, and the most memory the command held in MiB."""
    started = time.perf_counter()
    with (folder / "log").open("w+") as log:
        process = subprocess.Popen(import_command(folder), env=os.environ, stdout=log, stderr=log)
        _pid, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise RuntimeError(log.read()[-2000:])
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def _count() -> int:
    return MissingReport.objects.count() + RecoveryReport.objects.count()
