"""Citizens ask how far their report is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.forms_public import StatusForm
from cases.selectors.public_status import status_of
from trackchild.core.throttle import Allowed, client_network, limit, slow_down, too_many
from trackchild.core.views.base import public_page

PER_NETWORK, PER_NETWORK_AND_NUMBER = "20/h", "5/h"
# Beyond this, from whatever networks together, one question a minute about a number is answered:
# a lock on the number itself would let anybody keep its reporter from asking.
PER_NUMBER, SLOWED = "5/h", "1/m"


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_status(request: HttpRequest) -> HttpResponse:
    """The same answer for a number that does not exist and for a mobile number that is not the reporter's."""
    form = StatusForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        reference, phone = form.cleaned_data["reference"], form.cleaned_data["phone"]
        allowed = _may_ask(client_network(request), reference)
        if not allowed:
            return too_many(request, allowed.retry_after)
        context |= {"asked": True, "status": status_of(reference, phone), "form": StatusForm()}
    return render(request, "cases/public/status.html", context)


def _may_ask(network: str, reference: str) -> Allowed:
    """Decided before anything is looked up: the same for numbers that exist and numbers that do not."""
    here = f"{network} {reference}"
    allowed = limit("status", network, PER_NETWORK, fail_closed=True)
    allowed = allowed and limit("status-here", here, PER_NETWORK_AND_NUMBER, fail_closed=True)
    if not allowed:
        return allowed
    turn = slow_down("status-number", reference, PER_NUMBER, SLOWED)
    if not turn:  # a question that had to wait for others is not counted against who asked it
        limit("status-here", here, PER_NETWORK_AND_NUMBER, fail_closed=True, cost=-1)
    return turn
