"""How long to wait before the next try."""

import random
from datetime import timedelta

_WAITS = (5, 30, 120, 600, 3600, 21600)  # seconds


def wait_before_try(attempt: int) -> timedelta:
    """5 s, 30 s, 2 min, 10 min, 1 h, 6 h, each ± 20 % so that many do not come back at the same moment."""
    seconds = _WAITS[min(max(attempt, 1), len(_WAITS)) - 1]
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 - not a secret
