"""The demonstration telephone: every SMS and e-mail the system «sent». Exists with DEMO=1 only."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alerts.demo_phone import messages_to
from trackchild.core.views.base import public_page

SHOWN = 100


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
    to = request.GET.get("to", "")[:254]
    return render(request, "demo/phone.html", {"messages_sent": messages_to(to)[:SHOWN], "to": to})


@public_page
@require_safe
@never_cache
@demo_only
def phone_json(request: HttpRequest) -> HttpResponse:
    to = request.GET.get("to", "")[:254]
    rows = [
        {
            "at": message.at.isoformat(),
            "channel": message.channel,
            "to": message.to,
            "language": message.language,
            "subject": message.subject,
            "body": message.body,
            "template": message.template,
            "times": message.times,
        }
        for message in messages_to(to)[:SHOWN]
    ]
    return JsonResponse({"messages": rows}, json_dumps_params={"ensure_ascii": False})
