"""Brakes on guessing: five failures lock an account for 1, 5, then 30 minutes; fifty stop a network.

Kept in the database, so that every process sees them and Redis is not needed to log in.
"""

import math
import unicodedata
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.base import AxesHandler
from django.db import transaction
from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trackchild.accounts.models import LoginGuard, NetworkFailures, User
from trackchild.core import messaging
from trackchild.core.crypto import blind_index
from trackchild.core.throttle import client_network

FAILURES_TO_LOCK = 5
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
FORGET_AFTER = timedelta(days=1)
NETWORK_LIMIT = 50
NETWORK_WINDOW = timedelta(minutes=10)


class Handler(AxesHandler):
    """How django-axes counts failures and decides who must wait."""

    def is_locked(self, request: HttpRequest, credentials: dict | None = None) -> bool:
        return seconds_to_wait(request, _username(credentials)) > 0

    def user_login_failed(
        self, _sender: Any, credentials: dict, request: HttpRequest | None = None, **_: Any
    ) -> None:
        if request is None:
            return
        username = _username(credentials)
        request.axes_credentials = credentials
        if seconds_to_wait(request, username) == 0:
            _count_network_failure(client_network(request))
            _count_account_failure(username)
        request.axes_locked_out = seconds_to_wait(request, username) > 0

    def user_logged_in(self, _sender: Any, _request: HttpRequest, user: User, **_: Any) -> None:
        LoginGuard.objects.filter(key=_key(user.username)).delete()


def seconds_to_wait(request: HttpRequest, username: str) -> int:
    """How long this account name, or this network, must wait; 0 when it need not."""
    now = timezone.now()
    until = LoginGuard.objects.filter(key=_key(username)).values_list("locked_until", flat=True).first()
    account = math.ceil((until - now).total_seconds()) if until and until > now else 0
    return max(account, _network_wait(client_network(request), now))


def _network_wait(network: str, now: datetime) -> int:
    recent = NetworkFailures.objects.filter(network=network, minute__gt=now - NETWORK_WINDOW)
    if (recent.aggregate(total=Sum("count"))["total"] or 0) < NETWORK_LIMIT:
        return 0
    oldest = recent.order_by("minute").values_list("minute", flat=True).first()
    return max(1, math.ceil((oldest + NETWORK_WINDOW - now).total_seconds()))


def _count_network_failure(network: str) -> None:
    minute = timezone.now().replace(second=0, microsecond=0)
    NetworkFailures.objects.get_or_create(network=network, minute=minute)
    NetworkFailures.objects.filter(network=network, minute=minute).update(count=F("count") + 1)
    NetworkFailures.objects.filter(network=network, minute__lt=minute - 2 * NETWORK_WINDOW).delete()


@transaction.atomic
def _count_account_failure(username: str) -> None:
    now = timezone.now()
    LoginGuard.objects.get_or_create(key=_key(username))
    guard = LoginGuard.objects.select_for_update().get(key=_key(username))
    if guard.last_failure_at and guard.last_failure_at < now - FORGET_AFTER:
        guard.failures = guard.locks = 0
    guard.failures += 1
    guard.last_failure_at = now
    if guard.failures % FAILURES_TO_LOCK == 0:
        guard.locks += 1
        guard.locked_until = now + WAITS[min(guard.locks, len(WAITS)) - 1]
        _inform_owner(username, guard)
    guard.save()


def _inform_owner(username: str, guard: LoginGuard) -> None:
    user = User.objects.filter(username=normalise(username), is_active=True).first()
    if user is None:
        return
    channel = "sms" if user.phone else "email"
    minutes = int((guard.locked_until - guard.last_failure_at).total_seconds() // 60)
    messaging.queue(
        template="account_locked",
        channel=channel,
        to=str(user.phone or user.email),
        language=user.language,
        context={"minutes": minutes},
        dedupe=f"lock:{user.pk}:{guard.locked_until:%Y%m%d%H%M%S}",
        recipient_label=user.username,
    )


def normalise(username: str) -> str:
    """The one spelling under which an account is stored, found and counted."""
    return unicodedata.normalize("NFKC", username or "").strip().lower()[:60]


def _key(username: str) -> str:
    return blind_index(f"login:{normalise(username)}")


def _username(credentials: dict | None) -> str:
    return str((credentials or {}).get("username") or "")


def cool_off(_request: HttpRequest | None) -> timedelta:
    """The longest wait; how long one lasts is decided by the guard's row."""
    return WAITS[-1]


def response(request: HttpRequest, _original: Any = None, credentials: dict | None = None) -> HttpResponse:
    """The same page for accounts that exist and those that do not."""
    seconds = max(1, seconds_to_wait(request, _username(credentials)))
    page = render(request, "accounts/locked.html", {"minutes": math.ceil(seconds / 60)}, status=429)
    page["Retry-After"] = str(seconds)
    return page
