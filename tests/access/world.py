"""Four stations (own, sibling, other district, other state) with a record of each kind, and officers."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from cases.models import MissingReport, RecoveryReport, Sighting
from cci.models import ChildFile
from directory import shares
from directory.choices import OfficeKind, Role
from directory.models import Office
from matching.models import Match
from tests.factories.accounts import OfficerFactory, kind_for
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory


@dataclass
class World:
    stations: dict[str, Office] = field(default_factory=dict)
    homes: dict[str, Office] = field(default_factory=dict)
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def officer(self, role: Role):
        """An officer of this role whose office stands where the own station stands."""
        own = self.stations["o"]
        if role == Role.CITIZEN:
            return OfficerFactory(role=role)
        if kind_for(role) == own.kind:
            return OfficerFactory(role=role, office=own)
        if kind_for(role) == OfficeKind.CCI:
            return OfficerFactory(role=role, office=self.homes["o"])
        office = OfficeFactory(
            kind=kind_for(role), district=own.district, state=own.state, police_district=own.police_district
        )
        return OfficerFactory(role=role, office=office)


def make_world() -> World:
    world = World()
    home = DistrictFactory()
    districts = {"o": home, "s": home, "d": DistrictFactory(state=home.state), "t": DistrictFactory()}
    police: dict[int, Any] = {}
    for place, district in districts.items():
        if district.pk not in police:
            police[district.pk] = PoliceDistrictFactory(state=district.state, districts=[district])
        world.stations[place] = OfficeFactory(district=district, police_district=police[district.pk])
    for place, station in world.stations.items():
        add_accounts(world, place, station)
        add_cases(world, place, station)
        add_children(world, place, station)
    return world


def add_accounts(world: World, place: str, station: Office) -> None:
    officer = OfficerFactory(office=station)
    world.records["office", place] = {"code": station.code}
    world.records["officer", place] = {"username": officer.username}
    world.records["posting", place] = {"pk": officer.postings.get().pk}


def add_cases(world: World, place: str, station: Office) -> None:
    where = {"state": station.state, "district": station.district}
    now = timezone.now()
    missing = MissingReport.objects.create(
        **where,
        office=station,
        status="OPEN",
        full_name="Asha",
        reported_at=now,
        registered_at=now,
        number=f"M/{place}",
    )
    recovery = RecoveryReport.objects.create(
        **where, office=station, status="RECORDED", reported_at=now, registered_at=now, number=f"R/{place}"
    )
    match = Match.objects.create(
        missing_report=missing, recovery_report=recovery, score=0.95, bits=12, engine="test", suggested_at=now
    )
    sighting = Sighting.objects.create(**where, office=station, seen_at=now)
    world.records["missing", place] = {"reference": missing.reference}
    world.records["recovery", place] = {"reference": recovery.reference}
    world.records["match", place] = {"reference": match.reference}
    world.records["sighting", place] = {"reference": sighting.reference}


def add_children(world: World, place: str, station: Office) -> None:
    """A home of the place, a child who lives there, and a found child placed with it."""
    where = {"state": station.state, "district": station.district}
    home = world.homes[place] = OfficeFactory(kind=OfficeKind.CCI, **where)
    today = timezone.localdate()
    child = ChildFile.objects.create(**where, office=home, full_name="Asha", sex="F", admitted_on=today)
    placed = RecoveryReport.objects.create(
        **where,
        office=station,
        status="CUSTODY",
        registered_at=timezone.now(),
        number=f"R/{place}/home",
        custody_kind="CCI",
        custody_office=home,
    )
    shares.grant(placed, home, "custody")
    world.records["child", place] = {"reference": child.reference}
    world.records["placed", place] = {"reference": placed.reference}
