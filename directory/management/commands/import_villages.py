"""Import blocks and villages from a CSV file: district_lgd, block_lgd, block, village_lgd, village, pin."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from directory.models import Block, District, Village

COLUMNS = {"district_lgd", "village_lgd", "village"}
CHUNK = 1000


class Command(BaseCommand):
    help = "Import blocks and villages (CSV with district_lgd, block_lgd, block, village_lgd, village, pin)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--errors", type=Path, help="write bad rows with their reason to this file")

    def handle(self, *_args: Any, file: Path, errors: Path | None, **_options: Any) -> None:
        self.districts = dict(District.objects.values_list("lgd_code", "pk"))
        self.bad: list[list[str]] = []
        done = 0
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if missing := COLUMNS - set(rows.fieldnames or ()):
                raise CommandError(f"The file has no column {', '.join(sorted(missing))}.")
            numbered = enumerate(rows, start=2)
            while chunk := list(islice(numbered, CHUNK)):
                done += self._store(list(self._good(chunk)))
        if errors and self.bad:
            with errors.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([["line", "column", "reason"], *self.bad])
        self.stdout.write(f"{done} villages stored, {len(self.bad)} rows refused.")

    def _good(self, chunk: list[tuple[int, dict]]) -> Iterator[dict]:
        for line, row in chunk:
            if problem := self._problem(row):
                self.bad.append([str(line), *problem])
            else:
                yield row

    def _problem(self, row: dict) -> tuple[str, str] | None:
        for column in ("district_lgd", "village_lgd"):
            if not (row.get(column) or "").strip().isdecimal():
                return column, "not a number"
        if row.get("block_lgd") and not row["block_lgd"].strip().isdecimal():
            return "block_lgd", "not a number"
        if int(row["district_lgd"]) not in self.districts:
            return "district_lgd", "no such district"
        if not (row.get("village") or "").strip():
            return "village", "empty"
        return None

    @transaction.atomic
    def _store(self, rows: list[dict]) -> int:
        blocks = self._store_blocks(rows)
        villages = {
            int(row["village_lgd"]): Village(
                lgd_code=int(row["village_lgd"]),
                name=row["village"].strip()[:150],
                district_id=self.districts[int(row["district_lgd"])],
                block_id=blocks.get(int(row["block_lgd"])) if row.get("block_lgd") else None,
                pin=(row.get("pin") or "").strip()[:6],
            )
            for row in rows
        }
        Village.objects.bulk_create(
            villages.values(),
            update_conflicts=True,
            unique_fields=["lgd_code"],
            update_fields=["name", "district", "block", "pin"],
        )
        return len(villages)

    def _store_blocks(self, rows: list[dict]) -> dict[int, int]:
        blocks = {
            int(row["block_lgd"]): Block(
                lgd_code=int(row["block_lgd"]),
                name=(row.get("block") or row["block_lgd"]).strip()[:120],
                district_id=self.districts[int(row["district_lgd"])],
            )
            for row in rows
            if row.get("block_lgd")
        }
        Block.objects.bulk_create(
            blocks.values(),
            update_conflicts=True,
            unique_fields=["lgd_code"],
            update_fields=["name", "district"],
        )
        return dict(Block.objects.filter(lgd_code__in=blocks).values_list("lgd_code", "pk"))
