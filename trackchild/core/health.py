"""Can this process do its work? Asked by /readyz/ and by `manage.py doctor`."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from redis.exceptions import RedisError

from trackchild.core.tasks import worker_is_alive


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


def worker_answers() -> bool:
    """The worker's heartbeat lies in the database: a dead worker and a full queue both make it grow old."""
    try:
        return worker_is_alive()
    except DatabaseError:
        return False


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "redis": redis_answers,
    "worker": worker_answers,
}
