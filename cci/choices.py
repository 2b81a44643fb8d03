"""Where a child stands between admission and follow-up."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChildFileStatus(models.TextChoices):
    ADMITTED = "ADMITTED", _("Admitted, interim")
    UNDER_INQUIRY = "UNDER_INQUIRY", _("Inquiry going on")
    PLACED = "PLACED", _("Placed by order")
    PRE_RELEASE = "PRE_RELEASE", _("Before release")
    EXITED = "EXITED", _("Left the institution")
    FOLLOW_UP = "FOLLOW_UP", _("Follow-up after release")
    CLOSED = "CLOSED", _("Closed")


# The child lives in the home.
PRESENT = (
    ChildFileStatus.ADMITTED,
    ChildFileStatus.UNDER_INQUIRY,
    ChildFileStatus.PLACED,
    ChildFileStatus.PRE_RELEASE,
)
