"""The officers' first page: what waits, what the office has, what happened last."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trackchild.core.panels import worklist
from trackchild.core.views.base import permission_required
from trackchild.portal import selectors
from trackchild.portal.permissions import VIEW_DESK


@permission_required(VIEW_DESK)
def desk(request: HttpRequest) -> HttpResponse:
    context = {
        "items": worklist.items(request.user),
        "actions": selectors.first_steps(request.user),
        "registers": selectors.registers(request.user),
        "events": selectors.latest_events(request.user),
    }
    response = render(request, "portal/desk.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
