"""What the alerts offer the other apps."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from alerts import rules, selectors, tasks
from alerts.permissions import SEND_AGAIN, VIEW_ALERTS
from trackchild.core import events
from trackchild.core.panels import nav, worklist

events.subscribe(rules.kinds(), name=tasks.SUBSCRIBER, task=tasks.notify)

nav.register(
    key="alerts", label=_("Alerts"), url_name="alerts:message-list", order=70, permission=VIEW_ALERTS
)
worklist.register(
    key="alerts",
    label=_("Unread alerts"),
    url=reverse_lazy("alerts:message-list"),
    count=selectors.unread_count,
    order=40,
    permission=VIEW_ALERTS,
)
worklist.register(
    key="dead-letters",
    label=_("Messages that did not arrive"),
    url=reverse_lazy("alerts:message-list"),
    count=lambda user: selectors.troubled(user).count(),
    order=45,
    urgent=True,
    permission=SEND_AGAIN,
)
