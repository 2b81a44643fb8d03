"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "trackchild.core"
    verbose_name = _("Common parts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Events of all apps are declared before any app subscribes to one.
        autodiscover_modules("events")
        autodiscover_modules("hooks")
