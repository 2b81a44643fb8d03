"""What the auditor reads: the access log, what is unusual in it, and whether it is whole."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncHour
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.choices import ROLE_NAMES, Role
from directory.models import Office
from trackchild.accounts.models import Posting, User
from trackchild.core import audit
from trackchild.core.models import AuditEntry

Action = audit.Action
REVIEWED, CHECKED = "access log reviewed", "access log checked"
WINDOW, CHECK_EVERY = timedelta(days=7), timedelta(hours=25)
KEPT_DAYS = 31  # how far back the page reads; what is older is read from the archive of the log
MANY_AN_HOUR = 60
LOOKED_AT = (Action.REFUSED, Action.EXPORT, Action.UNMASK)
MOST_ROWS = 200


@dataclass(frozen=True)
class Unusual:
    """One person's doings of one kind."""

    username: str
    role: Any
    office: str
    what: Any
    times: int
    last: datetime


@dataclass(frozen=True)
class Check:
    at: datetime
    rows: int
    problem: str


def entries(*, username: str = "", action: str = "", reference: str = "") -> QuerySet[AuditEntry]:
    """The last month of the log, the newest first."""
    found = AuditEntry.objects.filter(at__gte=timezone.now() - timedelta(days=KEPT_DAYS))
    if username:
        found = found.filter(actor__in=User.objects.filter(username=username.lower()))
    if action in Action.values:
        found = found.filter(action=action)
    if reference:
        found = found.filter(subject_reference=reference)
    return found.order_by("-at", "-pk")


def add_offices(rows: list[AuditEntry]) -> list[AuditEntry]:
    """Each row gets `.office` and `.role_name`, in one query."""
    names = _office_names({row.office_id for row in rows})
    for row in rows:
        row.office, row.role_name = names.get(row.office_id, ""), ROLE_NAMES.get(row.role, "")
    return rows


def _office_names(pks: set) -> dict[int, str]:
    return dict(Office.objects.filter(pk__in=pks - {None}).values_list("pk", "name"))


def unusual() -> list[Unusual]:
    """Refusals, downloads and unmaskings since the last review, and who opened very many records today."""
    since = _since()
    yesterday = timezone.now() - timedelta(days=1)
    known = AuditEntry.objects.filter(at__gt=since, actor__isnull=False).order_by()
    who = ("actor_label", "role", "office_id")
    rows = [
        (*row[:3], Action(row[3]).label, row[4], row[5])
        for row in known.filter(action__in=LOOKED_AT)
        .values_list(*who, "action")
        .annotate(times=Count("pk"), last=Max("at"))
    ]
    rows += [
        (*row[:3], _("Very many records in one hour"), row[4], row[5])
        for row in known.filter(action=Action.VIEW, at__gt=max(since, yesterday))
        .values_list(*who, TruncHour("at"))
        .annotate(times=Count("pk"), last=Max("at"))
        .filter(times__gt=MANY_AN_HOUR)
    ]
    names = _office_names({row[2] for row in rows})
    found = [
        Unusual(name, ROLE_NAMES.get(role, ""), names.get(office, ""), what, times, last)
        for name, role, office, what, times, last in rows
    ]
    return sorted(found, key=lambda one: one.last, reverse=True)[:MOST_ROWS]


def _since() -> datetime:
    """The last review; at most a week back."""
    auditors = Posting.objects.filter(role=Role.AUDITOR).values("user")
    reviews = AuditEntry.objects.filter(actor__in=auditors, action=Action.ADMIN, purpose=REVIEWED)
    last = reviews.order_by("-at").values_list("at", flat=True).first()
    week_ago = timezone.now() - WINDOW
    return max(last, week_ago) if last else week_ago


def unusual_count(_user: Any) -> int:
    return len(unusual())


def last_check() -> Check | None:
    """The outcome of the last check of the whole chain, which stands in the log itself."""
    row = (
        AuditEntry.objects.filter(actor=None, action=Action.ADMIN, purpose=CHECKED)
        .filter(at__gte=timezone.now() - timedelta(days=KEPT_DAYS))
        .order_by("-at")
        .first()
    )
    return Check(row.at, row.facts["rows"], row.facts["problem"]) if row else None


def check_is_due(_user: Any) -> int:
    check = last_check()
    return int(check is None or bool(check.problem) or check.at < timezone.now() - CHECK_EVERY)
