"""The cases of the country: registers read by the import's own code, written in bulk with their fates."""

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases import events
from cases.models import MissingReport, Photograph, Publication, RecoveryReport
from cases.registers import parse_missing_row, parse_recovered_row
from cases.services.register_import.copying import BulkRows
from cases.services.register_import.loaders import (
    give_numbers,
    keep_marks,
    missing_columns,
    moment,
    recovered_columns,
)
from cases.services.register_import.places import Directory, Station
from cci.models import ChildFile
from directory.choices import POLICE_STATIONS, OfficeKind
from directory.models import Office
from trackchild.core.models import Event
from trackchild.demo.country import fates
from trackchild.demo.country.pictures import Pictures
from trackchild.demo.people.registers import Happening, happenings
from trackchild.demo.portraits import age_group

CHUNK = 2000


class CaseLoader:
    """Writes missing and found people chunk by chunk; every chunk is one transaction."""

    def __init__(self, scale: float, seed: int, pictures: Pictures) -> None:
        self.rng = random.Random(f"cases {seed}")  # noqa: S311 - an invented country needs repeatable dice
        self.seed, self.pictures, self.today = seed, pictures, timezone.localdate()
        self.n_missing = round(fates.NATIONAL_MISSING * scale)
        self.n_found = round(fates.NATIONAL_FOUND * scale)
        pairs = min(self.n_missing, round(self.n_found * fates.SHARE_IN_BOTH))
        self.matched = fates.Quota(self.rng, round(fates.NATIONAL_PAIRS * scale), pairs)
        self.directory = Directory()
        self.stations = _by_district(POLICE_STATIONS)
        self.institutions = _by_district({OfficeKind.CCI})
        self.serial = 0
        self.in_custody = 0
        self.pairs: list[tuple[int, int]] = []  # (missing, found) of the chunk

    def load(self, tell: Callable[[str], Any], after_chunk: Callable[[list[tuple[int, int]]], Any]) -> None:
        people = happenings(
            self.n_missing,
            self.n_found,
            self.seed,
            share=fates.SHARE_IN_BOTH,
            until=self.today - timedelta(days=1),
        )
        done = 0
        while chunk := list(islice(people, CHUNK)):
            with transaction.atomic():
                self._write(chunk)
                after_chunk(self.pairs)
            done += sum((h.missing is not None) + (h.recovered is not None) for h in chunk)
            tell(f"cases {done} of {self.n_missing + self.n_found}")

    def _write(self, chunk: list[Happening]) -> None:
        lost = [h for h in chunk if h.missing is not None]
        found = [h for h in chunk if h.recovered is not None]
        missing_keys = dict(zip(map(id, lost), BulkRows(MissingReport).take_keys(len(lost)), strict=True))
        found_keys = dict(zip(map(id, found), BulkRows(RecoveryReport).take_keys(len(found)), strict=True))
        self.pairs = [
            (missing_keys[id(h)], found_keys[id(h)])
            for h in lost
            if h.recovered is not None and self.matched.draw()
        ]
        self._write_found(found, found_keys, {recovery: missing for missing, recovery in self.pairs})
        self._write_missing(lost, missing_keys, dict(self.pairs))

    # --- missing ---

    def _write_missing(self, lost: list[Happening], keys: dict[int, int], matched: dict[int, int]) -> None:
        rows, columns, photographs, publications, happened = [], [], [], [], []
        for happening in lost:
            key = keys[id(happening)]
            row = parse_missing_row({**happening.missing, "missing_id": self._number()}, self.today)
            own = missing_columns(row, self.directory)
            self._settle(own, row)
            if key in matched:
                found_on = happening.found_on
                own |= fates.traced(self.rng, found_on, matched[key], self.today)
                happened.append((key, events.MISSING_REPORT_TRACED, own["traced_at"], own["office_id"]))
            else:
                own |= fates.searched(row["event_on"], self.today)
            self._dress(own, row, happening)
            if self.rng.random() < 0.75:
                photographs.append(self._photograph("missing_report_id", key, row, happening))
                if key not in matched and self.rng.random() < fates.SHARE_PUBLISHED:
                    own["published_at"] = own["registered_at"]
                    publications.append(fates.publication(row, key, row["reported_on"]))
            happened.append((key, events.MISSING_REPORT_REGISTERED, own["registered_at"], own["office_id"]))
            rows.append(row)
            columns.append(own)
        self._insert(MissingReport, "M", keys, rows, columns, photographs, happened)
        BulkRows(Publication).insert(publications)

    def _dress(self, own: dict[str, Any], row: dict[str, Any], happening: Happening) -> None:
        """What a register lacks and a form asks: FIR, officers, the reporter."""
        serial = self.rng.randrange(10, 980)
        reporter = row["father_name"] or row["mother_name"] or row["guardian_name"]
        own |= {
            "gd_number": str(serial),
            "gd_date": row["reported_on"],
            "fir_number": f"{serial}/{row['reported_on'].year}",
            "fir_date": row["reported_on"],
            "legal_sections": "BNS 137(2)",
            "mode": "IN_PERSON",
            "reporter_name": reporter,
            "reporter_relation": "FATHER"
            if row["father_name"]
            else "MOTHER"
            if row["mother_name"]
            else "GUARDIAN",
            "reporter_phone": happening.person.family.phone,
            "reporter_language": {"bn": "bn", "gu": "gu", "ta": "ta", "hi": "hi"}.get(
                row["mother_tongue"], "en"
            ),
            "circumstances": "Left and did not come back. Relatives and friends were asked.",
            "public_description": f"Last seen wearing {row['clothing_text']}."
            if row["clothing_text"]
            else "",
        }

    # --- found ---

    def _write_found(self, found: list[Happening], keys: dict[int, int], matched: dict[int, int]) -> None:
        rows, columns, photographs, happened, files = [], [], [], [], []
        for happening in found:
            key = keys[id(happening)]
            row = parse_recovered_row({**happening.recovered, "recovered_id": self._number()}, self.today)
            own = recovered_columns(row, self.directory)
            self._settle(own, row)
            if key in matched:
                own |= fates.identified(self.rng, row["event_on"], matched[key], self.today)
                happened.append(
                    (key, events.RECOVERY_REPORT_IDENTIFIED, own["identified_at"], own["office_id"])
                )
            else:
                homes = self.institutions.get(own["district_id"]) or self.institutions.get(-own["state_id"])
                home = self.rng.choice(homes) if homes else None
                is_child = _age(row, happening) < fates.ADULT_AGE
                institution = home[0].pk if home and is_child else None
                own |= fates.unknown(self.rng, row["event_on"], institution=institution)
                if own["status"] == "CUSTODY":
                    files.append(_child_file(key, row, own, home))
            if self.rng.random() < 0.8:
                photographs.append(self._photograph("recovery_report_id", key, row, happening))
            happened.append((key, events.RECOVERY_REPORT_RECORDED, own["registered_at"], own["office_id"]))
            rows.append(row)
            columns.append(own)
        self._insert(RecoveryReport, "R", keys, rows, columns, photographs, happened)
        BulkRows(ChildFile).insert(files)
        self.in_custody += len(files)

    # --- both ---

    def _insert(
        self,
        model: type,
        letter: str,
        keys: dict[int, int],
        rows: list[dict[str, Any]],
        columns: list[dict[str, Any]],
        photographs: list[dict[str, Any]],
        happened: list[tuple[int, str, Any, int | None]],
    ) -> None:
        give_numbers(letter, columns)
        BulkRows(model).insert(columns, list(keys.values()))
        keep_marks(letter, list(keys.values()), rows)
        BulkRows(Photograph).insert(photographs)
        label = model._meta.label_lower
        BulkRows(Event).insert(
            {"kind": kind, "subject_type": label, "subject_id": key, "at": at, "office_id": office}
            for key, kind, at, office in happened
        )

    def _settle(self, own: dict[str, Any], row: dict[str, Any]) -> None:
        """At a station of the district, so that somebody has the case on the desk; not from any register."""
        here = self.stations.get(own["district_id"])
        if here:
            station, _district = self.rng.choice(here)
            own["office_id"] = station.pk
            own["number"] = (
                own["number"].split("-")[0] + f"-{station.code}-" + own["number"].rsplit("-", 1)[1]
            )
            own["place_line"] = row["place"]["line"]
            own["place_station_id"] = station.pk
        own["external_id"] = ""
        recent = own["registered_at"] > moment(self.today - timedelta(days=30))
        if recent and self.rng.random() < 0.3:
            own |= {"authentication": "UNVERIFIED", "authenticated_at": None}

    def _photograph(self, owner: str, key: int, row: dict[str, Any], happening: Happening) -> dict[str, Any]:
        group = age_group(_age(row, happening))
        original = self.pictures.pick(happening.person.sex, group, happening.person.born.toordinal())
        return {owner: key, "original_id": original, "is_main": True, "taken_on": row["event_on"]}

    def _number(self) -> str:
        self.serial += 1
        return f"D{self.serial}"


def _age(row: dict[str, Any], happening: Happening) -> float:
    return (row["event_on"] - happening.person.born).days / 365.25


def _child_file(
    recovery: int, row: dict[str, Any], own: dict[str, Any], home: tuple[Station, int]
) -> dict[str, Any]:
    return {
        "recovery_report_id": recovery,
        "office_id": home[0].pk,
        "state_id": own["state_id"],
        "district_id": home[1],
        **{name: row[name] for name in ("full_name", "name_local", "sex", "dob", "age_years", "languages")},
        "father_name": row["father_name"],
        "mother_name": row["mother_name"],
        "admitted_on": row["event_on"] + timedelta(days=1),
        "status": "UNDER_INQUIRY",
    }


def _by_district(kinds: Any) -> dict[int, list[tuple[Station, int]]]:
    """Offices by district, and by state under the negative key; each with its district."""
    found: dict[int, list[tuple[Station, int]]] = defaultdict(list)
    offices = Office.objects.filter(kind__in=kinds, district__isnull=False).order_by("pk")
    for pk, code, district, state in offices.values_list("pk", "code", "district_id", "state_id"):
        found[district].append((Station(pk, code), district))
        found[-state].append((Station(pk, code), district))
    return found
