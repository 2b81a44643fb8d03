"""Can this process do its work? Asked by /readyz/ and by `manage.py doctor`."""

from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils import timezone
from redis.exceptions import RedisError

from trackchild.core.models import Heartbeat

HEARTBEAT_LIMIT = timedelta(seconds=60)


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
        beat = Heartbeat.objects.filter(name="worker").first()
    except DatabaseError:
        return False
    return beat is not None and timezone.now() - beat.at < HEARTBEAT_LIMIT


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "redis": redis_answers,
    "worker": worker_answers,
}
