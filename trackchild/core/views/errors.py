"""Pages for what went wrong: plain words, what to do next, and the number under which the log has it."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from trackchild.core.request_ids import current_request_id

logger = logging.getLogger(__name__)

# Shown when even the page of the error cannot be drawn (the database is gone, a template is broken).
LAST_RESORT = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>TrackChild</title></head><body>"
    "<main><h1>Something went wrong</h1><p>Nothing saved is lost. Please try again in a minute.</p></main>"
    "</body></html>"
)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    context = {"request_id": current_request_id()}
    try:
        html = render_to_string(template, context, request=request)
    except Exception as error:  # the page must come, whatever else is broken
        logger.error("The page %s could not be drawn: %s", template, type(error).__name__)
        html = LAST_RESORT
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(request, "core/errors/400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(request, "core/errors/403.html", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(request, "core/errors/404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "core/errors/500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    return _page(request, "core/errors/csrf.html", 403)
