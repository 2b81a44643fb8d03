"""A CSV register loaded into live cases: in chunks, each all or nothing, again without harm."""

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.registers import UnreadableError, header
from cases.services.register_import.loaders import REGISTERS, Register, offer
from cases.services.register_import.places import Directory

__all__ = ["REGISTERS", "Directory", "ErrorsFile", "HeaderError", "Register", "Tally", "import_file", "offer"]

CHUNK = 1000
BAD_SIGN = "\ufffd"  # what stands for bytes that are not UTF-8


class HeaderError(ValueError):
    """The file lacks a column no row can do without."""


@dataclass
class Tally:
    read: int = 0
    imported: int = 0
    unchanged: int = 0
    refused: int = 0
    seconds: float = 0.0


class ErrorsFile:
    """Refused rows, one line each; when resumed, what was already said is not said again."""

    COLUMNS = ("file", "line", "column", "reason", "value")

    def __init__(self, path: Path | None, *, resume: bool) -> None:
        self.said: set[tuple[str, str]] = set()
        self.handle: TextIO | None = None
        if path is None:
            return
        again = resume and path.exists()
        if again:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                self.said = {(row["file"], row["line"]) for row in csv.DictReader(lines) if row.get("line")}
        self.handle = path.open("a" if again else "w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.handle)
        if not again:
            self.writer.writerow(self.COLUMNS)

    def add(self, file: str, line: int, error: UnreadableError) -> None:
        if self.handle and (file, str(line)) not in self.said:
            self.writer.writerow((file, line, error.column, error.reason, error.value))

    def flush(self) -> None:
        if self.handle:
            self.handle.flush()

    def close(self) -> None:
        if self.handle:
            self.handle.close()


def import_file(
    register: Register,
    path: Path,
    errors: ErrorsFile,
    *,
    dry_run: bool = False,
    resume: bool = False,
    progress: Callable[[Tally], Any] = vars,
) -> Tally:
    """Load one file. A chunk is written whole or not at all; an external id is written once."""
    started, tally, seen = time.monotonic(), Tally(), set()
    directory = Directory()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = _rows(lines, register)
        while chunk := list(islice(rows, CHUNK)):
            _import_chunk(
                register, path.name, chunk, directory, errors, tally, seen, dry_run=dry_run, resume=resume
            )
            errors.flush()
            tally.seconds = time.monotonic() - started
            progress(tally)
    return tally


def _rows(lines: TextIO, register: Register) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) with the columns named as here, whatever their order."""
    reader = csv.reader((line.replace("\0", "") for line in lines), strict=False)
    names = [header(name) for name in next(reader, [])]
    lacking = [name for name in register.needed if name not in names]
    if lacking:
        raise HeaderError(
            _("These columns are missing in the first line: %(columns)s") % {"columns": ", ".join(lacking)}
        )
    line = reader.line_num
    for cells in reader:
        line, start = reader.line_num, line + 1
        if any(cell.strip() for cell in cells):
            yield start, {**dict(zip(names, cells, strict=False)), "": str(len(cells) - len(names))}


def _import_chunk(
    register: Register,
    file: str,
    chunk: list[tuple[int, dict[str, str]]],
    directory: Directory,
    errors: ErrorsFile,
    tally: Tally,
    seen: set[str],
    *,
    dry_run: bool,
    resume: bool,
) -> None:
    tally.read += len(chunk)
    ids = [" ".join((row.get(register.id_column) or "").split()) for _line, row in chunk]
    known = register.known([one for one in ids if one])
    good, today = [], timezone.localdate()
    for (line, row), own_id in zip(chunk, ids, strict=True):
        try:
            if own_id and own_id in seen:
                raise UnreadableError(register.id_column, own_id, _("This number stands twice in the file."))
            if resume and own_id in known:
                seen.add(own_id)
                tally.unchanged += 1
                continue
            values = _read(register, row, today)
        except UnreadableError as error:
            tally.refused += 1
            errors.add(file, line, error)
            continue
        seen.add(own_id)
        if values["external_id"] in known:
            tally.unchanged += 1
        else:
            good.append(values)
    if good and not dry_run:
        with transaction.atomic():
            register.keep(good, directory)
    tally.imported += len(good)


def _read(register: Register, row: dict[str, str], today: Any) -> dict[str, Any]:
    if int(row.pop("", "0")) > 0:
        raise UnreadableError("", "", _("The row has more cells than the first line has columns."))
    for column, cell in row.items():
        if BAD_SIGN in cell:
            raise UnreadableError(column, "", _("This cell is not written in UTF-8."))
    return register.parse(row, today)
