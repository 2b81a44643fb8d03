"""The number of each request."""

import logging

from django.http import HttpResponse

from trackchild.core.middleware import RequestIdFilter, RequestIdMiddleware
from trackchild.core.request_ids import current_request_id


def answer(request):
    return HttpResponse(current_request_id())


def test_each_answer_names_its_request(rf):
    middleware = RequestIdMiddleware(answer)

    first, second = middleware(rf.get("/")), middleware(rf.get("/"))

    assert first["X-Request-ID"] == first.content.decode() != second["X-Request-ID"]
    assert current_request_id() == ""


def test_number_sent_from_outside_is_ignored(rf):
    response = RequestIdMiddleware(answer)(rf.get("/", HTTP_X_REQUEST_ID="forged"))

    assert response["X-Request-ID"] != "forged"


def test_log_lines_carry_the_number_and_cannot_be_forged():
    record = logging.LogRecord("x", logging.INFO, "", 0, "user %s", ("a\nERROR fake line",), None)

    RequestIdFilter().filter(record)

    assert record.request_id == "-"
    assert "\n" not in record.getMessage()
