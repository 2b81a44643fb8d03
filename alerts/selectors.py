"""Reading the inbox and the delivery log."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.urls import NoReverseMatch

from alerts.models import Alert
from alerts.permissions import VIEW_DELIVERIES
from directory.grants import Reach, grants_for
from trackchild.core.models import EventDelivery, Message


def inbox(user: Any, *, unread: bool = False) -> QuerySet[Alert]:
    mine = Alert.objects.of(user).select_related("event")
    return mine.unread() if unread else mine


def unread_count(user: Any) -> int:
    return Alert.objects.of(user).unread().count()


def add_links(alerts: list[Alert]) -> list[Alert]:
    """Each alert gets `.url`, the page of its record: one query per kind of record."""
    wanted: dict[str, set[int]] = {}
    for alert in alerts:
        wanted.setdefault(alert.event.subject_type, set()).add(alert.event.subject_id)
    urls = {}
    for label, pks in wanted.items():
        for row in apps.get_model(label)._base_manager.filter(pk__in=pks):
            urls[label, row.pk] = _url(row)
    for alert in alerts:
        alert.url = urls.get((alert.event.subject_type, alert.event.subject_id), "")
    return alerts


def _url(row: Any) -> str:
    try:
        return row.get_absolute_url()
    except (AttributeError, NoReverseMatch, ImproperlyConfigured):
        return ""


def deliveries(user: Any) -> QuerySet[Message]:
    """Messages this person may look after: all of them, or those about events at the own office."""
    posting = getattr(user, "posting", None)
    reaches = {grant.reach for grant in grants_for(getattr(posting, "role", None), VIEW_DELIVERIES)}
    messages = Message.objects.select_related("event")
    if Reach.NATION in reaches:
        return messages
    if Reach.OFFICE in reaches and posting.office_id:
        return messages.filter(event__office_id=posting.office_id)
    return messages.none()


def troubled(user: Any) -> QuerySet[Message]:
    return deliveries(user).filter(state__in=[Message.State.DEAD, Message.State.FAILED])


def dead_deliveries(user: Any) -> QuerySet[EventDelivery]:
    """Events that some part of the system gave up working on."""
    posting = getattr(user, "posting", None)
    reaches = {grant.reach for grant in grants_for(getattr(posting, "role", None), VIEW_DELIVERIES)}
    if Reach.NATION not in reaches:
        return EventDelivery.objects.none()
    return (
        EventDelivery.objects.filter(state=EventDelivery.State.DEAD).select_related("event").order_by("-pk")
    )
