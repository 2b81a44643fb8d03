"""Public pages without a form: the same bytes for everyone, so that any cache may keep them for a moment."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trackchild.core.views.base import public_page

SECONDS = 30  # a withdrawn poster must be gone from every cache within a minute


def cacheable_page(view: Callable) -> Callable:
    """GET only, no log-in, no cookie; the layout leaves out whatever belongs to one visitor."""

    @public_page
    @require_safe
    @wraps(view)
    def cacheable(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_public_page = True
        response = view(request, *args, **kwargs)
        if response.status_code in (200, 301, 302, 404, 410):
            response.headers.setdefault("Cache-Control", f"public, max-age={SECONDS}")
        if not request.session.modified:
            # The log-in middleware has looked at the session; this page has not, and does not vary by cookie.
            request.session.accessed = False
        return response

    return cacheable
