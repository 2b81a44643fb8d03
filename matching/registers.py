"""A row of a register file (CSV written by somebody else) to a Record. Free words are mapped, never
rejected.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from . import vocabulary as v
from .names import parse_name
from .names.parse import is_placeholder
from .places import gazetteer
from .record import NOWHERE, Mark, Place, Record

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
DIGITS = {ord(c): str(i % 10) for block in ("०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "੦੧੨੩੪੫੬੭੮੯", "૦૧૨૩૪૫૬૭૮૯",
          "୦୧୨୩୪୫୬୭୮୯", "௦௧௨௩௪௫௬௭௮௯", "౦౧౨౩౪౫౬౭౮౯", "೦೧೨೩೪೫೬೭೮೯", "൦൧൨൩൪൫൬൭൮൯", "٠١٢٣٤٥٦٧٨٩",
          "۰۱۲۳۴۵۶۷۸۹") for i, c in enumerate(block)}  # fmt: skip
ID_COLUMN = {"M": "missing_id", "R": "recovered_id"}
NO_WORDS = {"no", "none", "nil", "nahi", "nahin", "normal", "no disability", "not disabled", "n", "false"}
MONTHS = {
    m: i % 12 + 1
    for i, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    )
}
FILLER = frozenset(
    [
        "on",
        "of",
        "the",
        "a",
        "an",
        "at",
        "near",
        "in",
        "with",
        "and",
        "his",
        "her",
        "has",
        "have",
        "is",
        "ka",
        "ki",
        "ke",
        "par",
        "pe",
        "me",
        "mein",
        "big",
        "small",
        "old",
        "about",
        "cm",
        "mm",
        "inch",
        "type",
    ]
)
PLACE_FILLER = frozenset(
    [
        "village",
        "vill",
        "gram",
        "po",
        "ps",
        "post",
        "thana",
        "near",
        "ward",
        "no",
        "mohalla",
        "moh",
        "nagar",
        "colony",
        "road",
        "para",
        "gali",
        "town",
        "police",
        "station",
        "house",
        "h",
        "the",
        "gaon",
        "pin",
        "dist",
    ]
)


class HeaderError(ValueError):
    """The file has no column of identifiers: nothing could be said about its rows."""


def read(path: str | Path, side: str) -> Iterator[Record]:
    """Records of a register file in its order. `side` is "M" or "R"."""
    with Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.DictReader(line.replace("\0", "") for line in file)
        reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or []]
        if ID_COLUMN[side] not in reader.fieldnames:
            raise HeaderError(f"{path}: the first line names no column {ID_COLUMN[side]}.")
        for row in reader:
            yield record(
                {k: (value or "").strip() for k, value in row.items() if k and isinstance(value, str | None)},
                side,
            )


def record(row: dict[str, str], side: str) -> Record:
    """One register row, keys as in the header."""
    prefix, event_date = ("missing_from", "missing_from_date") if side == "M" else ("found", "found_date")
    get = lambda name: known(row.get(name, ""))  # noqa: E731
    name = get("full_name")
    parsed = parse_name(name)
    event_day = day(get(event_date)) or day(get("reported_date"))
    dob = day(get("dob"))
    age = years(row.get("age_years", ""))
    no_marks, marks = marks_of(row.get("marks", ""))
    no_disability, disabilities = disabilities_of(row.get("disability", ""))
    return Record(
        id=row.get(ID_COLUMN[side], ""),
        full_name=name,
        aliases=tuple(part for part in re.split(r"[,;/|]", get("alias")) if known(part)),
        sex=v.sex.first(row.get("sex", "")),
        dob=dob,
        age_years=age if age is not None else age_between(dob, event_day),
        age_slack=0.5 if dob else 1.0,
        father=get("father") or parsed.parent,
        mother=get("mother"),
        guardian=get("guardian"),
        home=place(get("address_state"), get("address_district"), get("address_ps"), get("address_locality")),
        event_place=place(
            get(f"{prefix}_state"), get(f"{prefix}_district"), get(f"{prefix}_ps"), get(f"{prefix}_place")
        ),
        event_day=event_day,
        languages=languages(row.get("languages", "")),
        religion=v.religion.first(get("religion")),
        height_cm=height(row.get("height_cm", "")),
        complexion=v.complexion.first(get("complexion")),
        build=v.build.first(get("build")),
        hair=frozenset(v.hair.all(get("hair"))),
        eyes=frozenset(v.eyes.all(get("eyes"))),
        face=v.face.first(get("face")),
        marks=marks,
        no_marks=no_marks,
        disabilities=disabilities,
        no_disability=no_disability,
        clothes=clothes(get("clothing")),
    )


def known(text: str) -> str:
    """The text, or nothing when it only says that nothing is known."""
    text = (text or "").strip()
    return "" if not text or _is_blank(text) else text


@lru_cache(maxsize=100_000)
def _is_blank(text: str) -> bool:
    return text.casefold().strip(" .-/") in v.NOT_KNOWN or (
        not any(c.isdigit() for c in text) and is_placeholder(text)
    )


@lru_cache(maxsize=100_000)
def day(text: str) -> int | None:
    """Ordinal of ISO, DD-MM-YYYY, DD/MM/YYYY or DD.MM.YY dates, with or without time; «12 Mar 2021» too."""
    text = (text or "").translate(DIGITS).strip().lower()
    parts = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text)
    if parts:
        return _ordinal(int(parts[1]), int(parts[2]), int(parts[3]))
    parts = re.match(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3})[a-z]*[-/., ]+(\d{4}|\d{2})\b", text)
    if parts:
        month = MONTHS.get(parts[2], 0) if parts[2].isalpha() else int(parts[2])
        year = int(parts[3]) + (0 if len(parts[3]) == 4 else 2000 if int(parts[3]) < 50 else 1900)
        return _ordinal(year, month, int(parts[1]))
    parts = re.fullmatch(r"(\d{4})", text)
    return _ordinal(int(parts[1]), 7, 1) if parts else None


def _ordinal(year: int, month: int, day_of_month: int) -> int | None:
    if month > 12 >= day_of_month:
        month, day_of_month = day_of_month, month
    try:
        return date(year, month, day_of_month).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def years(text: str) -> float | None:
    """«8», «8.5», «8 years», «6 months», «7-8», «about 10»."""
    text = (text or "").translate(DIGITS).lower()
    numbers = [float(n) for n in re.findall(r"\d+(?:\.\d+)?", text)]
    if not numbers:
        return None
    if re.search(r"month|mahin|mah\b|\bmo\b", text):
        value = (numbers[0] * 12 + numbers[1]) / 12 if len(numbers) > 1 and "y" in text else numbers[0] / 12
    elif len(numbers) > 1 and re.search(r"\d\s*(?:-|to|–|se)\s*\d", text):
        value = sum(numbers[:2]) / 2
    else:
        value = numbers[0]
    # A stated whole age means «past that birthday»: its middle is half a year later.
    value += 0.5 if value == int(value) else 0.0
    return value if value <= 120 else None


def age_between(dob: int | None, event_day: int | None) -> float | None:
    return (event_day - dob) / 365.25 if dob and event_day and event_day >= dob else None


@lru_cache(maxsize=10_000)
def height(text: str) -> float | None:
    """Centimetres from «132», «132 cm», «4'5"», «4 ft 5 in», «1.32 m»."""
    text = (text or "").translate(DIGITS).lower()
    feet = re.search(r"(\d)\s*(?:'|’|ft|feet|foot)\s*(\d{1,2})?", text)
    if feet:
        return int(feet[1]) * 30.48 + int(feet[2] or 0) * 2.54
    number = re.search(r"\d+(?:\.\d+)?", text)
    if not number:
        return None
    value = float(number[0])
    if value < 2.3 and value > 0.3:
        value *= 100
    elif 2.3 <= value < 7:
        value = int(value) * 30.48 + round((value % 1) * 10) * 2.54
    return value if 30 <= value <= 220 else None


def items(text: str) -> list:
    """A JSON array, or the plain text as its one item."""
    text = (text or "").strip()
    if text[:1] in '[{"':
        try:
            found = json.loads(text)
        except ValueError:
            return [text]
        return found if isinstance(found, list) else [found]
    return [text] if known(text) else []


@lru_cache(maxsize=50_000)
def languages(text: str) -> frozenset[str]:
    found: set[str] = set()
    for item in items(text):
        for part in re.split(r"[,;/&+|]| and | aur ", str(item)):
            code = part.strip().lower()
            if code in v.LANGUAGE_CODES:
                found.add(code)
            else:
                found.update(v.language.all(part))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def marks_of(text: str) -> tuple[bool, tuple[Mark, ...]]:
    """(said to have none, the marks)."""
    if (text or "").strip().casefold().strip(".") in {
        "none",
        "no",
        "nil",
        "no mark",
        "no marks",
        "none known",
        "koi nahi",
    }:
        return True, ()
    found: list[Mark] = []
    for item in items(text):
        if isinstance(item, dict):
            found.append(mark({str(k).lower(): str(value) for k, value in item.items() if value}))
        elif known(str(item)):
            found.extend(
                mark({"description": part})
                for part in re.split(r"[,;]|\band\b|\baur\b|\.\s", str(item))
                if known(part)
            )
    return False, tuple(m for m in dict.fromkeys(found) if m.kind or m.site or m.words)[:8]


def mark(parts: dict[str, str]) -> Mark:
    """From {kind, body_part, side, description}; what a column leaves open is read from the description."""
    description = known(parts.get("description", "") or parts.get("text", ""))
    kind, where = (
        known(parts.get("kind", "") or parts.get("type", "")),
        known(parts.get("body_part", "") or parts.get("site", "")),
    )
    return Mark(
        kind=v.mark_kind.first(kind) or v.mark_kind.first(where) or v.mark_kind.first(description),
        site=v.site.first(where) or v.site.first(description) or v.site.first(kind),
        side=v.side.first(parts.get("side", "")) or v.side.first(where) or v.side.first(description),
        words=tuple(sorted({fold(w) for w in _content(description)}))[:6],
    )


def _content(text: str) -> list[str]:
    return [
        w
        for w in v.words_of(text)
        if w not in FILLER
        and len(w) > 2
        and not v.side.first(w)
        and not v.site.first(w)
        and not v.mark_kind.first(w)
    ]


def fold(word: str) -> str:
    return v.fold(word) or word


@lru_cache(maxsize=20_000)
def disabilities_of(text: str) -> tuple[bool, frozenset[str]]:
    plain = " ".join(str(i) for i in items(text))
    if plain.casefold().strip(" .") in NO_WORDS or (text or "").strip().casefold() in NO_WORDS:
        return True, frozenset()
    return False, frozenset(v.disability.all(plain)) if known(plain) else frozenset()


@lru_cache(maxsize=100_000)
def clothes(text: str) -> frozenset[str]:
    return frozenset(v.garment.all(text)) | frozenset(v.colour.all(text))


@lru_cache(maxsize=100_000)
def place(state: str, district: str, station: str, locality: str) -> Place:
    g = gazetteer()
    state_code = g.state(state)
    index = g.district(district, state_code)
    if index >= 0 and not state_code:
        state_code = int(g.state_of[index])
    words = []
    for word in v.words_of(f"{station} {locality}"):
        key = fold(word)
        if len(key) > 2 and word not in PLACE_FILLER and key not in words:
            words.append(key)
    found = Place(district=index, state=state_code, words=tuple(words[:6]))
    return found if found != NOWHERE else NOWHERE
