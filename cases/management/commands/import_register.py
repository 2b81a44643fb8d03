"""Loads CSV registers into live cases."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.services.register_import import REGISTERS, ErrorsFile, HeaderError, Tally, import_file


class Command(BaseCommand):
    help = "Loads CSV registers into live cases. Running it again changes nothing that was loaded before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for key in ("missing", "recovered", "institution"):
            parser.add_argument(f"--{key}", type=Path, metavar="FILE")
        parser.add_argument("--errors", type=Path, metavar="FILE", help="where refused rows are listed")
        parser.add_argument("--dry-run", action="store_true", help="read and check, write nothing")
        parser.add_argument("--resume", action="store_true", help="go on after an interruption")

    def handle(self, *_args: Any, **options: Any) -> None:
        files = [(REGISTERS[key], options[key]) for key in REGISTERS if options.get(key)]
        if not files:
            raise CommandError(_("Name at least one register: --missing, --recovered or --institution."))
        for _register, path in files:
            if not path.is_file():
                raise CommandError(_("There is no file %(path)s.") % {"path": path})
        errors = ErrorsFile(options["errors"], resume=options["resume"])
        try:
            for register, path in files:
                self._load(register, path, errors, options)
        finally:
            errors.close()

    def _load(self, register: Any, path: Path, errors: ErrorsFile, options: dict[str, Any]) -> None:
        bar = ProgressBar(path)
        try:
            tally = import_file(
                register, path, errors, dry_run=options["dry_run"], resume=options["resume"], progress=bar
            )
        except HeaderError as error:
            raise CommandError(f"{path.name}: {error}") from error
        bar.close()
        self.stdout.write(self._summary(path, tally, dry_run=options["dry_run"]))

    def _summary(self, path: Path, tally: Tally, *, dry_run: bool) -> str:
        numbers = {
            "file": path.name,
            "read": tally.read,
            "imported": tally.imported,
            "unchanged": tally.unchanged,
            "refused": tally.refused,
            "seconds": f"{tally.seconds:.1f}",
        }
        if dry_run:
            return (
                _(
                    "%(file)s: %(read)d rows read, %(imported)d could be imported, "
                    "%(unchanged)d were imported before, %(refused)d refused. Nothing was written."
                )
                % numbers
            )
        if not tally.imported:
            return (
                _("%(file)s: nothing to do. %(unchanged)d rows were imported before, %(refused)d refused.")
                % numbers
            )
        return (
            _(
                "%(file)s: %(read)d rows read, %(imported)d imported, %(unchanged)d were imported before, "
                "%(refused)d refused, %(seconds)s s."
            )
            % numbers
        )


class ProgressBar:
    """A line on the error stream: how much of the file is done."""

    WIDTH = 40

    def __init__(self, path: Path) -> None:
        self.name = path.name
        with path.open("rb") as lines:
            self.total = max(
                1, sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b"")) - 1
            )

    def __call__(self, tally: Tally) -> None:
        done = min(1.0, tally.read / self.total)
        filled = int(done * self.WIDTH)
        bar = "█" * filled + "·" * (self.WIDTH - filled)
        end = "\r" if sys.stderr.isatty() else "\n"
        sys.stderr.write(
            f"{self.name} {bar} {done:4.0%}  {tally.read} {tally.imported}+ {tally.refused}!{end}"
        )
        sys.stderr.flush()

    def close(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\n")
