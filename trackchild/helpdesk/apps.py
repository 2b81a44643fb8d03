"""Application configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpdeskConfig(AppConfig):
    name = "trackchild.helpdesk"
    verbose_name = _("Help desk")
    default_auto_field = "django.db.models.BigAutoField"
