"""An invented police and child protection network over the real districts."""

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from cases.services.register_import.copying import BulkRows
from directory.choices import InstitutionKind, OfficeKind
from directory.models import District, Office, PoliceDistrict, State
from trackchild.demo.people.family import family
from trackchild.demo.people.places import LOCALITIES, STATES, STATIONS, lines

ALL_STATIONS = 16_800
ALL_INSTITUTIONS = 5_400
LEAST_INSTITUTIONS = 260
STATE_OFFICES = (
    (OfficeKind.STATE_HQ, "Police Headquarters, {place}"),
    (OfficeKind.SCRB, "State Crime Records Bureau, {place}"),
    (OfficeKind.CID, "CID Missing Persons Cell, {place}"),
    (OfficeKind.SCPS, "State Child Protection Society, {place}"),
)
DISTRICT_OFFICES = (
    (OfficeKind.SP, "Superintendent of Police, {place}"),
    (OfficeKind.DCRB, "District Crime Records Bureau, {place}"),
    (OfficeKind.SJPU, "Special Juvenile Police Unit, {place}"),
    (OfficeKind.AHTU, "Anti-Human-Trafficking Unit, {place}"),
    (OfficeKind.DM, "District Magistrate, {place}"),
    (OfficeKind.DCPU, "District Child Protection Unit, {place}"),
    (OfficeKind.CWC, "Child Welfare Committee, {place}"),
    (OfficeKind.JJB, "Juvenile Justice Board, {place}"),
    (OfficeKind.LEGAL_SERVICES, "District Legal Services Authority, {place}"),
)
NATIONAL_OFFICES = (
    (OfficeKind.NCRB, "NCRB", "National Crime Records Bureau"),
    (OfficeKind.CPSU, "CPSU", "Central Project Support Unit"),
    (OfficeKind.HELPDESK, "HELPDESK", "TrackChild Help Desk"),
    (OfficeKind.OVERSIGHT, "NCPCR", "National Commission for Protection of Child Rights"),
)
POLICE_KINDS = {OfficeKind.SP, OfficeKind.DCRB, OfficeKind.SJPU, OfficeKind.AHTU}
PARENT_OF = {
    OfficeKind.SP: OfficeKind.STATE_HQ,
    OfficeKind.DCRB: OfficeKind.SCRB,
    OfficeKind.AHTU: OfficeKind.CID,
    OfficeKind.DCPU: OfficeKind.SCPS,
}
SITTING = {
    OfficeKind.CWC: "Monday to Saturday, 10:30 to 17:00",
    OfficeKind.JJB: "Monday, Wednesday, Friday, 11:00 to 16:00",
}
INSTITUTIONS = (
    (InstitutionKind.CHILDREN_HOME, "Children's Home", 58),
    (InstitutionKind.OPEN_SHELTER, "Open Shelter", 12),
    (InstitutionKind.ADOPTION_AGENCY, "Specialised Adoption Agency", 10),
    (InstitutionKind.OBSERVATION_HOME, "Observation Home", 9),
    (InstitutionKind.FIT_FACILITY, "Fit Facility", 5),
    (InstitutionKind.SPECIAL_HOME, "Special Home", 2),
    (InstitutionKind.PLACE_OF_SAFETY, "Place of Safety", 2),
    (InstitutionKind.AFTER_CARE, "After-care Home", 2),
)
# Police districts that are not revenue districts: state code → (name, the districts it lies in).
SPECIAL_POLICE_DISTRICTS = {
    9: (("Lucknow Rural", ("Lucknow",)),),
    19: (("Howrah Rural", ("Howrah", "Hooghly")),),
}


class OfficeBuilder:
    """Tier by tier, so that each office knows the one above it."""

    def __init__(self, scale: float, seed: int) -> None:
        self.rng = random.Random(f"offices {seed}")  # noqa: S311 - an invented country needs repeatable dice
        self.scale = scale
        self.states = {state.pk: state for state in State.objects.all()}
        self.districts = list(District.objects.current().order_by("lgd_code"))
        self.phone = 0

    def build(self) -> None:
        self.police_districts = _police_districts(self.districts)
        self._insert(self._national())
        above = self._insert(self._state_tier())
        above |= self._insert(self._district_tier(above))
        self._insert(self._field_tier(above))

    def _insert(self, rows: Iterator[dict[str, Any]]) -> dict[tuple[str, int], int]:
        """(kind, state or district) → primary key."""
        rows = list(rows)
        keys = BulkRows(Office).insert(rows)
        return {
            (row["kind"], row.get("district_id") or -(row.get("state_id") or 0)): key
            for row, key in zip(rows, keys, strict=True)
        }

    def _row(self, kind: str, code: str, name: str, **more: Any) -> dict[str, Any]:
        self.phone += 1
        return {
            "kind": kind,
            "code": code,
            "name": name[:150],
            "phone": f"011-4{self.phone // 10_000:03d}-{self.phone % 10_000:04d}",
            "email": f"{code.lower()}@demo.invalid",
            "sitting_days": SITTING.get(kind, ""),
            "is_public": kind not in (OfficeKind.INFORMANT, OfficeKind.HELPDESK),
            **more,
        }

    def _head(self) -> str:
        return family(self.rng).father.latin

    def _national(self) -> Iterator[dict[str, Any]]:
        for kind, code, name in NATIONAL_OFFICES:
            yield self._row(kind, code, name, address="New Delhi", head_name=self._head())

    def _state_tier(self) -> Iterator[dict[str, Any]]:
        for state in self.states.values():
            for kind, name in STATE_OFFICES:
                code = f"{state.iso.removeprefix('IN-')}-{kind.replace('_', '')}"
                place = {"state_id": state.pk, "address": state.capital, "head_name": self._head()}
                yield self._row(kind, code, name.format(place=state.name), **place)

    def _district_tier(self, above: dict[tuple[str, int], int]) -> Iterator[dict[str, Any]]:
        for district in self.districts:
            for kind, name in DISTRICT_OFFICES:
                yield self._row(
                    kind,
                    self._code(district, kind.replace("_SERVICES", "")),
                    name.format(place=district.name),
                    **self._in(district),
                    police_district_id=self._beat(district) if kind in POLICE_KINDS else None,
                    parent_id=above.get((PARENT_OF.get(kind, ""), -district.state_id)),
                )

    def _field_tier(self, above: dict[tuple[str, int], int]) -> Iterator[dict[str, Any]]:
        people = {code: size for code, (size, _cultures) in STATES.items()}
        in_state: dict[int, int] = defaultdict(int)
        for district in self.districts:
            in_state[district.state_id] += 1
        total = sum(people.values())
        for district in self.districts:
            lgd = self.states[district.state_id].lgd_code
            share = people[lgd] / in_state[district.state_id] / total
            yield from self._stations(district, share, above[OfficeKind.SP, district.pk])
            yield from self._institutions(district, share, above[OfficeKind.DCPU, district.pk])
            yield self._row(
                OfficeKind.INFORMANT,
                self._code(district, "INF"),
                f"Anganwadi Centre No. 12, {district.name}",
                **self._in(district),
                parent_id=above[OfficeKind.DCPU, district.pk],
            )

    def _stations(self, district: District, share: float, superior: int) -> Iterator[dict[str, Any]]:
        wanted = max(2, self._about(ALL_STATIONS * self.scale * share))
        names = [
            "Kotwali",
            "Mahila",
            *(name for name in STATIONS if name not in ("Kotwali", "Mahila")),
            *LOCALITIES,
        ]
        names += [f"{name} {way}" for way in ("North", "South", "Rural") for name in LOCALITIES]
        for place, name in enumerate(names[:wanted], start=1):
            kind = OfficeKind.WOMEN_PS if name == "Mahila" else OfficeKind.PS
            yield self._station(district, kind, f"PS{place:02d}", f"{name} PS, {district.name}", superior)
        if district.lgd_code in lines():
            yield self._station(district, OfficeKind.GRP, "GRP", f"GRP {district.name}", superior)
        for name in _rural_beats(self.police_districts, district):
            code = "RPS" + str(self.police_districts[name].pk)
            row = self._station(district, OfficeKind.PS, code, f"{name} PS, {district.name}", superior)
            yield {**row, "police_district_id": self.police_districts[name].pk}

    def _station(self, district: District, kind: str, code: str, name: str, superior: int) -> dict[str, Any]:
        return self._row(
            kind,
            self._code(district, code),
            name,
            **self._in(district),
            police_district_id=self._beat(district),
            parent_id=superior,
            welfare_officer_name=family(self.rng).mother.latin,
        )

    def _institutions(self, district: District, share: float, superior: int) -> Iterator[dict[str, Any]]:
        wanted = self._about(max(LEAST_INSTITUTIONS, ALL_INSTITUTIONS * self.scale) * share)
        if district.name in ("Lucknow", "Howrah", "Patna"):
            wanted = max(wanted, 2)
        for place in range(1, wanted + 1):
            sort = INSTITUTIONS[0] if place == 1 else self._draw_institution()
            is_for_girls = sort[0] == InstitutionKind.CHILDREN_HOME and place > 1 and place % 2
            whom = " for Girls" if is_for_girls else ""
            yield self._row(
                OfficeKind.CCI,
                self._code(district, f"CCI{place:02d}"),
                f"{sort[1]}{whom}, {self.rng.choice(LOCALITIES)}, {district.name}",
                **self._in(district),
                institution_kind=sort[0],
                parent_id=superior,
            )

    def _draw_institution(self) -> tuple[str, str, int]:
        return self.rng.choices(INSTITUTIONS, weights=[weight for _kind, _name, weight in INSTITUTIONS])[0]

    def _about(self, number: float) -> int:
        """A whole number whose mean is `number`."""
        return int(number) + (self.rng.random() < number % 1)

    def _code(self, district: District, short: str) -> str:
        return f"{district.lgd_code:03d}{short}"

    def _in(self, district: District) -> dict[str, Any]:
        return {
            "state_id": district.state_id,
            "district_id": district.pk,
            "address": f"{self.rng.choice(LOCALITIES)}, {district.hq_name or district.name}",
            "pin": f"{self.rng.randrange(1, 9)}{self.rng.randrange(100_000):05d}",
            "lat": round((district.lat or 0) + self.rng.uniform(-0.12, 0.12), 4),
            "lon": round((district.lon or 0) + self.rng.uniform(-0.12, 0.12), 4),
            "head_name": self._head(),
        }

    def _beat(self, district: District) -> int:
        return self.police_districts[district.pk].pk


def _police_districts(districts: list[District]) -> dict[Any, PoliceDistrict]:
    """By revenue district, and by name for those that are none."""
    found: dict[Any, PoliceDistrict] = {}
    link = PoliceDistrict.districts.through
    plain = PoliceDistrict.objects.bulk_create(
        PoliceDistrict(state_id=district.state_id, name=f"{district.name} ({district.lgd_code})"[:120])
        if _name_is_shared(district, districts)
        else PoliceDistrict(state_id=district.state_id, name=district.name)
        for district in districts
    )
    found.update(zip((district.pk for district in districts), plain, strict=True))
    links = [link(policedistrict_id=beat.pk, district_id=pk) for pk, beat in found.items()]
    codes = dict(State.objects.values_list("lgd_code", "pk"))
    for code, specials in SPECIAL_POLICE_DISTRICTS.items():
        for name, covered in specials:
            beat = PoliceDistrict.objects.create(state_id=codes[code], name=name)
            found[name] = beat
            links += [
                link(policedistrict_id=beat.pk, district_id=district.pk)
                for district in districts
                if district.name in covered and district.state_id == codes[code]
            ]
    link.objects.bulk_create(links)
    return found


def _name_is_shared(district: District, districts: list[District]) -> bool:
    return any(
        other.pk != district.pk and other.state_id == district.state_id and other.name == district.name
        for other in districts
    )


def _rural_beats(police_districts: dict[Any, PoliceDistrict], district: District) -> list[str]:
    return [
        name
        for name, beat in police_districts.items()
        if isinstance(name, str) and beat.state_id == district.state_id and name.startswith(district.name)
    ]
