"""Citizens ask how far their report is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.forms_public import StatusForm
from cases.selectors.public_status import status_of
from trackchild.core.throttle import client_network, limit, too_many
from trackchild.core.views.base import public_page

PER_REFERENCE, PER_NETWORK = "5/h", "20/h"


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_status(request: HttpRequest) -> HttpResponse:
    """The same answer for a number that does not exist and for a mobile number that is not the reporter's."""
    form = StatusForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        reference, phone = form.cleaned_data["reference"], form.cleaned_data["phone"]
        allowed = limit("status", client_network(request), PER_NETWORK, fail_closed=True)
        allowed = allowed and limit("status", reference, PER_REFERENCE, fail_closed=True)
        if not allowed:
            return too_many(request, allowed.retry_after)
        context |= {"asked": True, "status": status_of(reference, phone), "form": StatusForm()}
    return render(request, "cases/public/status.html", context)
