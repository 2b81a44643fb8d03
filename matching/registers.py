"""Register files (CSV written by somebody else) as Records: read as `import_register` reads them, but no
row is refused.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cases.registers import header, parse_missing_row, parse_recovered_row
from matching import reading
from matching.record import Place, Record

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
ID_COLUMN = {"M": "missing_id", "R": "recovered_id"}
PARSE = {"M": parse_missing_row, "R": parse_recovered_row}


class HeaderError(ValueError):
    """The file has no column of identifiers: nothing could be said about its rows."""


def read(path: str | Path, side: str) -> Iterator[Record]:
    """Records of a register file in its order. `side` is "M" or "R"."""
    with Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.DictReader(line.replace("\0", "") for line in file)
        reader.fieldnames = [header(name or "") for name in reader.fieldnames or []]
        if ID_COLUMN[side] not in reader.fieldnames:
            raise HeaderError(f"{path}: the first line names no column {ID_COLUMN[side]}.")
        for row in reader:
            yield record({k: v or "" for k, v in row.items() if k and isinstance(v, str | None)}, side)


def record(row: dict[str, str], side: str) -> Record:
    """One register row, keys as in the header."""
    told = PARSE[side](row, date.max, strict=False)
    columns = {**told, "height_band": "", "home": _home(told["home"]), "place": _place(told["place"])}
    if side == "M":
        # A home's own child who is missing answers to the name it got there.
        columns["name_is_given"] = False
    return reading.record_of(columns, told["external_id"].strip())


def _home(told: dict[str, Any]) -> Place:
    lost = "" if told["district_code"] else told["district_text"]
    return reading.place(
        told["district_code"], told["state_code"], f"{told['locality']} {told['station_text']} {lost}"
    )


def _place(told: dict[str, Any]) -> Place:
    return reading.place(told["district_code"], told["state_code"])
