"""Short memory for public pages. A cache that is down never breaks a page."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


def remembered(key: str, seconds: int, work_out: Callable[[], Answer]) -> Answer:
    """The answer kept under `key`, or a fresh one kept for so many seconds. None is never kept."""
    found = _quietly(cache.get, key)
    if found is not None:
        return found
    answer = work_out()
    if answer is not None:
        _quietly(cache.set, key, answer, seconds)
    return answer


def forget(*keys: str) -> None:
    for key in keys:
        _quietly(cache.delete, key)


def _quietly(action: Callable[..., Any], *args: Any) -> Any:
    try:
        return action(*args)
    except Exception as error:  # whatever the cache raises when it is down
        logger.warning("Cache not reachable: %s", type(error).__name__)
        return None
