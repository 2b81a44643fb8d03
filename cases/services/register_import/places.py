"""From the places a register names to rows of the directory."""

import re
from dataclasses import dataclass
from typing import Any

from cases.registers.words import plain
from directory.choices import POLICE_STATIONS, OfficeKind
from directory.models import District, Office, State

_STATION_WORDS = re.compile(r"\b(police station|police|thana|p s|ps)\b|(?<=\w )kotwali ps\b")


@dataclass(frozen=True, slots=True)
class Station:
    pk: int
    code: str


class Directory:
    """The directory in memory for one import: districts by code, stations by district and name."""

    def __init__(self) -> None:
        self.states = {state.lgd_code: state for state in State.objects.all()}
        self.districts = {district.lgd_code: district for district in District.objects.all()}
        self.stations: dict[tuple[int, str], Station] = {}
        self.bureaus: dict[int, Station] = {}
        offices = Office.objects.filter(kind__in=[*POLICE_STATIONS, OfficeKind.DCRB], district__isnull=False)
        for pk, code, name, kind, district in offices.order_by("pk").values_list(
            "pk", "code", "name", "kind", "district_id"
        ):
            if kind == OfficeKind.DCRB:
                self.bureaus.setdefault(district, Station(pk, code))
            else:
                self.stations.setdefault((district, station_key(name)), Station(pk, code))

    def place(self, told: dict[str, Any]) -> tuple[State | None, District | None]:
        district = self.districts.get(told["district_code"]) if told["district_code"] else None
        state = self.states.get(told["state_code"]) if told["state_code"] else None
        return state, district

    def station(self, district: District | None, name: str) -> Station | None:
        return self.stations.get((district.pk, station_key(name))) if district and name else None

    def holder(self, district: District | None, station_name: str) -> Station | None:
        """The station named, else the district's crime records bureau: somebody must hold the case."""
        if district is None:
            return None
        return self.station(district, station_name) or self.bureaus.get(district.pk)


def station_key(name: str) -> str:
    """«Kotwali PS, Lucknow» and «P.S. Kotwali» are the same station of a district."""
    own = plain(name.split(",")[0])
    return " ".join(_STATION_WORDS.sub(" ", own).split()) or own
