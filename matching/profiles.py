"""Reports of the portal as records of the engine, and records as JSON beside them."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.models import MissingReport, RecoveryReport
from cases.registers.given import GIVEN, said
from matching import reading
from matching.places import gazetteer
from matching.record import NOWHERE, Mark, Place, Record

TOLD = (
    "aliases", "sex", "dob", "dob_precision", "age_years", "age_months", "age_basis", "father_name",
    "guardian_name",
    "languages", "mother_tongue", "religion", "height_cm", "height_band", "complexion", "build", "face",
    "hair_colour",
    "hair_style", "eye_colour", "eye_feature", "marks_none_known", "disabilities", "has_disability",
    "clothes_upper",
    "clothes_lower", "clothes_colours", "footwear", "accessories", "clothing_text",
)  # fmt: skip


def of_report(report: MissingReport | RecoveryReport) -> Record:
    """The engine's view of a Form-M or Form-R."""
    is_missing = isinstance(report, MissingReport)
    event = report.event_at
    full, local = (said(name, report.age_years) for name in (report.full_name, report.name_local))
    told = {name: getattr(report, name) for name in TOLD}
    told |= {
        "full_name": full.name,
        "name_local": local.name,
        "name_is_given": not is_missing
        and (report.name_type == "TEMPORARY" or (full.name and full.kind or local.kind) == GIVEN),
        "mother_name": report.mother_name or full.mother or local.mother,
        "event_on": timezone.localdate(event) if event else None,
        "home": _home(report) if is_missing else _place(report, "home"),
        "place": _event_place(report),
        "marks": [
            {"kind": m.kind, "site": m.site, "side": m.side, "text": m.text} for m in report.marks.all()
        ],
    }
    return reading.record_of(told, str(report.pk))


def _place(report: Any, prefix: str, *, words: bool = True) -> Place:
    district, state = getattr(report, f"{prefix}_district"), getattr(report, f"{prefix}_state")
    station = getattr(report, f"{prefix}_station", None) if words else None
    # «Kotwali PS, Lucknow»: the district is said already.
    text = (
        f"{getattr(report, f'{prefix}_locality', '')} {station.name.split(',')[0] if station else ''}"
        f" {getattr(report, f'{prefix}_line', '')}"
        if words
        else ""
    )
    return reading.place(
        int(district.lgd_code) if district else None, int(state.lgd_code) if state else None, text
    )


def _home(report: MissingReport) -> Place:
    permanent = _place(report, "permanent")
    present = NOWHERE if report.present_is_permanent else _place(report, "present")
    if permanent.district < 0 <= present.district:
        return present
    words = tuple(dict.fromkeys((*permanent.words, *present.words)))[: reading.MOST_WORDS]
    return Place(permanent.district, permanent.state, words)


def _event_place(report: Any) -> Place:
    """The place of the event; without one, the district of the office that wrote it down."""
    place = _place(report, "place", words=False)
    if place.district >= 0 or report.district is None:
        return place
    return reading.place(int(report.district.lgd_code), None)


def to_json(record: Record) -> dict[str, Any]:
    """Compact: only what is known; districts by their code, which outlives any list."""
    data: dict[str, Any] = {}
    for name, column in Record.__dataclass_fields__.items():
        value = getattr(record, name)
        if name == "id" or value == column.default:
            continue
        if isinstance(value, Place):
            code = gazetteer().places[value.district].lgd_code if value.district >= 0 else None
            value = [code, value.state, list(value.words)]
        elif name == "marks":
            value = [[m.kind, m.site, m.side] for m in value]
        elif isinstance(value, frozenset):
            value = sorted(value)
        elif isinstance(value, tuple):
            value = list(value)
        data[name] = value
    return data


def from_json(identity: object, data: dict[str, Any]) -> Record:
    values: dict[str, Any] = {"id": str(identity)}
    for name, value in data.items():
        if name in ("home", "event_place"):
            index = gazetteer().by_code.get(value[0], -1) if value[0] is not None else -1
            value = Place(index, value[1], tuple(value[2]))
        elif name == "marks":
            value = tuple(Mark(*parts) for parts in value)
        elif name in ("languages", "hair", "eyes", "disabilities", "clothes"):
            value = frozenset(value)
        elif name == "aliases":
            value = tuple(value)
        values[name] = value
    return Record(**values)


def event_on(record: Record) -> date | None:
    return date.fromordinal(record.event_day) if record.event_day else None
