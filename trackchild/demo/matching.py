"""The matching engine's side of the invented country: accepted pairs and keys in bulk."""

from collections.abc import Callable
from typing import Any


def keep_matches(pairs: list[tuple[int, int]]) -> None:
    """The accepted matches behind cases that are closed."""


def prepare_matching(tell: Callable[[str], Any]) -> None:
    """Keys of every record, and the candidates of the open ones."""
