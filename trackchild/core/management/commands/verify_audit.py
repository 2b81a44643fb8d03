"""Checks the audit chain: exit code 0 when it is sound, 1 when it is broken."""

import sys

from django.core.management.base import BaseCommand

from trackchild.core import audit


class Command(BaseCommand):
    help = "Check every row, chain and signed root of the audit trail."

    def handle(self, *_args, **_options) -> None:
        result = audit.verify()
        if result.is_sound:
            self.stdout.write(f"Sound: {result.rows} rows, {result.roots} signed roots.")
            return
        self.stdout.write(f"Broken: {result.problem}")
        sys.exit(1)
