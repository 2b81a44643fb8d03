"""Scores the live register anew and keeps the plausible pairs."""

import json
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf

from cases.models import MissingReport, RecoveryReport
from matching.reasons import from_json
from matching.services import rematch_all


class Command(BaseCommand):
    help = "Re-score all open reports; keeps the plausible pairs and, if asked, writes a match file."

    def add_arguments(self, parser):
        parser.add_argument("--out", type=Path, help="JSON lines to write")
        parser.add_argument("--top", type=int, default=50, help="most candidates per recovered person")
        parser.add_argument(
            "--since", type=date.fromisoformat, help="only recovered reports changed since this day"
        )

    def handle(self, *, out: Path | None, top: int, since: date | None, **_options):
        done = 0
        known_as = (identifiers(MissingReport), identifiers(RecoveryReport)) if out else ({}, {})
        with out.open("w", encoding="utf-8") if out else nullcontext() as file:
            for record, candidates in rematch_all(
                top=top, since=since, say=self.stderr.write, whole=file is not None
            ):
                if file:
                    file.write(json.dumps(line(record, candidates, *known_as), ensure_ascii=False) + "\n")
                done += 1
                if done % 2000 == 0:
                    self.stderr.write(f"{done} recovered reports matched")
        self.stderr.write(f"{done} recovered reports matched")


def identifiers(model) -> dict[str, str]:
    """What others call a record: its number in the register it came from, else its reference."""
    name = Coalesce(NullIf("external_id", Value("")), "reference")
    return {str(pk): own for pk, own in model.objects.values_list("pk", name).iterator(chunk_size=5000)}


def line(record, candidates, missing_names: dict[str, str], found_names: dict[str, str]) -> dict:
    return {
        "recovered_id": found_names.get(str(record.id), str(record.id)),
        "candidates": [
            {
                "missing_id": missing_names.get(str(missing.id), str(missing.id)),
                "score": round(p, 8),
                "reasons": [
                    {"field": r.field, "effect": r.effect, "text": r.text} for r in from_json(reasons)
                ],
            }
            for missing, p, reasons in candidates
        ],
    }
