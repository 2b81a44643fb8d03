"""Single cells of a register read: dates, ages, heights, names, lists."""

import json
import re
import unicodedata
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from cases.registers import words
from trackchild.core.validators import aadhaar_valid, ascii_digits

HIDDEN = dict.fromkeys([*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0])
TITLES = re.compile(
    r"^(?:(?:late|lt|sri|shri|shree|sh|smt|mrs|mr|ms|miss|km|kum|ku|thiru|tmt|selvi)\b\.?\s*"
    r"|(?:swargiya|sw|master|baby of)\b\.?\s*"
    r"|(?:स्व|श्री|श्रीमती|स्वर्गीय|कुमारी|মৃত|শ্রী|শ্রীমতী|স্বর্গীয়)(?:\s|\.|०|॰)+"
    r"|(?:સ્વ|શ્રી|શ્રીમતી|திரு|திருமதி)(?:\s|\.)+)+",
    re.IGNORECASE,
)
KINSHIP = re.compile(
    r"\s*\b(?P<kind>[sdcw]\s*/\s*o|son of|daughter of|wife of)\b\.?\s*:?\s*(?P<of>.+)$",
    re.IGNORECASE,
)


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
    clean = " ".join(unicodedata.normalize("NFC", raw).translate(HIDDEN).split())
    if len(clean) >= 12:
        clean = AADHAAR.sub(_masked, clean)
    return "" if words.says_nothing(clean) else clean[:limit].strip()


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


def _day(raw: str) -> date | None:
    raw = re.split(r"[T ]", ascii_digits(raw), maxsplit=1)[0]
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(raw, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
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
    if re.search(r"month|mah|माह|महीन|মাস", raw, re.IGNORECASE) and not re.search(
        r"y(ea)?r|saal|वर्ष|साल", raw, re.IGNORECASE
    ):
        months = min(int(numbers[0]), 23)
        return months // 12, months % 12
    years = (
        sum(numbers[:2]) / 2
        if len(numbers) > 1 and re.search(r"\d\s*(?:-|to|–|se)\s*\d", ascii_digits(raw))
        else numbers[0]
    )
    return int(years), None


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
    found = TITLES.sub("", text(row, column))
    return found.strip(" .,-")


def name_and_parent(row: dict[str, str]) -> tuple[str, str, str]:
    """(name, whose child, whose wife): «Raju s/o Ramesh» taken apart."""
    found = name(row, "full_name")
    match = KINSHIP.search(found)
    if not match:
        return found, "", ""
    of = TITLES.sub("", match["of"]).strip(" .,-")
    wife = match["kind"].lower().startswith("w")
    return found[: match.start()].strip(" .,-"), "" if wife else of, of if wife else ""


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
        for word in re.split(r"[,/&]|\band\b|\bव\b|\bएवं\b", str(part)):
            code = words.code_for("LANGUAGE", word)
            if code and code not in found:
                found.append(code)
    return found


def marks(row: dict[str, str]) -> list[dict[str, str]]:
    """Identification marks: kind, site and side from their words, the words kept as text."""
    found = []
    for part in listed(row, "marks"):
        if isinstance(part, dict):
            told = {key: str(value).strip() for key, value in part.items() if value}
        else:
            told = {"description": str(part)}
        mark = _mark(told)
        if mark and mark not in found:
            found.append(mark)
    return found[:10]


def _mark(told: dict[str, str]) -> dict[str, str]:
    description = told.get("description", "")
    if words.says_nothing(" ".join(told.values())):
        return {}
    kind = words.code_for("MARK_KIND", told.get("kind", "")) or words.code_for("MARK_KIND", description)
    site = words.code_for("BODY_SITE", told.get("body_part", "")) or words.code_for("BODY_SITE", description)
    side = words.code_for("SIDE", told.get("side", "")) or words.code_for("SIDE", description)
    own = ", ".join(filter(None, (told.get("kind"), told.get("side"), told.get("body_part"))))
    return {
        "kind": kind or "OTHER",
        "site": site or "NK",
        "side": side or "NK",
        "text": (description or own)[:200],
    }
