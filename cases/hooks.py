"""What this app offers the others: photographs' permission, navigation, work list."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cases import permissions as p
from cases.files import MISSING, RECOVERY
from cases.selectors import duties, own_reports, supervision
from cases.selectors.records import may_see_consent, may_see_photograph
from cases.views import files
from trackchild.core import photos
from trackchild.core.panels import nav, panels, worklist

photos.register_owner("cases.photograph", may_see_photograph)
photos.register_owner("cases.publication", may_see_consent, field="scan")

for label in (MISSING, RECOVERY):
    panels.register(label, key="cases.files", title=_("Files"), order=90, render=files.panel)

nav.register(
    key="cases.missing",
    label=_("Missing persons"),
    url_name="cases:missing-report-list",
    order=10,
    permission=p.VIEW_MISSING,
)
nav.register(
    key="cases.recovered",
    label=_("Recovered persons"),
    url_name="cases:recovery-report-list",
    order=20,
    permission=p.VIEW_RECOVERY,
)
nav.register(
    key="cases.sightings",
    label=_("Sightings"),
    url_name="cases:sighting-list",
    order=30,
    permission=p.VIEW_SIGHTING,
)
nav.register(
    key="cases.search", label=_("Search the country"), url_name="cases:search", order=50, permission=p.SEARCH
)
nav.register(
    key="cases.transfers",
    label=_("Transfers"),
    url_name="cases:transfer-list",
    order=60,
    permission=p.ACCEPT_TRANSFER,
)
nav.register(
    key="cases.authentication",
    label=_("Verification"),
    url_name="cases:authentication-list",
    order=61,
    permission=p.AUTHENTICATE_RECOVERY,
)
nav.register(
    key="cases.own-reports",
    label=_("My reports"),
    url_name="cases:own-reports",
    order=10,
    permission=p.VIEW_OWN_REPORTS,
)


def _offer(stem: str, rows: tuple[duties.Duty, ...]) -> None:
    for duty in rows:
        worklist.register(
            key=f"cases.{stem}.{duty.key}",
            label=duty.label,
            url=lambda _user, duty=duty: f"{reverse_lazy(f'cases:{stem}-list')}?duty={duty.key}",
            count=duty.count,
            order=duty.order,
            urgent=duty.urgent,
            permission=duty.permission,
        )


_offer("missing-report", (*duties.MISSING, *supervision.MISSING))
_offer("recovery-report", (*duties.RECOVERY, *supervision.RECOVERY))
_offer("sighting", duties.SIGHTINGS)
worklist.register(
    key="cases.transfers",
    label=_("Transfers waiting for your acceptance"),
    url=reverse_lazy("cases:transfer-list"),
    count=lambda user: duties.waiting_transfers(user).count(),
    order=13,
    urgent=True,
    permission=p.ACCEPT_TRANSFER,
)
worklist.register(
    key="cases.authentication",
    label=_("Reports to verify"),
    url=reverse_lazy("cases:authentication-list"),
    count=duties.to_authenticate_count,
    order=44,
    permission=p.AUTHENTICATE_RECOVERY,
)
worklist.register(
    key="cases.posters",
    label=_("New posters of children missing in your district"),
    url=own_reports.posters_url,
    count=own_reports.new_posters,
    order=50,
    permission=p.VIEW_OWN_REPORTS,
)
