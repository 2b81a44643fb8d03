"""Load states and districts from the facts file of this project."""

from typing import Any

from django.core.management.base import BaseCommand

from directory.geography_loader import load_geography


class Command(BaseCommand):
    help = "Load states and districts; running it again changes nothing that is already right."

    def handle(self, *_args: Any, **_options: Any) -> None:
        counts = load_geography()
        self.stdout.write(
            f"{counts['states']} states and union territories, {counts['districts']} districts."
        )
