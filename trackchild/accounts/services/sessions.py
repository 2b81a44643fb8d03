"""Signing in with both factors, the list of sessions, and ending them on the server."""

import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login as django_login
from django.contrib.auth import logout as django_logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from directory.choices import Role
from trackchild.accounts.models import Posting, SignedInSession, User
from trackchild.core import audit
from trackchild.core.throttle import client_address

SECOND_FACTOR_AT = "second_factor_at"
FRESH_AT = "fresh_at"
SEEN_AT = "seen_at"
STARTED_AT = "started_at"
POSTING = "posting"
FRESH_SECONDS = 5 * 60
TOUCH_EVERY = 30  # seconds; the time of the last click is kept no finer than this
BACKEND = "trackchild.accounts.backends.PostingBackend"


def sign_in(request: HttpRequest, user: User) -> None:
    """Open the session, after both factors. Its id is new, whatever the browser brought along."""
    request.session.flush()
    django_login(request, user, backend=BACKEND)
    now = time.time()
    request.session[SECOND_FACTOR_AT] = request.session[FRESH_AT] = now
    request.session[SEEN_AT] = request.session[STARTED_AT] = now
    request.session.save()
    SignedInSession.objects.create(
        user=user,
        session_key=request.session.session_key,
        started_at=timezone.now(),
        last_seen_at=timezone.now(),
        address=client_address(request),
        device=request.META.get("HTTP_USER_AGENT", "")[:200],
    )
    postings = user.current_postings
    if len(postings) == 1:
        request.session[POSTING] = postings[0].pk
    audit.write(audit.Action.LOGIN, request=request, actor=user)


def sign_out(request: HttpRequest, *, why: str = "asked") -> None:
    user = request.user
    key = request.session.session_key
    if user.is_authenticated:
        audit.write(audit.Action.LOGOUT, request=request, facts={"why": why})
    SignedInSession.objects.filter(session_key=key).delete()
    django_logout(request)


def choose_posting(request: HttpRequest, posting: Posting) -> None:
    """Act in another posting from now on, under a new session id."""
    rotate_key(request)
    request.session[POSTING] = posting.pk
    request.user.posting = posting
    audit.write(audit.Action.LOGIN, request=request, subject=posting, facts={"step": "posting"})


def rotate_key(request: HttpRequest) -> None:
    old = request.session.session_key
    request.session.cycle_key()
    SignedInSession.objects.filter(session_key=old).update(session_key=request.session.session_key)


def is_fresh(request: HttpRequest) -> bool:
    """Whether a code was entered in the last five minutes, as sensitive steps ask."""
    return time.time() - request.session.get(FRESH_AT, 0) <= FRESH_SECONDS


def mark_fresh(request: HttpRequest) -> None:
    request.session[FRESH_AT] = time.time()


def idle_seconds(user: User) -> int:
    return settings.IDLE_SECONDS_CITIZEN if user.role == Role.CITIZEN else settings.IDLE_SECONDS_OFFICER


def seconds_left(request: HttpRequest) -> int:
    """Until the session ends by itself: by idling, or eight hours after log-in."""
    now = time.time()
    idle = request.session.get(SEEN_AT, 0) + idle_seconds(request.user) - now
    absolute = request.session.get(STARTED_AT, 0) + settings.SESSION_COOKIE_AGE - now
    return max(0, int(min(idle, absolute)))


def touch(request: HttpRequest) -> None:
    """Note that the person is still there."""
    now = time.time()
    if now - request.session.get(SEEN_AT, 0) >= TOUCH_EVERY:
        request.session[SEEN_AT] = now
        SignedInSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=timezone.now()
        )


def end_session(session: SignedInSession) -> None:
    Session.objects.filter(session_key=session.session_key).delete()
    session.delete()


def end_all(user: User, *, but: str | None = None) -> int:
    """End every session of the user on the server, except the one named; says how many."""
    sessions = list(user.signed_in_sessions.exclude(session_key=but or ""))
    for session in sessions:
        end_session(session)
    return len(sessions)


def open_sessions(user: User) -> list[SignedInSession]:
    """Sessions that still work; rows of those that ran out are cleared away."""
    alive = set(
        Session.objects.filter(
            session_key__in=user.signed_in_sessions.values("session_key"), expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    user.signed_in_sessions.exclude(session_key__in=alive).delete()
    idle = timezone.now() - timedelta(seconds=idle_seconds(user) + TOUCH_EVERY)
    return list(user.signed_in_sessions.filter(last_seen_at__gte=idle))
