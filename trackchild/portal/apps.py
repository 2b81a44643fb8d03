"""Application configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from trackchild import formats


class PortalConfig(AppConfig):
    name = "trackchild.portal"
    verbose_name = _("Portal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        formats.register_languages()
