"""Figures of the home page, and what the desk shows of an office."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from cases.choices import ClosureResult, MissingStatus, RecoveryStatus
from cases.models import MissingReport, RecoveryReport
from cases.selectors import places
from cci.choices import ChildFileStatus
from cci.models import ChildFile
from cci.permissions import VIEW_CHILD
from directory.choices import NATIONAL_KINDS
from directory.grants import Reach, grants_for
from trackchild.core.models import Event
from trackchild.core.remember import remembered

COUNTER_SECONDS = 3600
SMALLEST_CELL = 5
LATEST = 8
LATEST_PERIOD = timedelta(days=14)

COUNTRY_SECONDS = 600
READ = _("Reports that your office may read are counted here.")
VIEW_MISSING, VIEW_RECOVERY = "cases.view_missing_report", "cases.view_recovery_report"


@dataclass(frozen=True)
class Counter:
    label: Any
    text: str


@dataclass(frozen=True)
class Step:
    label: Any
    url: str
    is_primary: bool = False


@dataclass(frozen=True)
class StateCount:
    label: Any
    total: int
    url: str


@dataclass(frozen=True)
class Register:
    title: Any
    url: str
    all_label: Any
    counts: list[StateCount]
    empty_title: Any
    empty_text: Any
    empty_url: str = ""
    empty_action: Any = ""


@dataclass(frozen=True)
class Happening:
    label: str
    at: datetime
    by: str
    note: str


def public_counters() -> list[Counter]:
    """Three rounded figures of this year, up to yesterday; nothing below five is told."""
    missing, traced, reunited = remembered("home:counters", COUNTER_SECONDS, _count_children)
    return [
        Counter(_("children reported missing"), rounded(missing)),
        Counter(_("children traced"), rounded(traced)),
        Counter(_("found children back with their families"), rounded(reunited)),
    ]


def _count_children() -> tuple[int, int, int]:
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    this_year = today.replace(month=1, day=1)
    period = (this_year, today)
    children = MissingReport.objects.children()
    missing = children.filter(registered_at__range=period).count()
    traced = children.filter(traced_at__range=period).exclude(result=ClosureResult.FOUND_DEAD).count()
    reunited = (
        RecoveryReport.objects.children().filter(registered_at__range=period, outcome="RESTORED").count()
    )
    return missing, traced, reunited


def rounded(number: int) -> str:
    """Two leading figures, rounded down, so that no single case can be read from a change."""
    if number < SMALLEST_CELL:
        return str(_("fewer than 5"))
    if number < 10:
        return str(_("fewer than 10"))
    step = max(10, 10 ** (len(str(number)) - 2))
    return localize(number // step * step)


def first_steps(user: Any) -> list[Step]:
    """What this posting may begin."""
    steps = (
        ("cases.add_missing_report", _("New missing report"), "cases:missing-report-quick"),
        ("cases.add_recovery_report", _("New recovery report"), "cases:recovery-report-quick"),
        ("cases.view_own_reports", _("Report a sighting"), "cases:sighting-report"),
        ("cases.view_own_reports", _("My reports"), "cases:own-reports"),
    )
    allowed = [(label, _address(name)) for permission, label, name in steps if user.has_perm(permission)]
    return [Step(label, url, is_primary=not index) for index, (label, url) in enumerate(allowed) if url]


def registers(user: Any) -> list[Register]:
    """The records of the acting office by state; of an office that holds none, those it may read."""
    found = [_children(user)] if user.has_perm(VIEW_CHILD) else []
    if user.has_perm(VIEW_MISSING):
        own = _place(user, VIEW_MISSING) == places.OWN
        found.append(
            Register(
                title=_("Missing persons of your office") if own else _("Missing persons"),
                url=_address("cases:missing-report-list"),
                all_label=_("All missing reports"),
                counts=_by_state(
                    MissingReport, user, VIEW_MISSING, MissingStatus, "cases:missing-report-list"
                ),
                empty_title=_("No missing report yet"),
                empty_text=_("Reports that your office files or receives are counted here.") if own else READ,
            )
        )
    if user.has_perm(VIEW_RECOVERY):
        own = _place(user, VIEW_RECOVERY) == places.OWN
        found.append(
            Register(
                title=_("Found persons of your office") if own else _("Recovered persons"),
                url=_address("cases:recovery-report-list"),
                all_label=_("All recovery reports"),
                counts=_by_state(
                    RecoveryReport, user, VIEW_RECOVERY, RecoveryStatus, "cases:recovery-report-list"
                ),
                empty_title=_("No recovery report yet"),
                empty_text=_("Persons that your office finds or receives are counted here.") if own else READ,
            )
        )
    return found


def _children(user: Any) -> Register:
    """The children who live in the acting home."""
    rows = ChildFile.objects.permitted(user, VIEW_CHILD).present().order_by()
    totals = {row["status"]: row["total"] for row in rows.values("status").annotate(total=Count("pk"))}
    url = _address("cci:child-file-list")
    return Register(
        title=_("Children in your home"),
        url=url,
        all_label=_("All children of the home"),
        counts=[
            StateCount(state.label, totals[state], f"{url}?status={state.value}")
            for state in ChildFileStatus
            if state in totals
        ],
        empty_title=_("No child in the home yet"),
        empty_text=_("When an order places a child with you, record its arrival. It is counted here."),
    )


def _by_state(model: Any, user: Any, permission: str, states: Any, list_name: str) -> list[StateCount]:
    """What a click on a figure lists: the place is that of the list, narrowed as the list narrows it."""
    place = _place(user, permission)
    rows = places.narrow(model.objects.permitted(user, permission), user, place)

    def count() -> dict[str, int]:
        found = rows.order_by().values("status").annotate(total=Count("pk"))
        return {row["status"]: row["total"] for row in found}

    if user.office and user.office.kind in NATIONAL_KINDS:  # no index serves the whole country
        key = f"desk:{model._meta.model_name}:{user.office.pk}:{user.role}"
        totals = remembered(key, COUNTRY_SECONDS, count)
    else:
        totals = count()
    url = _address(list_name)
    return [
        StateCount(state.label, totals[state], f"{url}?place={place}&status={state.value}")
        for state in states
        if state in totals
    ]


def _place(user: Any, permission: str) -> str:
    """The own records, else those of the area, else those that others have shared."""
    reaches = {grant.reach for grant in grants_for(user.role, permission)}
    if Reach.OFFICE in reaches and places.default(user) == places.OWN:
        return places.OWN
    return (
        places.SHARED if reaches <= {Reach.LINKED, Reach.NATION} and Reach.LINKED in reaches else places.AREA
    )


def latest_events(user: Any) -> list[Happening]:
    """What happened last at the acting office; the text never names a child."""
    if user.office is None:
        return []
    since = timezone.now() - LATEST_PERIOD
    events = Event.objects.filter(office_id=user.office.pk, at__gte=since).order_by("-at")[:LATEST]
    return [
        Happening(str(event.label), event.at, event.posting_label, event.subject_reference)
        for event in events
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
