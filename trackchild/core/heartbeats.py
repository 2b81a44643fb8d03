"""Signs of life: each worker's loop leaves one in Redis, and the beat asks for one through the queue."""

import contextlib

from django.core.cache import cache
from django.utils import timezone

from trackchild.core.models import Heartbeat

FRESH_SECONDS = 60  # how old the last sign may be before its worker counts as gone
BEAT = "worker"


def sign(worker: str) -> None:
    """Said by the worker's loop. Without Redis nothing is said; the worker has no work then either."""
    with contextlib.suppress(Exception):  # a cache that is down may raise nearly anything
        cache.set(f"heartbeat:{worker}", timezone.now().timestamp(), timeout=FRESH_SECONDS)


def is_here(worker: str) -> bool:
    """Whether this worker's loop runs, even when all its processes are at work."""
    return cache.get(f"heartbeat:{worker}") is not None


def answer_beat() -> None:
    """Said by a task: the beat sent it, the queue passed it on, a process of the pool worked on it."""
    Heartbeat.objects.update_or_create(name=BEAT, defaults={"at": timezone.now()})


def is_beat_answered() -> bool:
    last = Heartbeat.objects.filter(name=BEAT).first()
    return last is not None and (timezone.now() - last.at).total_seconds() < FRESH_SECONDS
