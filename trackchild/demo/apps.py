"""Application configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "trackchild.demo"
    verbose_name = _("Demonstration data")
    default_auto_field = "django.db.models.BigAutoField"
