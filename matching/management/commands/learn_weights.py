"""Learns weights from the decisions of officers and proposes them; nothing changes before approval."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from matching import counts, services
from matching.learning import measure
from matching.weights import weights

# Drawn apart from each other and from the registers the engine is judged on.
TRAINING_SEED, COMPARISON_SEED = 11, 13
NAMES = {
    "recall_1": "right first", "recall_10": "among the first ten", "precision": "precision at 0.9",
    "wrong_alerts": "strangers with a wrong 0.9", "ece": "calibration error",
}  # fmt: skip


class Command(BaseCommand):
    help = "Learn weights from decisions, compare them with those in service, and store a proposal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--missing", type=int, default=20_000, help="missing in the invented registers")
        parser.add_argument("--found", type=int, default=11_600, help="found in the invented registers")
        parser.add_argument("--training", type=Path, help="folder with another training register")
        parser.add_argument("--benchmark", type=Path, help="folder with another register to compare on")

    def handle(self, *_args: Any, **options: Any) -> None:
        sizes = options["missing"], options["found"]
        training = self._register(options["training"], sizes, TRAINING_SEED)
        pairs = services.labelled_pairs()
        same = sum(pair.same for pair in pairs)
        self.stdout.write(f"decided pairs: {same} of one person, {len(pairs) - same} of two")
        counts.population()
        present, table = weights(), services.learn(pairs, training)
        del training
        register = self._register(options["benchmark"], sizes, COMPARISON_SEED)
        before, after = measure.figures(register, present), measure.figures(register, table)
        for key, name in NAMES.items():
            self.stdout.write(f"{name:<28} {before[key]:>8.2%} → {after[key]:>8.2%}")
        proposal = services.propose_weights(table, pairs=pairs, before=before, after=after)
        self.stdout.write(
            f"proposed as version {proposal.engine}; a national officer approves or declines it"
        )

    def _register(self, folder: Path | None, sizes: tuple[int, int], seed: int) -> measure.Register:
        if folder is not None:
            if not (folder / "truth.csv").is_file():
                raise CommandError(f"{folder} holds no missing.csv, recovered.csv and truth.csv")
            return measure.read(folder)
        with TemporaryDirectory() as made:
            call_command(
                "make_registers", out=Path(made), missing=sizes[0], recovered=sizes[1], seed=seed,
                stdout=self.stderr,
            )  # fmt: skip
            return measure.read(Path(made))
