"""Which part of the permitted records a list shows: the own office, its area, or what others share."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from directory import scopes
from directory.choices import OfficeKind

OWN, AREA, SHARED = "own", "area", "shared"
LABELS = {OWN: _("Our own"), AREA: _("Our area"), SHARED: _("Shared with us")}
HOLDERS = (
    OfficeKind.PS,
    OfficeKind.WOMEN_PS,
    OfficeKind.CYBER_PS,
    OfficeKind.OUTPOST,
    OfficeKind.GRP,
    OfficeKind.CCI,
)


def default(user: Any) -> str:
    office = getattr(user, "office", None)
    return OWN if office is not None and office.kind in HOLDERS else AREA


def choices(user: Any) -> tuple[str, ...]:
    return (OWN, AREA, SHARED) if default(user) == OWN else (AREA, SHARED)


def narrow(queryset: QuerySet, user: Any, place: str) -> QuerySet:
    """Permitted rows of one place. Drafts are shown only to the office that writes them."""
    office = getattr(user, "office", None)
    if office is None:
        return queryset.none()
    if place == OWN:
        return queryset.filter(office=office)
    reach = "linked" if place == SHARED else "jurisdiction"
    condition = scopes.place_query(user.posting, reach, queryset.model)
    queryset = queryset if condition is None else queryset.filter(condition)
    return queryset.filter(~Q(status="DRAFT") | Q(office=office) | Q(office=None))
