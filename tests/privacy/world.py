"""A missing child with a live poster at one station, a found child at another, and all around them."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from cases import services
from cases.formspecs import MISSING_REPORT, RECOVERY_REPORT, SIGHTING
from cases.models import DiaryEntry, MissingReport, Publication, RiskAssessment, Transfer
from cci.formspecs import CHILD_FILE
from cci.models import ChildFile
from directory.choices import OfficeKind, Role
from matching.models import ClueMatch, Match
from matching.services.clues import rank_clue
from matching.services.profiles import save_profile
from matching.services.sharing import share
from tests.factories.accounts import OfficerFactory, kind_for
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory, SightingFactory
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory
from tests.privacy.markers import Markers, fill
from trackchild.core import events


@dataclass
class World:
    markers: Markers = field(default_factory=Markers)
    stations: dict[str, Any] = field(default_factory=dict)  # a searches, b has found, c knows nothing
    missing: Any = None
    recovery: Any = None
    sighting: Any = None
    match: Any = None
    child: Any = None  # in a home beside station b

    def officer(self, role: Role, place: str) -> Any:
        station = self.stations[place]
        if role == Role.CITIZEN:
            return OfficerFactory(role=role)
        if kind_for(role) == station.kind:
            return OfficerFactory(role=role, office=station)
        office = OfficeFactory(
            kind=kind_for(role),
            district=station.district,
            state=station.state,
            police_district=station.police_district,
        )
        return OfficerFactory(role=role, office=office)


def make_world() -> World:
    world = World()
    for place in "abc":
        district = DistrictFactory()
        area = PoliceDistrictFactory(state=district.state, districts=[district])
        world.stations[place] = OfficeFactory(kind=OfficeKind.PS, district=district, police_district=area)
    make_missing(world)
    make_recovery(world)
    make_sighting(world)
    make_match(world)
    make_child(world)
    make_clues(world)
    return world


def make_missing(world: World) -> None:
    officer = world.officer(Role.STATION_OFFICER, "a")
    report = MissingReportFactory(office=world.stations["a"], open=True)
    mark = world.markers.make
    report.refresh_from_db()
    fill(world.markers, "M", MISSING_REPORT, report, internal=("authentication_note", "cancellation_reason"))
    Publication.objects.create(
        missing_report=report, basis="CONSENT", given_by=mark("M", "C", "given_by"),
        given_on=timezone.localdate(), reasons=mark("M", "C", "reasons"), approved_by=officer,
    )  # fmt: skip
    now = timezone.now()
    authenticated = {"authentication": "RETURNED", "authenticated_at": now}
    MissingReport.objects.filter(pk=report.pk).update(
        published_at=now, cancellation_proposed_at=now, **authenticated
    )
    report.refresh_from_db()
    DiaryEntry.objects.create(missing_report=report, remark=mark("X", "C", "remark"), by=officer)
    note = mark("M", "C", "risk note")
    RiskAssessment.objects.create(missing_report=report, override_level="HIGH", override_reason=note)
    Transfer.objects.create(
        missing_report=report,
        from_office=world.stations["a"],
        to_office=world.stations["c"],
        state="RETURNED",
        reason=mark("M", "C", "transfer reason"),
        decision_note=mark("M", "C", "transfer note"),
        decided_at=now,
    )
    services.amend_missing_report(
        report, by=officer, section="person", changed=["full_name"], reason=mark("M", "C", "amend reason")
    )
    world.missing = report


def make_recovery(world: World) -> None:
    officer = world.officer(Role.STATION_OFFICER, "b")
    report = RecoveryReportFactory(office=world.stations["b"], recorded=True)
    report.refresh_from_db()
    fill(world.markers, "R", RECOVERY_REPORT, report, internal=("authentication_note",))
    services.amend_recovery_report(
        report,
        by=officer,
        section="person",
        changed=["full_name"],
        reason=world.markers.make("R", "C", "reason"),
    )
    world.recovery = report


def make_sighting(world: World) -> None:
    sighting = SightingFactory(office=world.stations["a"])
    fill(world.markers, "S", SIGHTING, sighting)
    events.record("sighting.assigned", subject=sighting, note=world.markers.make("S", "C", "note"))
    world.sighting = sighting


def make_child(world: World) -> None:
    station = world.stations["b"]
    home = OfficeFactory(kind=OfficeKind.CCI, district=station.district, state=station.state)
    today = timezone.localdate()
    child = ChildFile.objects.create(
        office=home, state=home.state, district=home.district, sex="F", admitted_on=today
    )
    fill(world.markers, "H", CHILD_FILE, child)
    world.child = child


def make_match(world: World) -> None:
    world.match = Match.objects.create(
        missing_report=world.missing, recovery_report=world.recovery, score=0.95, bits=15, engine="test",
        suggested_at=timezone.now(), told_band="VERY_LIKELY",
    )  # fmt: skip
    share(world.match)


def make_clues(world: World) -> None:
    """The sighting and the child may be the missing one, by reasons that name the family."""
    save_profile(world.missing)
    family = {"missing": world.missing.father_name, "found": world.child.father_name}
    reasons = [
        {"field": "father", "level": "agrees", "effect": 6.0, "values": family},
        {"field": "sex", "level": "same", "effect": 1.0, "values": {}},
    ]
    for record in (world.sighting, world.child):
        rank_clue(record)
        clue = record.clue
        clue.matches.all().delete()
        ClueMatch.objects.create(clue=clue, missing_report=world.missing, score=0.9, reasons=reasons)
