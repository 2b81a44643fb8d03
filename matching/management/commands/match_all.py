"""Scores the live register anew and keeps the plausible pairs."""

import json
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand

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
        with out.open("w", encoding="utf-8") if out else nullcontext() as file:
            for record, candidates in rematch_all(top=top, since=since, say=self.stderr.write):
                if file:
                    file.write(json.dumps(line(record, candidates), ensure_ascii=False) + "\n")
                done += 1
                if done % 2000 == 0:
                    self.stderr.write(f"{done} recovered reports matched")
        self.stderr.write(f"{done} recovered reports matched")


def line(record, candidates) -> dict:
    return {
        "recovered_id": record.id,
        "candidates": [
            {
                "missing_id": missing.id,
                "score": round(p, 6),
                "reasons": [
                    {"field": r.field, "effect": r.effect, "text": r.text} for r in from_json(reasons)
                ],
            }
            for (missing, p, _bits, _row), reasons in candidates
        ],
    }
