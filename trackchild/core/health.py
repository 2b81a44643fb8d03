"""Can this process do its work? Asked by /readyz/ and by `manage.py doctor`."""

from collections.abc import Callable
from functools import partial

from django.core.cache import cache
from django.db import DatabaseError, connection
from redis.exceptions import RedisError

from trackchild.core import heartbeats
from trackchild.queues import WORKERS


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def redis_answers() -> bool:
    try:
        cache.get("readyz")
    except (RedisError, OSError):
        return False
    return True


def beat_is_answered() -> bool:
    """Beat, broker, queue and pool all work: a dead part and a full queue both make the answer grow old."""
    try:
        return heartbeats.is_beat_answered()
    except DatabaseError:
        return False


def worker_is_here(name: str) -> bool:
    try:
        return heartbeats.is_here(name)
    except (RedisError, OSError):
        return False


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "redis": redis_answers,
    "worker": beat_is_answered,
    **{f"worker_{name}": partial(worker_is_here, name) for name in WORKERS},
}
