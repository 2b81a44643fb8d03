"""What becomes of the good rows of each register: cases that are searchable and matched at once."""

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from cases import events
from cases.choices import (
    AuthenticationState,
    MissingStatus,
    PointBasis,
    RecoveryKind,
    RecoveryStatus,
    ReportMode,
)
from cases.models import IdentificationMark, MissingReport, RecoveryReport
from cases.registers import parse_missing_row, parse_recovered_row
from cases.services.register_import.copying import BulkRows
from cases.services.register_import.places import Directory, Station
from directory.models import District, State
from trackchild.core.events import record
from trackchild.core.models import Event

CAPITAL = 7  # where neither place nor home can be told: the national bureau's seat, without a district


@dataclass(frozen=True)
class Register:
    """One kind of register: how its rows are read, recognised and kept."""

    key: str
    id_column: str
    needed: tuple[str, ...]
    parse: Callable[[dict[str, str], date], dict[str, Any]]
    known: Callable[[list[str]], set[str]]
    keep: Callable[[list[dict[str, Any]], Directory], list[int]]


def known_ids(model: type[models.Model]) -> Callable[[list[str]], set[str]]:
    def known(ids: list[str]) -> set[str]:
        return set(model.objects.filter(external_id__in=ids).values_list("external_id", flat=True))

    return known


@transaction.atomic
def keep_missing(rows: list[dict[str, Any]], directory: Directory) -> list[int]:
    """Write Form-M rows as open cases, with marks, history, events and a note to the matching engine."""
    return _keep(MissingReport, "M", rows, [missing_columns(row, directory) for row in rows])


@transaction.atomic
def keep_recovered(rows: list[dict[str, Any]], directory: Directory) -> list[int]:
    return _keep(RecoveryReport, "R", rows, [recovered_columns(row, directory) for row in rows])


def _keep(
    model: type[models.Model], letter: str, rows: list[dict[str, Any]], columns: list[dict[str, Any]]
) -> list[int]:
    give_numbers(letter, columns)
    keys = BulkRows(model).insert(columns)
    keep_marks(letter, keys, rows)
    _record(model, letter, keys)
    return keys


def keep_marks(letter: str, keys: list[int], rows: list[dict[str, Any]]) -> None:
    owner = "missing_report_id" if letter == "M" else "recovery_report_id"
    BulkRows(IdentificationMark).insert(
        {owner: key, **mark} for key, row in zip(keys, rows, strict=True) for mark in row["marks"]
    )


def missing_columns(row: dict[str, Any], directory: Directory) -> dict[str, Any]:
    """One parsed row as columns of the table; `number` holds the series until `give_numbers`."""
    state, district = _where(row, directory)
    station = directory.holder(district, row["place"]["station_text"])
    reported = moment(row["reported_on"])
    return {
        **_person(row),
        **_held(state, district, station, reported),
        "number": _series(state, station, row["reported_on"]),
        "status": MissingStatus.OPEN,
        "mode": ReportMode.REGISTER,
        "reported_at": reported,
        "missing_from": moment(row["event_on"]),
        "missing_from_precision": "DAY",
        **_place_columns(row, directory),
        **_home_columns("permanent", row, directory),
        "present_is_permanent": True,
    }


def recovered_columns(row: dict[str, Any], directory: Directory) -> dict[str, Any]:
    state, district = _where(row, directory)
    station = directory.holder(district, row["place"]["station_text"])
    found = moment(row["event_on"])
    named = row["full_name"] or row["name_local"]
    return {
        **_person(row),
        **_held(state, district, station, found),
        "number": _series(state, station, row["event_on"]),
        "status": RecoveryStatus.UNIDENTIFIED,
        "kind": RecoveryKind.FOUND_UNKNOWN,
        "reported_at": found,
        "recovered_at": found,
        "recovered_at_precision": "DAY",
        "name_type": "TEMPORARY" if named and row["name_is_given"] else "ORIGINAL" if named else "NK",
        **_place_columns(row, directory),
        **_home_columns("home", row, directory),
    }


def _home_columns(prefix: str, row: dict[str, Any], directory: Directory) -> dict[str, Any]:
    state, district = directory.place(row["home"])
    station = directory.station(district, row["home"]["station_text"])
    said = ["" if station else row["home"]["station_text"], "" if district else row["home"]["district_text"]]
    return {
        f"{prefix}_state_id": state.pk if state else None,
        f"{prefix}_district_id": district.pk if district else None,
        f"{prefix}_station_id": station.pk if station else None,
        f"{prefix}_locality": row["home"]["locality"],
        f"{prefix}_line": ", ".join(filter(None, said))[:250],
    }


_NOT_COLUMNS = frozenset({"marks", "home", "place", "event_on", "reported_on", "name_is_given"})


def _person(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _NOT_COLUMNS}


def _held(state: State, district: District | None, station: Station | None, at: datetime) -> dict[str, Any]:
    return {
        "state_id": state.pk,
        "district_id": district.pk if district else None,
        "office_id": station.pk if station else None,
        "registered_at": at,
        "authentication": AuthenticationState.VERIFIED,
        "authenticated_at": timezone.now(),
    }


def _where(row: dict[str, Any], directory: Directory) -> tuple[State, District | None]:
    """Where the case belongs: the place of the event, else home, else the capital."""
    for told in (row["place"], row["home"]):
        state, district = directory.place(told)
        if state:
            return state, district if told is row["place"] else None
    return directory.states[CAPITAL], None


def _place_columns(row: dict[str, Any], directory: Directory) -> dict[str, Any]:
    state, district = directory.place(row["place"])
    station = directory.station(district, row["place"]["station_text"])
    said = [row["place"]["line"], "" if station else row["place"]["station_text"]]
    if not district:
        said.append(row["place"]["district_text"])
    return {
        "place_state_id": state.pk if state else None,
        "place_district_id": district.pk if district else None,
        "place_station_id": station.pk if station else None,
        "place_line": ", ".join(filter(None, said))[:250],
        "place_type": row["place"]["place_type"],
        **_near_point(district),
    }


def _near_point(district: District | None) -> dict[str, Any]:
    """A register names no point: the district's headquarters is the nearest that is known."""
    if district is None or district.lat is None:
        return {}
    return {"place_point": PointBasis.DISTRICT, "place_lat": district.lat, "place_lon": district.lon}


def moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _series(state: State, station: Station | None, day: date) -> str:
    """State, station and year; the same series as the numbers given at a desk."""
    return f"{state.iso.removeprefix('IN-')}-{station.code if station else 'REG'}-{day.year}"


def give_numbers(letter: str, columns: list[dict[str, Any]]) -> None:
    """Official numbers for all rows at once: every counter is moved by as many as are needed."""
    wanted = Tally(own["number"] for own in columns)
    counters = {series: _counter(letter, series) for series in sorted(wanted)}
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_counter (series, value) SELECT * FROM unnest(%s::varchar[], %s::bigint[])"
            " ON CONFLICT (series) DO UPDATE SET value = core_counter.value + excluded.value"
            " RETURNING series, value",
            [list(counters.values()), [wanted[series] for series in counters]],
        )
        last = dict(cursor.fetchall())
    following = {series: last[counter] - wanted[series] + 1 for series, counter in counters.items()}
    for own in columns:
        series = own["number"]
        own["number"] = f"{letter}-{series}-{following[series]:05d}"
        following[series] += 1


def _counter(letter: str, series: str) -> str:
    state, station = series.split("-", 1)
    station, year = station.rsplit("-", 1)
    return f"{letter}:{station}:{year}" if station != "REG" else f"{letter}:{state}-REG:{year}"


def _record(model: type[models.Model], letter: str, keys: list[int]) -> None:
    """One event on each case's timeline, and one for the whole chunk that others subscribe to."""
    kind = events.MISSING_REPORT_REGISTERED if letter == "M" else events.RECOVERY_REPORT_RECORDED
    label = model._meta.label_lower
    BulkRows(Event).insert(
        {"kind": kind, "subject_type": label, "subject_id": key, "facts": {"register": True}} for key in keys
    )
    facts = {"model": label, "first": keys[0], "last": keys[-1], "count": len(keys)}
    record(events.REGISTER_IMPORTED, subject=model(pk=keys[0]), facts=facts)


MISSING = Register(
    "missing",
    "missing_id",
    ("missing_id", "sex", "missing_from_date"),
    parse_missing_row,
    known_ids(MissingReport),
    keep_missing,
)
RECOVERED = Register(
    "recovered",
    "recovered_id",
    ("recovered_id", "sex", "found_date"),
    parse_recovered_row,
    known_ids(RecoveryReport),
    keep_recovered,
)
REGISTERS: dict[str, Register] = {register.key: register for register in (MISSING, RECOVERED)}


def offer(register: Register) -> None:
    """An upper app adds a register of its own."""
    REGISTERS[register.key] = register
