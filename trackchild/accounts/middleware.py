"""Which posting the person acts in, and whether the session may still be used."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from trackchild.accounts.services import sessions


class ActingPostingMiddleware:
    """Sets `user.posting` when the user is first looked at; a page that looks at no user costs no query."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        request.user = SimpleLazyObject(lambda: acting(request, person))
        return self.get_response(request)


def acting(request: HttpRequest, user: Any) -> Any:
    """The user with the posting of this session, if it is still in force."""
    if user.is_authenticated:
        chosen = request.session.get(sessions.POSTING)
        postings = user.current_postings
        only = postings[0] if len(postings) == 1 else None
        user.posting = next((posting for posting in postings if posting.pk == chosen), only)
    return user


class SecondFactorMiddleware:
    """No page that needs a log-in opens after the first factor alone, after idling, or after eight hours."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, _args: tuple, _kwargs: dict
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if sessions.SECOND_FACTOR_AT not in request.session:
            return self._log_out(request, "no second factor")
        if sessions.seconds_left(request) == 0:
            return self._log_out(request, "time")
        if not getattr(view, "is_background", False):
            sessions.touch(request)
        if request.user.posting is None and getattr(view, "policy", "") != "login":
            return redirect("accounts:posting")
        return None

    def _log_out(self, request: HttpRequest, why: str) -> HttpResponse:
        sessions.sign_out(request, why=why)
        if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
            return HttpResponse(status=401)  # a script must not mistake the log-in page for success
        if why == "time":
            messages.info(
                request, _("You were logged out because nothing happened for a while. Drafts are kept.")
            )
        back = request.get_full_path() if request.method == "GET" else reverse("portal:desk")
        return redirect_to_login(back, reverse("accounts:login"))
