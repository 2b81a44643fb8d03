"""Lists that only the public pages use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgeBand(TextChoices):
    UNDER_6 = "0-5", _("Below 6 years")
    CHILD = "6-11", _("6 to 11 years")
    YOUNG = "12-15", _("12 to 15 years")
    OLDER = "16-17", _("16 and 17 years")
    ADULT = "18", _("18 years and above")


# From and including, to and including; None is open.
AGE_BAND_YEARS = {
    AgeBand.UNDER_6: (0, 5),
    AgeBand.CHILD: (6, 11),
    AgeBand.YOUNG: (12, 15),
    AgeBand.OLDER: (16, 17),
    AgeBand.ADULT: (18, None),
}


class SeenWhen(TextChoices):
    NOW = "now", _("Just now")
    TODAY = "today", _("Earlier today")
    YESTERDAY = "yesterday", _("Yesterday")
    DATE = "date", _("On another day")
