"""A number for each request, in the log and in the answer, and the context for row history."""

import logging
from typing import Any

from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language
from pghistory.middleware import HistoryMiddleware

from trackchild.core.history import context_of
from trackchild.core.request_ids import current_request_id, request_id_context


class RequestIdMiddleware:
    """The number is always ours: one sent from outside could write into the log."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        with request_id_context() as request_id:
            request.request_id = request_id
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            return response


class PathLanguageMiddleware(LocaleMiddleware):
    """The address alone says the language: an answer varies by nothing the browser prefers."""

    def process_response(self, _request, response):
        response.headers.setdefault("Content-Language", get_language())
        return response


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is text. Pictures, PDFs and workbooks are small already.

    The length of an answer gives no secret away (BREACH): form tokens are masked anew in every answer, and
    the framework adds a random number of bytes to each compressed one.
    """

    kinds = ("text/html", "text/csv", "application/json", "application/xml", "image/svg+xml")

    def process_response(self, request, response):
        if not response.get("Content-Type", "").startswith(self.kinds):
            return response
        return super().process_response(request, response)


class RequestIdFilter(logging.Filter):
    """Gives each log record the number of its request; "-" outside one. Line breaks cannot forge a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id() or "-"
        if isinstance(record.msg, str) and not record.exc_info:
            record.msg = _one_line(record.msg)
            if isinstance(record.args, tuple):
                record.args = tuple(_one_line(a) if isinstance(a, str) else a for a in record.args)
        return True


def _one_line(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")


class HistoryContextMiddleware(HistoryMiddleware):
    """Changes made while answering carry the user, the posting and the request."""

    def get_context(self, request) -> dict[str, Any]:
        return {**context_of(getattr(request, "user", None)), "request_id": current_request_id()}
