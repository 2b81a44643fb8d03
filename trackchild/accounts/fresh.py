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
        if not sessions.is_fresh(request):
            return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': _way_back(request)})}")
        return view(request, *args, **kwargs)

    return checked


def _way_back(request: HttpRequest) -> str:
    if request.method == "GET":
        return request.get_full_path()
    return request.POST.get("back", "") or "/office/"
