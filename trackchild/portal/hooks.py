"""Menu entries and work items of the district heads and of the auditor."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cases.permissions import COUNT_REPORTS
from cases.selectors import supervision
from trackchild.core.panels import nav, worklist
from trackchild.portal import access_log
from trackchild.portal.permissions import REVIEW_ACCESS_LOG, VIEW_ACCESS_LOG

nav.register(
    key="district", label=_("District figures"), url_name="portal:district", order=5, permission=COUNT_REPORTS
)
nav.register(
    key="access-log", label=_("Access log"), url_name="portal:access-log", order=5, permission=VIEW_ACCESS_LOG
)
worklist.register(
    key="district.late",
    label=_("Late duties in your district"),
    url=reverse_lazy("portal:district"),
    count=supervision.late_count,
    order=3,
    urgent=True,
    permission=COUNT_REPORTS,
)
worklist.register(
    key="access-log.unusual",
    label=_("Unusual look-ups to review"),
    url=reverse_lazy("portal:access-log"),
    count=access_log.unusual_count,
    order=10,
    permission=REVIEW_ACCESS_LOG,
)
worklist.register(
    key="access-log.check",
    label=_("The access log must be checked"),
    url=reverse_lazy("portal:access-log"),
    count=access_log.check_is_due,
    order=11,
    permission=REVIEW_ACCESS_LOG,
)
