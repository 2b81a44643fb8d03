"""The inbox, and for those who may the messages that did not arrive."""

from django.contrib import messages as notes
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alerts import selectors, services
from alerts.permissions import SEND_AGAIN, VIEW_ALERTS, VIEW_DELIVERIES
from trackchild.core import audit, events, messaging
from trackchild.core.models import Message
from trackchild.core.views.base import permission_required

PER_PAGE = 25


@require_safe
@never_cache
@permission_required(VIEW_ALERTS)
def message_list(request: HttpRequest) -> HttpResponse:
    only_unread = request.GET.get("show") == "unread"
    page = _page(request, selectors.inbox(request.user, unread=only_unread))
    selectors.add_links(page.object_list)
    may_look_after = request.user.has_perm(VIEW_DELIVERIES)
    context = {
        "page": page,
        "query": "show=unread" if only_unread else "",
        "tabs": _tabs(only_unread, selectors.unread_count(request.user)),
        "may_look_after": may_look_after,
        "may_send_again": request.user.has_perm(SEND_AGAIN),
    }
    if may_look_after:
        context["troubled"] = list(selectors.troubled(request.user)[:PER_PAGE])
        context["dead_deliveries"] = list(selectors.dead_deliveries(request.user)[:PER_PAGE])
    return render(request, "alerts/message_list.html", context)


@require_safe
@never_cache
@permission_required(VIEW_DELIVERIES)
def delivery_list(request: HttpRequest) -> HttpResponse:
    """Every message of the own office, newest first."""
    state = request.GET.get("state", "")
    found = selectors.deliveries(request.user)
    if state in Message.State.values:
        found = found.filter(state=state)
    audit.write(audit.Action.SEARCH, request=request, purpose="delivery log", facts={"state": state[:12]})
    context = {
        "page": _page(request, found),
        "states": Message.State.choices,
        "state": state,
        "query": f"state={state}" if state in Message.State.values else "",
        "may_send_again": request.user.has_perm(SEND_AGAIN),
    }
    return render(request, "alerts/delivery_list.html", context)


@require_POST
@permission_required(VIEW_ALERTS)
def read_all(request: HttpRequest) -> HttpResponse:
    services.mark_all_read(user=request.user)
    return redirect("alerts:message-list")


@require_POST
@permission_required(VIEW_ALERTS)
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    services.acknowledge(alert=get_object_or_404(selectors.inbox(request.user), pk=pk))
    return redirect("alerts:message-list")


@require_POST
@permission_required(SEND_AGAIN)
def message_resend(request: HttpRequest, key: str) -> HttpResponse:
    message = get_object_or_404(selectors.deliveries(request.user), key=key)
    sent = messaging.resend(message)
    audit.write(
        audit.Action.CHANGE,
        request=request,
        subject=message,
        purpose="send again",
        result="ok" if sent else "refused",
    )
    if sent:
        notes.success(request, _("The message will be sent again."))
    else:
        notes.warning(request, _("This message cannot be sent again."))
    return redirect("alerts:message-list")


@require_POST
@permission_required(SEND_AGAIN)
def delivery_revive(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(selectors.dead_deliveries(request.user), pk=pk)
    events.revive(delivery)
    audit.write(audit.Action.CHANGE, request=request, subject=delivery, purpose="work again")
    notes.success(request, _("The event will be worked on again."))
    return redirect("alerts:message-list")


def _tabs(only_unread: bool, unread: int) -> list[dict]:
    return [
        {"label": _("All"), "url": "?", "is_current": not only_unread, "count": None},
        {"label": _("Unread"), "url": "?show=unread", "is_current": only_unread, "count": unread},
    ]


def _page(request: HttpRequest, rows):
    """The page asked for; a number that makes no sense gives the first or the last one."""
    number = request.GET.get("page", "1")
    if len(number) > 9:
        raise Http404
    return Paginator(rows, PER_PAGE).get_page(number)
