"""Who has a desk, and who reads the access log."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

VIEW_DESK = "portal.view_desk"
VIEW_ACCESS_LOG = "portal.view_access_log"
REVIEW_ACCESS_LOG = "portal.review_access_log"

describe(
    {
        VIEW_DESK: _("Work at a desk"),
        VIEW_ACCESS_LOG: _("Read the access log"),
        REVIEW_ACCESS_LOG: _("Review and check the access log"),
    }
)

register(Grant(role, VIEW_DESK, Reach.NATION) for role in Role if role != Role.CITIZEN)
register(Grant(Role.AUDITOR, permission, Reach.NATION) for permission in (VIEW_ACCESS_LOG, REVIEW_ACCESS_LOG))
