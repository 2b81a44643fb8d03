"""Loads the synthetic country of the demonstration, once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from trackchild.demo.country.load import AlreadyLoadedError, NotADemonstrationError, load_country


class Command(BaseCommand):
    help = "Loads a synthetic country: offices, officers, cases, children, and a story for each demo account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", type=float, default=0.002, help="1.0 is the national volume")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--no-stories", action="store_true", help="only the bulk, for benchmarks")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = load_country(
                options["scale"], options["seed"], stories=not options["no_stories"], tell=self._tell
            )
        except NotADemonstrationError as error:
            raise CommandError(str(error)) from error
        except AlreadyLoadedError as error:
            self.stdout.write(str(error))
            return
        for step, seconds in report.items():
            self.stdout.write(f"{seconds:8.1f} s  {step}")

    def _tell(self, words: str) -> None:
        self.stderr.write(words)
