"""Who is told: people are looked up by role and place at the moment of sending."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from directory.choices import OfficeKind, Role
from directory.models import Office
from trackchild.accounts.models import Posting


@dataclass(frozen=True)
class Recipient:
    """A person to be told. `key` is the same for the same person, however many posts lead to them."""

    key: str
    label: str
    phone: str = ""
    email: str = ""
    language: str = "en"
    user_id: int | None = None


def reporter_of(report: Any) -> list[Recipient]:
    """The person who reported somebody missing."""
    phone, email = report.notify_phone, report.notify_email
    if not (phone or email):
        return []
    return [Recipient("reporter", "reporter", phone, email, report.reporter_language or "en")]


def sighting_reporter(sighting: Any) -> list[Recipient]:
    phone = str(sighting.reporter_phone or "")
    return [Recipient("reporter", "reporter", phone, "", sighting.reporter_language or "en")] if phone else []


def at_office(office: Office | None, *roles: Role) -> list[Recipient]:
    return _holders(Q(office=office), roles) if office else []


def heads_of(office: Office | None) -> list[Recipient]:
    """Who leads the office; where nobody is entered as its head, the officers in charge."""
    if office is None:
        return []
    in_charge = (Role.STATION_OFFICER, Role.SJPU_OFFICER, Role.CCI_SUPERINTENDENT)
    heads = _holders(Q(office=office, is_head=True), Role.values)
    return heads or _holders(Q(office=office), in_charge)


def of_police_district(office: Office | None, *roles: Role) -> list[Recipient]:
    """Units of the police district that the station belongs to."""
    if office is None or office.police_district_id is None:
        return []
    return _holders(Q(office__police_district_id=office.police_district_id), roles)


def of_district(district_id: int | None, *roles: Role) -> list[Recipient]:
    """Bodies whose charge includes the revenue district."""
    if district_id is None:
        return []
    return _holders(Q(office__district_id=district_id) | Q(office__jurisdiction_districts=district_id), roles)


def railway_of_district(district_id: int | None) -> list[Recipient]:
    if district_id is None:
        return []
    return _holders(
        Q(office__district_id=district_id, office__kind__in=[OfficeKind.GRP, OfficeKind.RPF]),
        (Role.STATION_OFFICER,),
    )


def people(user_ids: Iterable[int]) -> list[Recipient]:
    users = get_user_model().objects.filter(pk__in=list(user_ids), is_active=True).order_by("pk")
    return [_recipient(user, "") for user in users]


def _holders(place: Q, roles: Iterable[Role]) -> list[Recipient]:
    postings = (
        Posting.objects.current()
        .filter(place, role__in=list(roles), user__is_active=True)
        .select_related("user", "office")
        .order_by("pk")
        .distinct()
    )
    found = {posting.user_id: _recipient(posting.user, posting.role) for posting in postings}
    return list(found.values())


def _recipient(user: Any, role: str) -> Recipient:
    """The delivery log names the post, not the person."""
    return Recipient(
        key=f"user:{user.pk}",
        label=role or "officer",
        phone=str(user.phone or ""),
        email=user.email,
        language=user.language,
        user_id=user.pk,
    )
