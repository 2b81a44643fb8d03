"""Sightings: taken in from citizens, given to a station, checked, closed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import events, workflow
from cases.models import Sighting
from directory import shares
from directory.choices import POLICE_STATIONS
from trackchild.core import events as core_events
from trackchild.core.workflow import perform


@transaction.atomic
def report_sighting(*, by: Any = None, **answers: Any) -> Sighting:
    """Keep what somebody saw. The place decides which police district gets it."""
    district = answers.get("place_district")
    state = answers.get("place_state") or getattr(district, "state", None)
    poster = answers.get("missing_report")
    if state is None and poster is not None:
        state, district = poster.state, district or poster.district
    if state is None:
        raise ValidationError({"place_district": _("Say in which district it was.")}, code="place")
    answers.setdefault("place_state", state)
    answers.setdefault("seen_at", timezone.now())
    if answers.get("is_anonymous"):
        answers |= {"reporter_name": "", "reporter_phone": ""}
    sighting = Sighting(**answers, state=state, district=district, reported_by=by)
    station = answers.get("place_station")
    if station is not None and station.kind in POLICE_STATIONS:
        sighting.office = station
    sighting.save()
    core_events.record(
        events.SIGHTING_REPORTED,
        subject=sighting,
        by=by,
        facts={"kind": str(sighting.kind), "in_danger": sighting.in_danger},
    )
    return sighting


@transaction.atomic
def assign_sighting(sighting: Sighting, *, by: Any, office: Any, reason: str = "") -> Sighting:
    if office.kind not in POLICE_STATIONS:
        raise ValidationError({"office": _("Choose a police station.")}, code="kind")
    sighting = perform(
        workflow.SIGHTING,
        sighting,
        "assign",
        by=by,
        reason=reason,
        facts={"to_office": office.pk},
        office=office,
        state=office.state,
        district=office.district,
        assigned_at=timezone.now(),
    )
    if by is not None and by.office is not None and by.office.pk != office.pk:
        shares.grant(sighting, by.office, "assigned_from")
    return sighting


def check_sighting(sighting: Sighting, *, by: Any, reason: str = "", checked_by: str = "") -> Sighting:
    """A station that begins the check takes the sighting over."""
    office = sighting.office or getattr(by, "office", None)
    return perform(
        workflow.SIGHTING,
        sighting,
        "check",
        by=by,
        reason=reason,
        office=office,
        assigned_at=sighting.assigned_at or timezone.now(),
        checked_by=checked_by or (str(by) if by is not None else ""),
    )


def verify_sighting(
    sighting: Sighting, *, by: Any, reason: str, missing_report: Any = None, recovery_report: Any = None
) -> Sighting:
    """The person was met. The sighting points to the case, or to the Form-R made from it."""
    return perform(
        workflow.SIGHTING,
        sighting,
        "verify",
        by=by,
        reason=reason,
        finding=reason,
        missing_report=missing_report or sighting.missing_report,
        recovery_report=recovery_report or sighting.recovery_report,
    )


def sighting_not_found(sighting: Sighting, *, by: Any, reason: str) -> Sighting:
    return perform(workflow.SIGHTING, sighting, "not_found", by=by, reason=reason, finding=reason)


def mark_sighting_duplicate(
    sighting: Sighting, *, by: Any, reason: str, duplicate_of: Sighting | None = None
) -> Sighting:
    return perform(
        workflow.SIGHTING,
        sighting,
        "mark_duplicate",
        by=by,
        reason=reason,
        finding=reason,
        duplicate_of=duplicate_of,
        closed_at=timezone.now(),
    )


def close_sighting(sighting: Sighting, *, by: Any, reason: str = "") -> Sighting:
    return perform(workflow.SIGHTING, sighting, "close", by=by, reason=reason, closed_at=timezone.now())
