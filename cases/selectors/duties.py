"""What waits for an officer: each duty is one question to the database, for the count and for the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import (
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases import permissions as p
from cases.models import MissingReport, Photograph, RecoveryReport, RiskAssessment, Sighting, Transfer
from cases.models.recovery_report import PRODUCTION_HOURS, PRODUCTION_WARNING_HOURS
from directory.choices import POLICE_STATIONS, Role

FIR_HOURS, PHOTO_HOURS, UNVERIFIED_HOURS, AHTU_DAYS, RECENT_DAYS = 2, 48, 72, 120, 30


@dataclass(frozen=True, kw_only=True)
class Duty:
    key: str
    label: Any
    model: type
    permission: str
    narrow: Callable[[QuerySet], QuerySet]
    order: int
    urgent: bool = False
    roles: tuple[str, ...] = ()  # empty: everybody with the permission

    def rows(self, user: Any) -> QuerySet:
        queryset = self.model.objects.permitted(user, self.permission)
        if self.roles and getattr(user, "role", None) not in self.roles:
            return queryset.none()
        return self.narrow(queryset)

    def count(self, user: Any) -> int:
        return self.rows(user).order_by()[:1000].count()


def _ago(**span: float) -> Any:
    return timezone.now() - timedelta(**span)


def _photographs(parent: str) -> Exists:
    return Exists(Photograph.objects.filter(**{parent: OuterRef("pk")}))


def _without_fir(rows: QuerySet) -> QuerySet:
    return rows.drafts().children().filter(fir_number="", reported_at__lt=_ago(hours=FIR_HOURS))


def _without_photograph(rows: QuerySet) -> QuerySet:
    return (
        rows.untraced()
        .children()
        .filter(
            ~_photographs("missing_report"),
            registered_at__lt=_ago(hours=PHOTO_HOURS),
            photo_not_available=False,
        )
    )


def _without_risk(rows: QuerySet) -> QuerySet:
    assessed = Exists(RiskAssessment.objects.filter(missing_report=OuterRef("pk")))
    return rows.untraced().filter(~assessed, registered_at__gt=_ago(days=RECENT_DAYS))


def _four_months(rows: QuerySet) -> QuerySet:
    return rows.children().filter(status=c.MissingStatus.OPEN, registered_at__lt=_ago(days=AHTU_DAYS))


def production_clock(rows: QuerySet) -> QuerySet:
    """Children not yet produced, with the moment from which the hours run."""
    journey = ExpressionWrapper(
        Coalesce(F("journey_hours"), Value(0)) * Value(timedelta(hours=1)), output_field=DurationField()
    )
    began = ExpressionWrapper(F("recovered_at") + journey, output_field=DateTimeField())
    return rows.unproduced().alias(began=began).filter(registered_at__gt=_ago(days=RECENT_DAYS))


def _production_late(rows: QuerySet) -> QuerySet:
    return production_clock(rows).filter(began__lt=_ago(hours=PRODUCTION_HOURS))


def _production_soon(rows: QuerySet) -> QuerySet:
    return production_clock(rows).filter(
        began__lt=_ago(hours=PRODUCTION_WARNING_HOURS), began__gte=_ago(hours=PRODUCTION_HOURS)
    )


def _drafts(rows: QuerySet) -> QuerySet:
    return rows.drafts()


def _returned(rows: QuerySet) -> QuerySet:
    return rows.filter(authentication=c.AuthenticationState.RETURNED)


_missing = partial(Duty, model=MissingReport)
_recovered = partial(Duty, model=RecoveryReport)
_sighting = partial(Duty, model=Sighting, permission=p.TRIAGE_SIGHTING)

MISSING = (
    _missing(
        key="no-fir",
        label=_("Children without FIR for more than 2 hours"),
        permission=p.EDIT_MISSING,
        narrow=_without_fir,
        order=10,
        urgent=True,
    ),
    _missing(
        key="drafts",
        label=_("Missing person reports to complete"),
        permission=p.EDIT_MISSING,
        narrow=_drafts,
        order=20,
    ),
    _missing(
        key="no-risk",
        label=_("Cases without risk assessment"),
        permission=p.ASSESS_RISK,
        narrow=_without_risk,
        order=30,
    ),
    _missing(
        key="no-photo",
        label=_("Missing children without photograph for more than 48 hours"),
        permission=p.EDIT_MISSING,
        narrow=_without_photograph,
        order=31,
    ),
    _missing(
        key="returned",
        label=_("Missing person reports returned with remarks"),
        permission=p.EDIT_MISSING,
        narrow=_returned,
        order=32,
    ),
    _missing(
        key="four-months",
        label=_("Children untraced for four months, to be handed to the AHTU"),
        permission=p.HAND_TO_AHTU,
        narrow=_four_months,
        order=40,
    ),
    _missing(
        key="unverified-late",
        label=_("Missing person reports not verified for more than 72 hours"),
        permission=p.AUTHENTICATE_MISSING,
        narrow=lambda rows: rows.unverified().filter(
            registered_at__lt=_ago(hours=UNVERIFIED_HOURS), registered_at__gt=_ago(days=RECENT_DAYS)
        ),
        order=41,
        urgent=True,
        roles=(Role.DCRB_OFFICER,),
    ),
    _missing(
        key="cancellations",
        label=_("Cancellations to decide"),
        permission=p.CONFIRM_CANCELLATION,
        narrow=lambda rows: rows.untraced().filter(cancellation_proposed_at__isnull=False),
        order=42,
    ),
    _missing(
        key="closures",
        label=_("Closures to verify"),
        permission=p.AUTHENTICATE_MISSING,
        narrow=lambda rows: rows.filter(
            status=c.MissingStatus.CLOSED, closure_verified_at=None, closed_at__gt=_ago(days=RECENT_DAYS)
        ),
        order=43,
        roles=(Role.DCRB_OFFICER,),
    ),
)

RECOVERY = (
    _recovered(
        key="production-late",
        label=_("Children not produced within 24 hours"),
        permission=p.RECORD_RECOVERY,
        narrow=_production_late,
        order=11,
        urgent=True,
    ),
    _recovered(
        key="production-due",
        label=_("Children to be produced within 6 hours"),
        permission=p.RECORD_RECOVERY,
        narrow=_production_soon,
        order=12,
        urgent=True,
    ),
    _recovered(
        key="drafts",
        label=_("Recovered person reports to complete"),
        permission=p.EDIT_RECOVERY,
        narrow=_drafts,
        order=21,
    ),
    _recovered(
        key="returned",
        label=_("Recovered person reports returned with remarks"),
        permission=p.EDIT_RECOVERY,
        narrow=_returned,
        order=33,
    ),
)

SIGHTINGS = (
    _sighting(
        key="danger",
        label=_("Sightings of a person in danger"),
        narrow=lambda rows: rows.unattended().filter(in_danger=True),
        order=5,
        urgent=True,
    ),
    _sighting(
        key="new",
        label=_("Sightings to look at"),
        narrow=lambda rows: rows.unattended(),
        order=15,
    ),
)


def find(duties: tuple[Duty, ...], key: str) -> Duty | None:
    return next((duty for duty in duties if duty.key == key), None)


def waiting_transfers(user: Any) -> QuerySet:
    """Cases offered to the acting station."""
    office = getattr(user, "office", None)
    if office is None or office.kind not in POLICE_STATIONS or not user.has_perm(p.ACCEPT_TRANSFER):
        return Transfer.objects.none()
    rows = Transfer.objects.filter(to_office=office, state=c.TransferState.PENDING)
    return rows.select_related("missing_report", "from_office__district", "to_office")


def to_authenticate(user: Any, model: type) -> QuerySet:
    """What the acting Level-3 office has to verify, oldest first."""
    permission = p.AUTHENTICATE_MISSING if model is MissingReport else p.AUTHENTICATE_RECOVERY
    rows = model.objects.permitted(user, permission).unverified()
    return rows.select_related("office", "district", "state").order_by("registered_at", "pk")


def to_authenticate_count(user: Any) -> int:
    return sum(
        to_authenticate(user, model).order_by()[:1000].count() for model in (MissingReport, RecoveryReport)
    )
