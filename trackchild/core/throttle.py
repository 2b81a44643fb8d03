"""Limits on how often something may be done, and the address of who does it."""

import functools
import hashlib
import ipaddress
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.shortcuts import render

logger = logging.getLogger(__name__)

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_NEVER_EXEMPT = "login"  # scopes that begin so are lock-outs, which no network is freed from


@dataclass(frozen=True)
class Allowed:
    ok: bool
    retry_after: int = 0  # seconds

    def __bool__(self) -> bool:
        return self.ok


def client_address(request: HttpRequest) -> str:
    """The peer, or what the N-th trusted proxy from the right saw. Anything further left may be forged."""
    peer = _address(request.META.get("REMOTE_ADDR", "")) or "127.0.0.1"  # a local socket has no address
    hops = settings.TRUSTED_PROXY_HOPS
    if hops < 1:
        return peer
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return _address(seen[-min(hops, len(seen))]) if seen and _address(seen[-min(hops, len(seen))]) else peer


def _address(text: str) -> str:
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return ""


def client_network(request: HttpRequest) -> str:
    """The client's neighbourhood: /24 for IPv4, /56 for IPv6."""
    address = ipaddress.ip_address(client_address(request))
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))


def limit(scope: str, key: str, rate: str, *, fail_closed: bool = False, cost: int = 1) -> Allowed:
    """Count one use of `scope` by `key`. `rate` is "5/h", "60/m", "3/15m"."""
    if not scope.startswith(_NEVER_EXEMPT) and _is_exempt(key):
        return Allowed(True)
    allowed, window = _parse(rate)
    now = time.time()
    bucket = int(now // window)
    name = hashlib.sha256(f"{scope}\0{key}\0{rate}".encode()).hexdigest()[:32]
    try:
        before = cache.get(f"throttle:{name}:{bucket - 1}", 0)
        current = _count(f"throttle:{name}:{bucket}", window, cost)
    except Exception as error:  # whatever the cache raises when it is down
        logger.warning("Limit store not reachable for %s: %s", scope, type(error).__name__)
        return Allowed(not fail_closed, 0 if not fail_closed else 60)
    passed = (now % window) / window
    if before * (1 - passed) + current <= allowed:
        return Allowed(True)
    return Allowed(False, max(1, math.ceil(window - now % window)))


def slow_down(scope: str, key: str, free: str, then: str) -> Allowed:
    """Uses at the rate `free` at once; what goes beyond it one at a time, at the rate `then`: never a lock.

    For what many people may ask about, so that no stranger can shut one of them out.
    """
    at_once = limit(scope, key, free, fail_closed=True)
    if at_once:
        return at_once
    _one, pause = _parse(then)
    now = time.time()
    name = hashlib.sha256(f"{scope}\0{key}".encode()).hexdigest()[:32]
    try:
        is_first = cache.add(f"throttle:turn:{name}:{int(now // pause)}", 1, timeout=pause)
    except Exception as error:  # whatever the cache raises when it is down
        logger.warning("Limit store not reachable for %s: %s", scope, type(error).__name__)
        return Allowed(False, pause)
    return Allowed(True) if is_first else Allowed(False, math.ceil(pause - now % pause))


def _count(name: str, window: int, cost: int) -> int:
    cache.add(name, 0, timeout=window * 2)
    return cache.incr(name, cost)


def _parse(rate: str) -> tuple[int, int]:
    count, _slash, period = rate.partition("/")
    return int(count), int(period[:-1] or 1) * _SECONDS[period[-1]]


def _is_exempt(key: str) -> bool:
    try:
        network = ipaddress.ip_network(key, strict=False)
    except ValueError:
        return False
    return any(
        network.version == exempt.version and network.subnet_of(exempt)
        for exempt in (ipaddress.ip_network(text, strict=False) for text in settings.THROTTLE_EXEMPT)
    )


def throttled(scope: str, rate: str, *, fail_closed: bool = False, methods: tuple[str, ...] = ()) -> Callable:
    """View decorator: so many requests per client address, then 429 with Retry-After."""

    def decorate(view: Callable) -> Callable:
        @functools.wraps(view)
        def limited(request: HttpRequest, *args, **kwargs):
            if not methods or request.method in methods:
                allowed = limit(scope, client_address(request), rate, fail_closed=fail_closed)
                if not allowed:
                    return too_many(request, allowed.retry_after)
            return view(request, *args, **kwargs)

        return limited

    return decorate


def too_many(request: HttpRequest, retry_after: int):
    """429, with the time to wait as a header and in words."""
    response = render(request, "core/too_many.html", {"minutes": math.ceil(retry_after / 60)}, status=429)
    response["Retry-After"] = str(retry_after)
    return response
