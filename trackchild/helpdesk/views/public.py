"""Citizens write to the national help desk."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trackchild.core.throttle import client_network, limit, too_many
from trackchild.core.views import idempotent
from trackchild.core.views.base import public_page
from trackchild.helpdesk.forms import FeedbackForm
from trackchild.helpdesk.services import give_feedback

TICKET_SALT, TICKET_SECONDS = "feedback ticket", 24 * 3600


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, FeedbackForm(initial={"page": _page_left(request)}), idempotent.new_key())
    key = str(idempotent.as_key(request.POST.get("submission_key")))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, form, key)
    if not idempotent.earlier_record(request, idempotent.as_key(key), "helpdesk:feedback"):
        allowed = limit("feedback", client_network(request), "10/h")
        if not allowed:
            return too_many(request, allowed.retry_after)
    answers = {name: form.cleaned_data[name] for name in ("kind", "text", "contact", "page")}
    given, _made = idempotent.once(
        request, key, "helpdesk:feedback", lambda: give_feedback(language=get_language(), **answers)
    )
    ticket = signing.dumps(given.reference, salt=TICKET_SALT)
    return redirect(f"{reverse('helpdesk:feedback-received')}?{urlencode({'ticket': ticket})}")


def _page(request: HttpRequest, form: FeedbackForm, key: str) -> HttpResponse:
    return render(request, "helpdesk/feedback.html", {"form": form, "submission_key": key})


def _page_left(request: HttpRequest) -> str:
    """The page of ours that the visitor came from, without its parameters."""
    ours = f"{request.scheme}://{request.get_host()}"
    before = request.headers.get("Referer", "")
    return before.removeprefix(ours).split("?")[0][:300] if before.startswith(f"{ours}/") else ""


@public_page
@never_cache
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    try:
        reference = signing.loads(request.GET.get("ticket", ""), salt=TICKET_SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        return redirect("helpdesk:feedback")
    return render(request, "helpdesk/feedback_received.html", {"reference": reference})
