"""What citizens write about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FeedbackKind(TextChoices):
    PROBLEM = "PROBLEM", _("Something does not work")
    WRONG_RECORD = "WRONG_RECORD", _("A poster or an office is wrong")
    PRIVACY = "PRIVACY", _("My data, or my consent to a poster")
    IDEA = "IDEA", _("An idea or praise")
    OTHER = "OTHER", _("Something else")
