"""Rows of a CSV register as values of the forms, without a database."""

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


def parse_missing_row(row: dict[str, str], today: date | None = None) -> dict[str, Any]:
    """Form-M values of one row. Keys are the model's fields, and `home`, `place`, `marks`."""
    today = today or date.today()
    missed_on = values.past_day(row, "missing_from_date", today, needed=True)
    found = {
        "external_id": values.identifier(row, "missing_id"),
        **_shared(row, today, missed_on),
        "event_on": missed_on,
        "reported_on": values.past_day(row, "reported_date", today) or missed_on,
        "place": _place(row, "missing_from", "missing_from_ps", "missing_from_place"),
    }
    found["age_basis"] = "STATED"
    return found


def parse_recovered_row(row: dict[str, str], today: date | None = None) -> dict[str, Any]:
    """Form-R values of one row; `home` is what the child said of home."""
    today = today or date.today()
    found_on = values.past_day(row, "found_date", today, needed=True)
    return {
        "external_id": values.identifier(row, "recovered_id"),
        **_shared(row, today, found_on),
        "event_on": found_on,
        "age_basis": "APPARENT",
        "place": _place(row, "found", "found_ps", "found_place"),
    }


def _shared(row: dict[str, str], today: date, event: date) -> dict[str, Any]:
    dob, precision = values.birth(row, today)
    if dob and dob > event:
        raise UnreadableError("dob", row["dob"], values.AFTER_EVENT)
    years, months = values.age(row)
    full_name, parent, spouse = values.name_and_parent(row)
    in_latin = full_name.isascii() or not any(ord(letter) > 0x300 for letter in full_name)
    languages = values.languages(row)
    disability = values.text(row, "disability", 250)
    return {
        "full_name": full_name if in_latin else "",
        "name_local": "" if in_latin else full_name,
        "aliases": _aliases(row),
        "sex": values.sex(row),
        "dob": dob,
        "dob_precision": precision,
        "age_years": years,
        "age_months": months,
        "father_name": values.name(row, "father") or parent,
        "mother_name": values.name(row, "mother"),
        "guardian_name": values.name(row, "guardian"),
        "spouse_name": spouse,
        "languages": languages,
        "mother_tongue": languages[0] if languages else "",
        "religion": words.code_for("RELIGION", values.text(row, "religion")),
        **_looks(row),
        "marks": values.marks(row),
        "disabilities": list(words.codes_for("DISABILITY", disability)),
        "disability_text": disability,
        "has_disability": "Y" if disability else "",
        **_clothes(row),
        "home": _home(row),
    }


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
