"""The help desk's entry in the menu and on the desk."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from trackchild.core.panels import nav, worklist
from trackchild.helpdesk.permissions import VIEW_FEEDBACK
from trackchild.helpdesk.selectors import waiting_count

nav.register(
    key="feedback", label=_("Feedback"), url_name="helpdesk:feedback-list", order=85, permission=VIEW_FEEDBACK
)
worklist.register(
    key="feedback",
    label=_("Messages from citizens to answer"),
    url=reverse_lazy("helpdesk:feedback-list"),
    count=lambda _user: waiting_count(),
    order=85,
    permission=VIEW_FEEDBACK,
)
