"""Matches two register files without touching the database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from matching import files, registers


class Command(BaseCommand):
    help = "Match a Form-M and a Form-R register file; writes one JSON line per recovered record."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--missing", type=Path, required=True, help="CSV of missing persons")
        parser.add_argument("--recovered", type=Path, required=True, help="CSV of recovered persons")
        parser.add_argument("--out", type=Path, required=True, help="JSON lines to write")
        parser.add_argument("--top", type=int, default=50, help="most candidates per recovered record")

    def handle(self, *, missing: Path, recovered: Path, out: Path, top: int, **_options):
        for path in (missing, recovered):
            if not path.is_file():
                raise CommandError(f"No such file: {path}")
        if top < 1:
            raise CommandError("--top must be at least 1")
        try:
            number = files.match(missing, recovered, out, top, say=self.stderr.write)
        except registers.HeaderError as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{number} lines written to {out}")
