"""The demonstration telephone: every SMS and e-mail the system «sent». Exists with DEMO=1 only."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alerts.demo_phone import messages_to
from trackchild.core.models import DemoMessage
from trackchild.core.validators import ascii_digits
from trackchild.core.views.base import public_page

PER_PAGE = 50
AT_ONCE = 1000  # rows in memory while the whole list is sent


def demo_only(view: Callable) -> Callable:
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request)

    return shown


@public_page
@require_safe
@never_cache
@demo_only
def phone(request: HttpRequest) -> HttpResponse:
    to = _address(request)
    page = Paginator(messages_to(to), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "to": to, "query": urlencode({"to": to}) if to else ""}
    return render(request, "demo/phone.html", context)


@public_page
@require_safe
@never_cache
@demo_only
def phone_json(request: HttpRequest) -> HttpResponse:
    """Every message, however many there are; with `limit` and `offset` a part of them."""
    rows = messages_to(_address(request))
    first, most = _number(request, "offset") or 0, _number(request, "limit")
    rows = rows[first:] if most is None else rows[first : first + most]
    return StreamingHttpResponse(_lines(rows.iterator(AT_ONCE)), content_type="application/json")


def _lines(messages: Iterable[DemoMessage]) -> Iterator[str]:
    yield '{"messages": ['
    for number, message in enumerate(messages):
        yield (", " if number else "") + json.dumps(_row(message), ensure_ascii=False)
    yield "]}"


def _row(message: DemoMessage) -> dict:
    return {
        "at": message.at.isoformat(),
        "channel": message.channel,
        "to": message.to,
        "language": message.language,
        "subject": message.subject,
        "body": message.body,
        "template": message.template,
        "times": message.times,
    }


def _address(request: HttpRequest) -> str:
    return request.GET.get("to", "")[:254]


def _number(request: HttpRequest, name: str) -> int | None:
    """A number from the address; what is none counts as not given."""
    text = ascii_digits(request.GET.get(name, ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
