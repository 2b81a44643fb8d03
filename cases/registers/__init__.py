"""Rows of a CSV register as values of the forms, without a database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.registers import values, words
from cases.registers.values import UnreadableError
from directory.places import PlaceFinder

__all__ = ["UnreadableError", "header", "parse_missing_row", "parse_recovered_row"]

_FREE = {
    "complexion": ("complexion", "COMPLEXION"),
    "build": ("build", "BUILD"),
    "face": ("face", "FACE"),
}


def header(name: str) -> str:
    """A column name however it is written: «Full Name » is full_name."""
    return "_".join(name.translate(values.HIDDEN).strip().casefold().replace("-", " ").split())


@dataclass(frozen=True)
class _Reader:
    """Reads cells; where an unreadable one need not stop the row, it counts as not known."""

    row: dict[str, str]
    strict: bool

    def __call__(self, read: Callable[..., Any], *args: Any, lacking: Any = None, **options: Any) -> Any:
        try:
            return read(self.row, *args, **options)
        except UnreadableError:
            if self.strict:
                raise
            return lacking


def parse_missing_row(
    row: dict[str, str], today: date | None = None, *, strict: bool = True
) -> dict[str, Any]:
    """Form-M values of one row. Keys are the model's fields, and `home`, `place`, `marks`.

    Not `strict`: for a look at any file; what cannot be read is not known, and no row is refused.
    """
    today = today or date.today()
    read = _Reader(row, strict)
    missed_on = read(values.past_day, "missing_from_date", today, needed=strict)
    reported_on = read(values.past_day, "reported_date", today)
    event = missed_on or reported_on
    return {
        "external_id": read(values.identifier, "missing_id", lacking=row.get("missing_id") or ""),
        **_shared(read, today, event),
        "event_on": event,
        "reported_on": reported_on or missed_on,
        "age_basis": "STATED",
        "place": _place(row, "missing_from", "missing_from_ps", "missing_from_place"),
    }


def parse_recovered_row(
    row: dict[str, str], today: date | None = None, *, strict: bool = True
) -> dict[str, Any]:
    """Form-R values of one row; `home` is what the child said of home."""
    today = today or date.today()
    read = _Reader(row, strict)
    found_on = read(values.past_day, "found_date", today, needed=strict)
    return {
        "external_id": read(values.identifier, "recovered_id", lacking=row.get("recovered_id") or ""),
        **_shared(read, today, found_on),
        "event_on": found_on,
        "age_basis": "APPARENT",
        "place": _place(row, "found", "found_ps", "found_place"),
    }


def _shared(read: _Reader, today: date, event: date | None) -> dict[str, Any]:
    row = read.row
    sex = read(values.sex, lacking="")
    dob, precision = read(_birth, today, event, lacking=(None, ""))
    years, months = read(values.age, lacking=(None, None))
    names = values.names(row, years)
    in_latin = names.own.isascii() or not any(ord(letter) > 0x300 for letter in names.own)
    languages = values.languages(row)
    return {
        "full_name": names.own if in_latin else "",
        "name_local": "" if in_latin else names.own,
        "name_is_given": names.is_given,
        "aliases": _aliases(row),
        "sex": sex,
        "dob": dob,
        "dob_precision": precision,
        "age_years": years,
        "age_months": months,
        "father_name": values.name(row, "father") or names.parent,
        "mother_name": values.name(row, "mother") or names.mother,
        "guardian_name": values.name(row, "guardian"),
        "spouse_name": names.spouse,
        "languages": languages,
        "mother_tongue": languages[0] if languages else "",
        "religion": words.code_for("RELIGION", values.text(row, "religion")),
        **_looks(row),
        "marks": values.marks(row),
        "marks_none_known": values.marks_denied(row),
        **_disability(row),
        **_clothes(row),
        "home": _home(row),
    }


def _birth(row: dict[str, str], today: date, event: date | None) -> tuple[date | None, str]:
    dob, precision = values.birth(row, today)
    if dob and event and dob > event:
        raise UnreadableError("dob", row["dob"], values.AFTER_EVENT)
    return dob, precision


def _disability(row: dict[str, str]) -> dict[str, Any]:
    if words.says_no(row.get("disability") or ""):
        return {"disabilities": [], "disability_text": "", "has_disability": "N"}
    said = ", ".join(str(part) for part in values.listed(row, "disability"))[:250]
    kinds = list(words.codes_for("DISABILITY", said))
    return {"disabilities": kinds, "disability_text": said, "has_disability": "Y" if said else ""}


def _aliases(row: dict[str, str]) -> list[str]:
    parts = values.text(row, "alias").replace("@", ",").replace("/", ",").replace(" urf ", ",").split(",")
    return [part.strip()[:100] for part in parts if part.strip()]


def _looks(row: dict[str, str]) -> dict[str, Any]:
    """Codes of the descriptive roll; words without a code are kept in `appearance_other`, never refused."""
    found: dict[str, Any] = {}
    unmapped = []
    for column, (field, table) in _FREE.items():
        said = values.text(row, column)
        found[field] = words.code_for(table, said)
        if said and not found[field]:
            unmapped.append(said)
    hair, eyes = values.text(row, "hair"), values.text(row, "eyes")
    found["hair_colour"], found["hair_style"] = (
        words.code_for("HAIR_COLOUR", hair),
        words.code_for("HAIR_STYLE", hair),
    )
    found["eye_colour"], found["eye_feature"] = (
        words.code_for("EYE_COLOUR", eyes),
        words.code_for("EYE_FEATURE", eyes),
    )
    if hair and not (found["hair_colour"] or found["hair_style"]):
        unmapped.append(hair)
    if eyes and not (found["eye_colour"] or found["eye_feature"]):
        unmapped.append(eyes)
    found["height_cm"], height_words = values.height(row)
    if height_words:
        unmapped.append(height_words)
    found["appearance_other"] = "; ".join(unmapped)[:250]
    return found


def _clothes(row: dict[str, str]) -> dict[str, Any]:
    said = values.text(row, "clothing", 300)
    return {
        "clothes_upper": words.code_for("GARMENT_UPPER", said),
        "clothes_lower": words.code_for("GARMENT_LOWER", said),
        "clothes_colours": list(words.codes_for("COLOUR", said)),
        "footwear": words.code_for("FOOTWEAR", said),
        "accessories": list(words.codes_for("ACCESSORY", said)),
        "clothing_text": said,
    }


def _home(row: dict[str, str]) -> dict[str, Any]:
    """State and district of the address by their codes, and the words that found none."""
    return {
        **_where(row, "address_state", "address_district"),
        "station_text": values.text(row, "address_ps", 120),
        "locality": values.text(row, "address_locality"),
    }


def _place(row: dict[str, str], prefix: str, station: str, place: str) -> dict[str, Any]:
    said = values.text(row, place, 250)
    return {
        **_where(row, f"{prefix}_state", f"{prefix}_district"),
        "station_text": values.text(row, station, 120),
        "line": said,
        "place_type": words.code_for("PLACE_TYPE", said),
        "district_code_text": values.text(row, f"{prefix}_district_code", 20),
    }


def _where(row: dict[str, str], state_column: str, district_column: str) -> dict[str, Any]:
    state_text, district_text = values.text(row, state_column), values.text(row, district_column)
    finder = PlaceFinder.from_facts()
    state = finder.find_state(state_text)
    district = finder.find_district(district_text, state)
    return {
        "state_code": district.state_lgd if district else state.lgd_code if state else None,
        "district_code": district.lgd_code if district else None,
        "state_text": state_text,
        "district_text": district_text,
    }
