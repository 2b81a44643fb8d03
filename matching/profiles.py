"""Reports of the portal as records of the engine, and records as JSON beside them."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.models import MissingReport, RecoveryReport
from matching import vocabulary as v
from matching.places import gazetteer
from matching.record import NOWHERE, Mark, Place, Record
from matching.registers import PLACE_FILLER, fold

UNSET = ("", "NK", "OTHER", "U")
HAIR = {"TONSURED": "SHAVEN", "BALD": "SHAVEN"}
COLOURS = {"MAROON": "RED", "NAVY": "BLUE", "MULTI": "CHECKED"}
HEIGHT_OF_BAND = {
    "LT60": 52,
    "60_90": 78,
    "90_120": 106,
    "120_140": 130,
    "140_155": 148,
    "155_170": 162,
    "GT170": 174,
}
AGE_SLACK = {"DOB_DOC": 0.5, "ORDER": 1.0, "STATED": 1.0, "MEDICAL": 1.3, "APPARENT": 1.6}


def of_report(report: MissingReport | RecoveryReport) -> Record:
    """The engine's view of a Form-M or Form-R."""
    is_missing = isinstance(report, MissingReport)
    event = report.event_at
    names = [name for name in (report.full_name, report.name_local) if name]
    basis = AGE_SLACK.get(report.age_basis, 1.0)
    return Record(
        id=str(report.pk),
        full_name=names[0] if names else "",
        aliases=(*names[1:], *report.aliases),
        name_is_given=not is_missing and report.name_type == "TEMPORARY",
        sex=_set(report.sex),
        dob=_birth(report),
        age_years=_age(report),
        age_slack=0.5 if report.dob else basis,
        father=report.father_name,
        mother=report.mother_name,
        guardian=report.guardian_name,
        home=_home(report) if is_missing else _place(report, "home"),
        event_place=_event_place(report),
        event_day=timezone.localdate(event).toordinal() if event else None,
        languages=frozenset(filter(None, (_set(code) for code in (report.mother_tongue, *report.languages)))),
        religion=_set(report.religion),
        height_cm=float(report.height_cm or HEIGHT_OF_BAND.get(report.height_band, 0)) or None,
        complexion=_set(report.complexion),
        build=_set(report.build),
        hair=frozenset(
            filter(None, (_set(report.hair_colour), HAIR.get(report.hair_style, _set(report.hair_style))))
        ),
        eyes=frozenset(filter(None, (_set(report.eye_colour), _set(report.eye_feature)))) - {"NORMAL"},
        face=_set(report.face),
        marks=_marks(report),
        no_marks=report.marks_none_known,
        disabilities=frozenset(
            c for code in report.disabilities for c in v.disability.all(code.replace("_", " "))
        ),
        no_disability=report.has_disability == "N",
        clothes=_clothes(report),
    )


def _set(code: str) -> str:
    return "" if code in UNSET else code


def _birth(report) -> int | None:
    """Only a birth known to the day is compared as a day."""
    return report.dob.toordinal() if report.dob and report.dob_precision in ("", "DAY") else None


def _age(report) -> float | None:
    months = report.age_in_months
    if months is None:
        return None
    whole_years = not report.dob and not report.age_months
    return months / 12 + (0.5 if whole_years and months >= 12 else 0.0)


def _place(report, prefix: str) -> Place:
    district, state = getattr(report, f"{prefix}_district"), getattr(report, f"{prefix}_state_id")
    station = getattr(report, f"{prefix}_station", None)
    code = district.lgd_code if district else None
    index = gazetteer().by_code.get(int(code), -1) if code else -1
    state_code = (
        int(gazetteer().state_of[index]) if index >= 0 else _state_code(report, prefix) if state else 0
    )
    text = f"{getattr(report, f'{prefix}_locality', '')} {station.name if station else ''}"
    place = Place(district=index, state=state_code, words=_words(text))
    return place if place != NOWHERE else NOWHERE


def _state_code(report, prefix: str) -> int:
    return int(getattr(report, f"{prefix}_state").lgd_code)


def _words(text: str) -> tuple[str, ...]:
    words = [fold(word) for word in v.words_of(text) if word not in PLACE_FILLER]
    return tuple(dict.fromkeys(word for word in words if len(word) > 2))[:6]


def _home(report: MissingReport) -> Place:
    permanent = _place(report, "permanent")
    present = NOWHERE if report.present_is_permanent else _place(report, "present")
    if permanent.district < 0 <= present.district:
        return present
    return Place(
        permanent.district, permanent.state, tuple(dict.fromkeys((*permanent.words, *present.words)))[:6]
    )


def _event_place(report) -> Place:
    """The place of the event; without one, the district of the office that wrote it down."""
    place = _place(report, "place")
    if place.district >= 0 or report.district is None:
        return place
    index = gazetteer().by_code.get(int(report.district.lgd_code), -1)
    return Place(index, int(gazetteer().state_of[index]) if index >= 0 else 0, place.words)


def _marks(report) -> tuple[Mark, ...]:
    found = []
    for mark in report.marks.all():
        found.append(
            Mark(
                kind=_set(mark.kind) or v.mark_kind.first(mark.text),
                site=_set(mark.site) or v.site.first(mark.text),
                side=_set(mark.side) or v.side.first(mark.text),
            )
        )
    return tuple(m for m in dict.fromkeys(found) if m.kind or m.site)[:8]


def _clothes(report) -> frozenset[str]:
    worn = {
        _set(report.clothes_upper),
        _set(report.clothes_lower),
        *(COLOURS.get(c, c) for c in report.clothes_colours),
    }
    worn |= {*v.garment.all(report.clothing_text), *v.colour.all(report.clothing_text)}
    return frozenset(worn - set(UNSET))


def to_json(record: Record) -> dict[str, Any]:
    """Compact: only what is known; districts by their code, which outlives any list."""
    data: dict[str, Any] = {}
    for name in Record.__dataclass_fields__:
        value = getattr(record, name)
        if name == "id" or not value or value == NOWHERE:
            continue
        if isinstance(value, Place):
            code = gazetteer().places[value.district].lgd_code if value.district >= 0 else None
            value = [code, value.state, list(value.words)]
        elif name == "marks":
            value = [[m.kind, m.site, m.side] for m in value]
        elif isinstance(value, frozenset):
            value = sorted(value)
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
