"""What waits for those who supervise: committees, boards, districts, states, the nation."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases import permissions as p
from cases.models import DiaryEntry, MissingReport, RecoveryReport, Sighting, Transfer
from cases.selectors import duties
from cases.selectors.duties import Duty
from directory.choices import Role

QUARTER, FOUR_MONTHS = timedelta(days=91), timedelta(days=120)
DISTRICT_GRACE, STATE_GRACE = timedelta(days=3), timedelta(days=7)  # until a late duty goes one tier up
FIRST_LOOK = timedelta(hours=4)
COMMITTEES = (Role.CWC_CHAIR, Role.CWC_MEMBER, Role.JJB_MAGISTRATE, Role.JJB_MEMBER)


@dataclass(frozen=True, kw_only=True)
class OfficeDuty(Duty):
    """Of the records in which the acting office is named."""

    named: Callable[[QuerySet, Any], QuerySet]
    narrow: Callable[[QuerySet], QuerySet] = lambda rows: rows

    def rows(self, user: Any) -> QuerySet:
        rows = super().rows(user)
        return self.named(rows, user.office) if user.office is not None else rows.none()


def _without_entry_of(rows: QuerySet, office: Any) -> QuerySet:
    """With the unit, and nobody of the unit has written in the diary this quarter."""
    written = DiaryEntry.objects.filter(
        missing_report=OuterRef("pk"), posting__office=office, done_at__gt=timezone.now() - QUARTER
    )
    return rows.filter(~Exists(written), status=c.MissingStatus.AHTU)


def _between_states(rows: QuerySet) -> QuerySet:
    offered = Transfer.objects.filter(state=c.TransferState.PENDING)
    across = offered.exclude(to_office__state=F("from_office__state"))
    return rows.filter(pk__in=across.values("missing_report"))


def _waiting_for_order(rows: QuerySet, office: Any) -> QuerySet:
    before_custody = (c.RecoveryStatus.PRODUCED, c.RecoveryStatus.IDENTIFIED, c.RecoveryStatus.UNIDENTIFIED)
    return rows.children().filter(production_office=office, status__in=before_custody)


def _without_final_order(rows: QuerySet, office: Any) -> QuerySet:
    late = rows.children().unsettled().filter(produced_at__lt=timezone.now() - FOUR_MONTHS)
    return late.filter(production_office=office)


def _production_late_by(grace: timedelta) -> Callable[[QuerySet], QuerySet]:
    late = duties.find(duties.RECOVERY, "production-late").narrow
    day = timedelta(hours=duties.PRODUCTION_HOURS)
    return lambda rows: late(rows).filter(began__lt=timezone.now() - day - grace)


MISSING = (
    OfficeDuty(
        key="no-entry",
        label=_("Cases of your unit without an entry in the diary for three months"),
        model=MissingReport,
        permission=p.ADD_DIARY_ENTRY,
        named=_without_entry_of,
        order=22,
        roles=(Role.AHTU_OFFICER,),
    ),
    Duty(
        key="between-states",
        label=_("Cases offered to a station of another state, not yet answered"),
        model=MissingReport,
        permission=p.VIEW_MISSING,
        narrow=_between_states,
        order=46,
        roles=(Role.SCRB_OFFICER, Role.NCRB_OFFICER),
    ),
)

RECOVERY = (
    Duty(
        key="to-be-produced",
        label=_("Found children of your district who must still be produced"),
        model=RecoveryReport,
        permission=p.VIEW_RECOVERY,
        narrow=duties.production_clock,
        order=14,
        urgent=True,
        roles=COMMITTEES[:2],
    ),
    OfficeDuty(
        key="no-order",
        label=_("Children produced before you who wait for an order"),
        model=RecoveryReport,
        permission=p.VIEW_RECOVERY,
        named=_waiting_for_order,
        order=16,
        roles=COMMITTEES,
    ),
    OfficeDuty(
        key="four-months",
        label=_("Children produced before you four months ago, without an outcome"),
        model=RecoveryReport,
        permission=p.VIEW_RECOVERY,
        named=_without_final_order,
        order=17,
        urgent=True,
        roles=COMMITTEES,
    ),
    Duty(
        key="late-in-district",
        label=_("Children not produced, more than 3 days late"),
        model=RecoveryReport,
        permission=p.VIEW_RECOVERY,
        narrow=_production_late_by(DISTRICT_GRACE),
        order=18,
        urgent=True,
        roles=(Role.DCPU_OFFICER,),
    ),
    Duty(
        key="late-in-state",
        label=_("Children not produced, more than 7 days late"),
        model=RecoveryReport,
        permission=p.VIEW_RECOVERY,
        narrow=_production_late_by(STATE_GRACE),
        order=18,
        urgent=True,
        roles=(Role.SCPS_OFFICER,),
    ),
)


@dataclass(frozen=True)
class Figure:
    """A number of the district. Whoever reads it need not be allowed to read the records behind it."""

    label: Any
    model: type
    narrow: Callable[[QuerySet], QuerySet]
    of_station: bool = True  # lateness of the station that holds the record

    def rows(self, user: Any) -> QuerySet:
        return self.narrow(self.model.objects.permitted(user, p.COUNT_REPORTS)).order_by()


def _figure(table: tuple[Duty, ...], key: str, **more: Any) -> Figure:
    duty = duties.find(table, key)
    return Figure(duty.label, duty.model, duty.narrow, **more)


NOW = (
    Figure(_("Missing children who are not traced"), MissingReport, lambda rows: rows.untraced().children()),
    Figure(_("Found children without an outcome"), RecoveryReport, lambda rows: rows.unsettled().children()),
)
LATE = (
    _figure(duties.MISSING, "no-fir"),
    _figure(duties.RECOVERY, "production-late"),
    Figure(
        _("Sightings nobody has looked at for more than 4 hours"),
        Sighting,
        lambda rows: rows.unattended().filter(created_at__lt=timezone.now() - FIRST_LOOK),
    ),
    _figure(duties.MISSING, "no-photo"),
    _figure(duties.MISSING, "four-months"),
    _figure(duties.MISSING, "unverified-late", of_station=False),
)


def counted(user: Any, figures: tuple[Figure, ...]) -> list[tuple[Any, int]]:
    return [(figure.label, figure.rows(user).count()) for figure in figures]


def late_count(user: Any) -> int:
    return sum(number for _label, number in counted(user, LATE))


def late_duties(user: Any) -> tuple[list[tuple[Any, int]], list[tuple[str, int]]]:
    """What is late, and the stations with late duties, the latest first."""
    late, stations = [], Counter()
    for figure in LATE:
        rows = dict(figure.rows(user).values_list("office__name").annotate(number=Count("pk")))
        late.append((figure.label, sum(rows.values())))
        if figure.of_station:
            stations.update(rows)
    return late, stations.most_common()
