"""Single cells of a register read: dates, ages, heights, names, lists."""

import json
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cases.registers import given, words
from trackchild.core.validators import aadhaar_valid, ascii_digits

HIDDEN = dict.fromkeys([*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0])
TITLES = re.compile(
    r"^(?:(?:late|lt|sri|shri|shree|sh|smt|mrs|mr|ms|miss|km|kum|ku|thiru|tmt|selvi)\b\.?\s*"
    r"|(?:swargiya|sw|master)\b\.?\s*"
    r"|(?:स्व|श्री|श्रीमती|स्वर्गीय|कुमारी|মৃত|শ্রী|শ্রীমতী|স্বর্গীয়)(?:\s|\.|०|॰)+"
    r"|(?:સ્વ|શ્રી|શ્રીમતી|திரு|திருமதி)(?:\s|\.)+)+",
    re.IGNORECASE,
)
KINSHIP = re.compile(
    r"\s*\b(?P<kind>[sdcw]\s*/\s*o|son of|daughter of|wife of)\b\.?\s*:?\s*(?P<of>.+)$",
    re.IGNORECASE,
)


_DIGIT = re.compile(r"\d{4}")
AADHAAR = re.compile(r"(?<!\d)[2-9]\d{3}[ -]?\d{4}[ -]?(\d{4})(?!\d)")
AFTER_EVENT = _("The date of birth is later than the day the person was last seen or found.")


class UnreadableError(ValueError):
    """A cell that stops its row; `column` and a reason a person can act on."""

    def __init__(self, column: str, value: str, reason: object) -> None:
        super().__init__(column)
        self.column, self.value, self.reason = column, value, reason


def text(row: dict[str, str], column: str, limit: int = 150) -> str:
    """The cell without hidden signs and doubled spaces; empty for the words that mean nothing."""
    raw = row.get(column) or ""
    if not raw:
        return ""
    if raw.isascii():
        clean = " ".join(raw.split())
    else:
        clean = " ".join(unicodedata.normalize("NFC", raw).translate(HIDDEN).split())
    if len(clean) >= 12 and _DIGIT.search(clean):
        clean = AADHAAR.sub(_masked, clean)
    if clean[:1] in _SAYS_SOMETHING and clean != "0":
        return clean[:limit].strip()
    return "" if words.says_nothing(clean) else clean[:limit].strip()


_SAYS_SOMETHING = frozenset("0123456789[{")  # a number or a list, without a look into the words for nothing


def _masked(found: re.Match[str]) -> str:
    """A national number is never kept whole, wherever somebody wrote it."""
    return f"XXXX XXXX {found[1]}" if aadhaar_valid(re.sub(r"\D", "", found[0])) else found[0]


def identifier(row: dict[str, str], column: str) -> str:
    found = text(row, column, 65)
    if not found:
        raise UnreadableError(column, row.get(column) or "", _("The number of the record is missing."))
    if len(found) > 64:
        raise UnreadableError(column, found, _("The number of the record is longer than 64 signs."))
    return found


def sex(row: dict[str, str]) -> str:
    raw = " ".join((row.get("sex") or "").split())
    if not raw:
        raise UnreadableError("sex", raw, _("The sex is missing."))
    found = words.strictly("SEX", raw)
    if not found:
        raise UnreadableError("sex", raw, _("This is not a sex that is known here. Write M, F, T or U."))
    return found


def past_day(row: dict[str, str], column: str, today: date, *, needed: bool = False) -> date | None:
    raw = text(row, column)
    if not raw:
        if needed:
            raise UnreadableError(column, raw, _("The date is missing."))
        return None
    found = _day(raw)
    if found is None:
        raise UnreadableError(
            column, raw, _("This is not a date. Write it as 2026-03-31, 31-03-2026 or 31/03/2026.")
        )
    if found > today:
        raise UnreadableError(column, raw, _("This date lies in the future."))
    if found.year < 1900:
        raise UnreadableError(column, raw, _("This date lies before 1900."))
    return found


_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3})[a-z]*[-/., ]+(\d{4}|\d{2})(?!\d)")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}


@lru_cache(maxsize=50_000)
def _day(raw: str) -> date | None:
    """2021-03-12, 12-03-2021, 12/03/21, 12 Mar 2021, with or without a time, in any digits."""
    raw = ascii_digits(raw).strip().lower()
    if parts := _YEAR_FIRST.match(raw):
        return _date(int(parts[1]), int(parts[2]), int(parts[3]))
    parts = _DAY_FIRST.match(raw)
    if not parts:
        return None
    month = _MONTHS.get(parts[2], 0) if parts[2].isalpha() else int(parts[2])
    year = int(parts[3]) + (0 if len(parts[3]) == 4 else 2000 if int(parts[3]) < 50 else 1900)
    return _date(year, month, int(parts[1]))


def _date(year: int, month: int, day: int) -> date | None:
    if month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def birth(row: dict[str, str], today: date) -> tuple[date | None, str]:
    """Date of birth and what it is known to: a day, a month or only the year."""
    raw = ascii_digits(text(row, "dob"))
    if match := re.fullmatch(r"(19|20)\d\d", raw):
        return date(int(raw), 1, 1), "YEAR"
    if match := re.fullmatch(r"(0?[1-9]|1[0-2])[-/]((?:19|20)\d\d)", raw):
        return date(int(match[2]), int(match[1]), 1), "MONTH"
    found = past_day(row, "dob", today)
    return found, "DAY" if found else ""


def age(row: dict[str, str]) -> tuple[int | None, int | None]:
    """Years and months; «8 months» and «10-12» are understood."""
    raw = text(row, "age_years")
    if not raw:
        return (0, None) if (row.get("age_years") or "").strip() == "0" else (None, None)
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", ascii_digits(raw))]
    if not numbers or numbers[0] > 120 or raw.startswith("-"):
        raise UnreadableError("age_years", raw, _("This is not an age between 0 and 120."))
    digits = ascii_digits(raw)
    has_years = _YEARS.search(raw)
    if _MONTHS_SAID.search(raw) and not has_years:
        months = min(int(numbers[0]), 23)
        return months // 12, months % 12
    if has_years and len(numbers) > 1 and _MONTHS_SAID.search(raw):
        return int(numbers[0]), min(int(numbers[1]), 11)
    is_range = len(numbers) > 1 and re.search(r"\d\s*(?:-|to|–|se)\s*\d", digits)
    years = sum(numbers[:2]) / 2 if is_range else numbers[0]
    return int(years), round(years % 1 * 12) or None


_YEARS = re.compile(r"y(?:ea)?r|\by\b|saal|sal\b|वर्ष|साल|বছর", re.IGNORECASE)
_MONTHS_SAID = re.compile(r"month|mahin|\bmah\b|\bmo?\b|माह|महीन|মাস", re.IGNORECASE)


def height(row: dict[str, str]) -> tuple[int | None, str]:
    """Centimetres, also from feet and inches or metres; what cannot be read comes back as words."""
    raw = text(row, "height_cm")
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", ascii_digits(raw))]
    if not numbers:
        return None, raw
    if re.search(r"f(ee|oo)?t|'|’|फुट|ফুট", raw, re.IGNORECASE):
        feet, inches = int(numbers[0]), numbers[1] if len(numbers) > 1 else 0
        if len(numbers) == 1:
            inches = round((numbers[0] - feet) * 10)
        centimetres = round((feet * 12 + inches) * 2.54)
    elif 0.3 <= numbers[0] <= 2.3:
        centimetres = round(numbers[0] * 100)
    else:
        centimetres = round(sum(numbers[:2]) / 2 if re.search(r"\d\s*(?:-|to|–)\s*\d", raw) else numbers[0])
    return (centimetres, "") if 20 <= centimetres <= 230 else (None, raw)


def name(row: dict[str, str], column: str) -> str:
    """A name without titles. «Md.» stays: it is part of the name."""
    return untitled(text(row, column))


def untitled(words: str) -> str:
    return TITLES.sub("", words).strip(" .,-")


class Names(NamedTuple):
    """The name column taken apart: «Raju s/o Ramesh», «Baby of Sunita», «Asha (name given by CCI)»."""

    own: str
    is_given: bool
    parent: str
    spouse: str
    mother: str


def names(row: dict[str, str], age: float | None) -> Names:
    cell = text(row, "full_name")
    match = KINSHIP.search(cell)
    parent = spouse = ""
    if match:
        cell, of = cell[: match.start()], untitled(match["of"])
        parent, spouse = ("", of) if match["kind"].lower().startswith("w") else (of, "")
    said = given.said(untitled(cell), age)
    return Names(said.name, said.kind == given.GIVEN, parent, spouse, untitled(said.mother))


def listed(row: dict[str, str], column: str) -> list[object]:
    """A JSON array, or plain text as a list of its parts."""
    raw = text(row, column, 4000)
    if not raw:
        return []
    if raw[0] in "[{":
        try:
            found = json.loads(raw)
        except ValueError:
            raw = raw.strip("[]{}\" '")
        else:
            return found if isinstance(found, list) else [found]
    return [part.strip() for part in re.split(r"[;\n|]", raw) if part.strip()]


def languages(row: dict[str, str]) -> list[str]:
    found: list[str] = []
    for part in listed(row, "languages"):
        whole = words.strictly("LANGUAGE", str(part))
        for word in [str(part)] if whole else _LANGUAGES_APART.split(str(part)):
            code = words.code_for("LANGUAGE", word)
            if code and code not in found:
                found.append(code)
    return found


_LANGUAGES_APART = re.compile(r"[,/&+]|\b(?:and|or|aur|with)\b|\bव\b|\bएवं\b|\bऔर\b", re.IGNORECASE)
_MARKS_APART = re.compile(r",|\band\b|\baur\b|\bऔर\b|\.\s", re.IGNORECASE)


def marks(row: dict[str, str]) -> list[dict[str, str]]:
    """Identification marks: kind, site and side from their words, the words kept as text."""
    found: list[dict[str, str]] = []
    for part in listed(row, "marks"):
        if isinstance(part, dict):
            told = [{str(key).strip().lower(): str(value).strip() for key, value in part.items() if value}]
        else:
            told = [{"description": piece} for piece in _pieces(str(part))]
        found += [mark for mark in map(_mark, told) if mark and mark not in found]
    return found[:10]


def marks_denied(row: dict[str, str]) -> bool:
    """The register says that there is no mark: not the same as saying nothing."""
    return words.says_no(row.get("marks") or "")


def _pieces(said: str) -> list[str]:
    """«til on cheek, scar on chin» are two marks; «scar, left side» is one."""
    pieces: list[str] = []
    for piece in _MARKS_APART.split(said):
        tells = words.code_for("MARK_KIND", piece) or words.code_for("BODY_SITE", piece)
        if pieces and not tells:
            pieces[-1] = f"{pieces[-1]}, {piece.strip()}"
        elif piece.strip():
            pieces.append(piece.strip())
    return pieces


@lru_cache(maxsize=20_000)
def mark_codes(kind: str, site: str, side: str, said: str) -> tuple[str, str, str]:
    """Codes of a mark's kind, site and side; what one column leaves open is read from the others."""
    return (
        words.code_for("MARK_KIND", kind)
        or words.code_for("MARK_KIND", site)
        or words.code_for("MARK_KIND", said),
        words.code_for("BODY_SITE", site)
        or words.code_for("BODY_SITE", said)
        or words.code_for("BODY_SITE", kind),
        words.code_for("SIDE", side) or words.code_for("SIDE", site) or words.code_for("SIDE", said),
    )


def _mark(told: dict[str, str]) -> dict[str, str]:
    said = told.get("description") or told.get("text", "")
    told_kind, told_site = (
        told.get("kind") or told.get("type", ""),
        told.get("body_part") or told.get("site", ""),
    )
    told_side = told.get("side", "")
    if words.says_nothing(" ".join((said, told_kind, told_site, told_side))):
        return {}
    kind, site, side = mark_codes(told_kind, told_site, told_side, said)
    # What has a code is shown by its label in the reader's language; only other words are kept as words.
    uncoded = [
        word
        for word, table in ((told_kind, "MARK_KIND"), (told_side, "SIDE"), (told_site, "BODY_SITE"))
        if word and not words.says_nothing(word) and not words.code_for(table, word)
    ]
    return {
        "kind": kind or "OTHER",
        "site": site or "NK",
        "side": side or "NK",
        "text": (said or ", ".join(uncoded))[:200],
    }
