"""All addresses. An app's `urls` module lists what it mounts under /office/ and what citizens see."""

from importlib import import_module

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLResolver, include, path

from trackchild.core.views.health import healthz, readyz

APPS = [
    "trackchild.core",
    "trackchild.portal",
    "trackchild.accounts",
    "trackchild.helpdesk",
    "directory",
    "cases",
    "cci",
    "matching",
    "alerts",
]


def addresses_of(app: str) -> URLResolver:
    urls = import_module(f"{app}.urls")
    office = getattr(urls, "office_patterns", [])
    public = getattr(urls, "public_patterns", [])
    return path("", include(([path("office/", include(office)), *public], urls.app_name)))


urlpatterns = [
    path("healthz/", healthz, name="healthz"),
    path("readyz/", readyz, name="readyz"),
    path("captcha/", include("trackchild.accounts.captcha_urls")),
    *i18n_patterns(*[addresses_of(app) for app in APPS], prefix_default_language=False),
]

handler400 = "trackchild.core.views.errors.bad_request"
handler403 = "trackchild.core.views.errors.permission_denied"
handler404 = "trackchild.core.views.errors.page_not_found"
handler500 = "trackchild.core.views.errors.server_error"
