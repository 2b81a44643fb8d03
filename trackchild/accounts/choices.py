"""What a one-time code is for and how it travels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CodePurpose(models.TextChoices):
    LOGIN = "LOGIN", _("Log-in")
    PASSWORD_RESET = "PASSWORD_RESET", _("New password")
    FRESH = "FRESH", _("Confirmation of a sensitive step")
    PHONE = "PHONE", _("Checking a mobile number")


class CodeChannel(models.TextChoices):
    SMS = "sms", _("SMS")
    EMAIL = "email", _("E-mail")
