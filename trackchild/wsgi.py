"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")
django_application = get_wsgi_application()


def application(environ, start_response):
    """Django believes the first word of X-Forwarded-Proto; only what our own proxies wrote is true."""
    from django.conf import settings

    said = [word.strip() for word in environ.get("HTTP_X_FORWARDED_PROTO", "").split(",") if word.strip()]
    hops = settings.TRUSTED_PROXY_HOPS
    if said and hops:
        environ["HTTP_X_FORWARDED_PROTO"] = said[-min(hops, len(said))]
    return django_application(environ, start_response)
