"""Entries of the directory in the officers' menu."""

from django.utils.translation import gettext_lazy as _

from trackchild.core.panels import nav

nav.register(
    key="directory",
    label=_("Directory"),
    url_name="directory:office-desk",
    order=85,
    permission="directory.view_office",
)
nav.register(
    key="roles",
    label=_("Roles and permissions"),
    url_name="directory:roles",
    order=90,
    permission="directory.view_roles",
)
