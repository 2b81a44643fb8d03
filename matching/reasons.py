"""Why two children may be one: codes and values, kept with the match, and sentences in the reader's
language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cases import choices as c

from .columns import NO_DAY, Columns
from .evidence import YEAR, Evidence
from .growth import growth
from .levels import FIELDS, LEVELS
from .places import gazetteer
from .record import Mark, Record
from .score import effects

LEAST_EFFECT = 0.3
_WORD = re.compile(r"[^\s;,./-]+")

FIELD_LABELS = {
    "name": _("Name"), "father": _("Father's name"), "mother": _("Mother's name"), "guardian": _("Guardian"),
    "sex": _("Sex"), "age": _("Age"), "home": _("Home district"), "home_words": _("Home locality"),
    "travel": _("Distance"), "days": _("Days between"), "languages": _("Languages"),
    "religion": _("Religion"),
    "height": _("Height"), "complexion": _("Complexion"), "build": _("Build"), "face": _("Face"),
    "hair": _("Hair"),
    "eyes": _("Eyes"), "marks": _("Identification marks"), "disability": _("Disability"),
    "clothes": _("Clothes"), "photo": _("Photographs"),
}  # fmt: skip

AWAY = _("Found in %(found)s, about %(km)s km from %(missing)s.")
AGE_OFF = _("Age differs by about %(years)s years.")
LATER = ngettext_lazy(
    "Found %(days)s day after going missing.", "Found %(days)s days after going missing.", "days"
)
HEIGHT_OFF = _("Height differs by about %(cm)s cm from what is expected.")
FACES_CLOSE = _("The faces on the photographs look alike: very near (distance up to 0.40).")
FACES_NEAR = _("The faces on the photographs look alike: near (distance 0.40 to 0.50).")
FACES_ALIKE = _("The faces on the photographs look alike: at the limit (distance 0.50 to 0.60).")
FACES_DIFFER = _("The faces on the photographs do not look alike (distance above 0.60).")
SAME_LOOKS, NEAR_LOOKS, OTHER_LOOKS = (
    _("%(field)s: the same."),
    _("%(field)s: nearly the same."),
    _("%(field)s: different."),
)
SENTENCES = {
    ("name", "agrees"): _("Name agrees: %(missing)s / %(found)s."),
    ("name", "given_differs"): _("Family name agrees, own name differs: %(missing)s / %(found)s."),
    ("name", "differs"): _("Name differs: %(missing)s / %(found)s."),
    ("name", "nickname_differs"): _("One of the names is a nickname: %(missing)s / %(found)s."),
    ("father", "agrees"): _("Father's name agrees: %(missing)s / %(found)s."),
    ("father", "given_differs"): _("Father's family name agrees, own name differs: %(missing)s / %(found)s."),
    ("father", "differs"): _("Father's name differs: %(missing)s / %(found)s."),
    ("mother", "agrees"): _("Mother's name agrees: %(missing)s / %(found)s."),
    ("mother", "given_differs"): _("Mother's family name agrees, own name differs: %(missing)s / %(found)s."),
    ("mother", "differs"): _("Mother's name differs: %(missing)s / %(found)s."),
    ("guardian", "agrees"): _("Guardian's name agrees: %(missing)s / %(found)s."),
    ("guardian", "differs"): _("Guardian's name differs: %(missing)s / %(found)s."),
    ("sex", "same"): _("Same sex."),
    ("sex", "differs"): _("Sex differs."),
    ("age", "birth_same"): _("Same date of birth."),
    ("age", "birth_near"): _("Dates of birth differ by a slip of the pen."),
    ("age", "year_0"): _("Age fits."),
    ("age", "year_1"): AGE_OFF, ("age", "year_2"): AGE_OFF, ("age", "year_3"): AGE_OFF, ("age",
    "year_5"): AGE_OFF,
    ("age", "year_more"): AGE_OFF,
    ("home", "same"): _("Same home district: %(missing)s."),
    ("home", "near"): _("Home districts lie about %(km)s km apart: %(missing)s / %(found)s."),
    ("home", "region"): _("Home districts lie about %(km)s km apart: %(missing)s / %(found)s."),
    ("home", "same_state"): _("Home districts lie about %(km)s km apart: %(missing)s / %(found)s."),
    ("home", "far"): _("Home districts lie about %(km)s km apart: %(missing)s / %(found)s."),
    ("home", "state_same"): _("Same home state."),
    ("home", "state_differs"): _("Home is in another state."),
    ("home_words", "shared"): _("The same place names at home: %(words)s."),
    ("home_words", "none"): _("No place name at home is the same."),
    ("travel", "same"): _("Found in the district where the child went missing."),
    ("travel", "near"): AWAY, ("travel", "region"): AWAY, ("travel", "day_trip"): AWAY,
    ("travel", "night_train"): AWAY, ("travel", "far"): AWAY,
    ("travel", "state_same"): _("Found in the state where the child went missing."),
    ("travel", "state_differs"): _("Found in another state."),
    ("days", "day"): LATER, ("days", "week"): LATER, ("days", "month"): LATER, ("days", "quarter"): LATER,
    ("days", "year"): LATER, ("days", "years_3"): LATER, ("days", "longer"): LATER,
    ("languages", "shared"): _("Speaks the same language: %(words)s."),
    ("languages", "related"): _("Speaks a related language."),
    ("languages", "none"): _("No common language."),
    ("religion", "same"): SAME_LOOKS, ("religion", "differs"): OTHER_LOOKS,
    ("height", "cm_3"): _("Height fits, with growth since."),
    ("height", "cm_7"): _("Height fits, with growth since."),
    ("height", "cm_12"): HEIGHT_OFF, ("height", "cm_20"): HEIGHT_OFF, ("height", "cm_more"): HEIGHT_OFF,
    ("face", "same"): SAME_LOOKS, ("face", "differs"): OTHER_LOOKS,
    ("marks", "shared"): _("The same mark: %(words)s."),
    ("marks", "partly"): _("A similar mark."),
    ("marks", "none"): _("No mark is the same."),
    ("marks", "denied"): _("One side names a mark, the other says there is none."),
    ("disability", "shared"): _("The same disability."),
    ("disability", "one_sided"): _("Only one side names a disability."),
    ("disability", "differs"): _("Different disabilities."),
    ("clothes", "shared"): _("The same clothes or colours: %(words)s."),
    ("clothes", "none"): _("Different clothes a few days later."),
    ("photo", "close"): FACES_CLOSE, ("photo", "close_later"): FACES_CLOSE,
    ("photo", "close_long"): FACES_CLOSE,
    ("photo", "near"): FACES_NEAR, ("photo", "near_later"): FACES_NEAR,
    ("photo", "alike"): FACES_ALIKE,
    ("photo", "differs"): FACES_DIFFER, ("photo", "differs_later"): FACES_DIFFER,
}  # fmt: skip
SOUNDS_ALIKE = {
    "name": _("Name sounds the same: %(missing)s / %(found)s."),
    "father": _("Father's name sounds the same: %(missing)s / %(found)s."),
    "mother": _("Mother's name sounds the same: %(missing)s / %(found)s."),
    "guardian": _("Guardian's name sounds the same: %(missing)s / %(found)s."),
}
for _field in ("complexion", "build"):
    SENTENCES |= {(_field, "same"): SAME_LOOKS, (_field, "near"): NEAR_LOOKS, (_field, "far"): OTHER_LOOKS}
for _field in ("hair", "eyes"):
    SENTENCES |= {(_field, "same"): SAME_LOOKS, (_field, "some"): NEAR_LOOKS, (_field, "none"): OTHER_LOOKS}

# Names of languages, marks, body parts and clothes inside a sentence: the words of the forms.
LISTS = (c.MarkKind, c.BodySite, c.Garment, c.Colour, c.Footwear, c.Accessory, c.Language)
WORDS = {value: label for one in LISTS for value, label in one.choices}
WORDS |= {"LEFT": c.BodySide.LEFT.label, "RIGHT": c.BodySide.RIGHT.label, "BAREFOOT": _("Barefoot")}
# Codes of matches made before the engine used those of the forms.
WORDS |= {"SKY": _("Sky blue"), "GOLDEN": _("Golden"), "CHECKED": _("Checked")}


# Who the family is and where it lives: class F of the access paper.
OF_FAMILY = ("father", "mother", "guardian", "home", "home_words")


@dataclass(frozen=True, slots=True)
class Reason:
    """One field's share of the evidence, in log2 units."""

    field: str
    level: str
    effect: float
    values: dict = field(default_factory=dict)

    def as_json(self) -> dict:
        return asdict(self)

    @property
    def label(self) -> str:
        return str(FIELD_LABELS[self.field])

    @property
    def text(self) -> str:
        return sentence(self.field, self.level, self.values)

    @property
    def text_without_family(self) -> str:
        """For readers who may know that the family agrees or differs, but not who it is."""
        if self.field not in OF_FAMILY:
            return self.text
        return str(SAME_LOOKS if self.effect > 0 else OTHER_LOOKS) % {"field": self.label}


def from_json(reasons: Iterable[dict]) -> list[Reason]:
    """Stored reasons; a field or level that no longer exists is left out."""
    return [Reason(**r) for r in reasons if r["field"] in LEVELS and r["level"] in LEVELS[r["field"]]]


def sentence(name: str, level: str, values: dict) -> str:
    template = SENTENCES.get((name, level))
    if template is None:
        return ""
    if level == "agrees" and not _same_word(values.get("missing", ""), values.get("found", "")):
        template = SOUNDS_ALIKE[name]
    shown = dict(values)
    if "words" in shown:
        shown["words"] = ", ".join(word_of(w) for w in shown["words"])
    # Not str(template) first: a sentence with a number chooses its form by it.
    return str(template % {"field": str(FIELD_LABELS[name]), **shown})


def _same_word(ours: str, theirs: str) -> bool:
    """Whether the two names have a word that is written the same."""
    return bool(set(_WORD.findall(ours.casefold())) & set(_WORD.findall(theirs.casefold())))


def word_of(code: str) -> str:
    """A code inside a sentence: «MOLE LEFT CHEEK» → «mole left cheek», «hi» → «Hindi»."""
    if code in c.Language.values:
        return str(WORDS[code])
    parts = [str(WORDS[part]) if part in WORDS else part.replace("_", " ") for part in code.split()]
    return " ".join(parts).lower()


def explain(
    missing: Record, found: Record, columns: tuple[Columns, Columns], rows: tuple[int, int],
    levels: np.ndarray, worth: np.ndarray,
) -> list[Reason]:  # fmt: skip
    """Reasons of one pair, weightiest first."""
    out = []
    for number in np.argsort(-np.abs(worth)).tolist():
        if not levels[number] or abs(worth[number]) < LEAST_EFFECT:
            continue
        name = FIELDS[number]
        level = LEVELS[name][levels[number]]
        out.append(
            Reason(
                name,
                level,
                round(float(worth[number]), 2),
                _values(name, level, missing, found, columns, rows),
            )
        )
    return out


def explain_all(
    matcher, missing: Sequence[Record], found: Sequence[Record], pairs: Sequence[tuple[int, int]]
):
    """Reasons of many pairs of rows (missing, found) of the registers of a `bulk.Matcher`."""
    if not len(pairs):
        return []
    m, f = np.array(pairs).T
    evidence = matcher.evidence(m, f)
    worth = effects(evidence, matcher.weights, matcher.population)
    columns = (matcher.missing, matcher.found)
    return [
        explain(missing[row], found[other], columns, (row, other), evidence.levels[:, at], worth[:, at])
        for at, (row, other) in enumerate(pairs)
    ]


def _values(name: str, level: str, missing: Record, found: Record, columns, rows) -> dict:
    if name in ("name", "father", "mother", "guardian"):
        return _names(name, missing, found)
    if name in ("home", "travel"):
        return _places(name, level, columns, rows)
    if name == "days":
        return {"days": found.event_day - missing.event_day}
    if name == "age" and level.startswith("year_") and level != "year_0":
        return {"years": _age_gap(columns, rows)}
    if name == "height" and level in ("cm_12", "cm_20", "cm_more"):
        return {"cm": _height_gap(columns, rows)}
    return {"words": _words(name, missing, found)} if level == "shared" and name != "disability" else {}


def _names(name: str, missing: Record, found: Record) -> dict:
    if name == "name":
        ours, theirs = ("; ".join(filter(None, (r.full_name, *r.aliases))) for r in (missing, found))
    elif name == "guardian":
        ours, theirs = missing.guardian or missing.father, found.guardian or found.father
    else:
        ours, theirs = getattr(missing, name), getattr(found, name)
    return {"missing": ours, "found": theirs}


def _places(name: str, level: str, columns, rows) -> dict:
    if level.startswith("state_"):
        return {}
    ours, theirs = columns
    m, f = rows
    if name == "home":
        a, b = ours.home[m] if ours.home[m] >= 0 else ours.event[m], theirs.home[f]
    else:
        a, b = ours.event[m] if ours.event[m] >= 0 else ours.home[m], theirs.event[f]
    g = gazetteer()
    return {"missing": g.name(a), "found": g.name(b), "km": int(round(float(g.km[a, b]), -1))}


def _years(columns, rows) -> float:
    ours, theirs = columns
    days = (ours.day[rows[0]], theirs.day[rows[1]])
    return 0.0 if NO_DAY in days else float(days[1] - days[0]) / YEAR


def _age_gap(columns, rows) -> int:
    ours, theirs = columns
    if NO_DAY not in (ours.dob[rows[0]], theirs.dob[rows[1]]):
        return max(round(abs(int(ours.dob[rows[0]]) - int(theirs.dob[rows[1]])) / YEAR), 1)
    return max(round(abs(float(ours.age[rows[0]]) + _years(columns, rows) - float(theirs.age[rows[1]]))), 1)


def _height_gap(columns, rows) -> int:
    ours, theirs = columns
    grown = growth(ours.age[rows[0] : rows[0] + 1], np.array([_years(columns, rows)]))[0]
    return round(abs(float(theirs.height[rows[1]]) - float(ours.height[rows[0]]) - float(grown)))


def _words(name: str, missing: Record, found: Record) -> list[str]:
    if name == "languages":
        return sorted(missing.languages & found.languages)
    if name == "clothes":
        return sorted(missing.clothes & found.clothes)
    if name == "home_words":
        return [w for w in missing.home.words if w in found.home.words]
    if name == "marks":
        return sorted(
            {
                _mark_words(a)
                for a in missing.marks
                for b in found.marks
                if (a.kind, a.site) == (b.kind, b.site) and a.site
            }
        )
    return []


def _mark_words(mark: Mark) -> str:
    side = {"L": "LEFT", "R": "RIGHT"}.get(mark.side, "")
    return " ".join(filter(None, (mark.kind, side, mark.site)))


def of_pairs(
    missing: list[Record], found: list[Record], columns, pairs, evidence: Evidence, effects: np.ndarray
) -> list[list[Reason]]:
    """Reasons of many pairs of the same columns."""
    return [
        explain(missing[m], found[f], columns, (m, f), evidence.levels[:, at], effects[:, at])
        for at, (m, f) in enumerate(pairs)
    ]
