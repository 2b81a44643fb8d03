"""Sensitive steps ask for a code not older than five minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from trackchild.accounts.services import sessions


def fresh_code_required(view: Callable) -> Callable:
    """Send the person to enter a code first when the last one is too old. A POST comes back to its page."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return ask_unless_fresh(request, _way_back(request)) or view(request, *args, **kwargs)

    return checked


def ask_unless_fresh(request: HttpRequest, back: str) -> HttpResponse | None:
    """The page that asks for a code and then leads back; None when one was entered just now."""
    if sessions.is_fresh(request):
        return None
    return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': back})}")


def _way_back(request: HttpRequest) -> str:
    if request.method == "GET":
        return request.get_full_path()
    return request.POST.get("back", "") or "/office/"
