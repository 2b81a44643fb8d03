"""Application configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CciConfig(AppConfig):
    name = "cci"
    verbose_name = _("Child care institutions")
    default_auto_field = "django.db.models.BigAutoField"
