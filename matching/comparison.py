"""Two reports side by side: for each field what both say and whether it agrees, differs or is not known."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.models import MissingReport, RecoveryReport
from matching import search
from matching.levels import FIELDS
from matching.profiles import of_report
from matching.reasons import FIELD_LABELS

AGREES, DIFFERS, UNKNOWN = "agrees", "differs", "unknown"
STATE_LABELS = {AGREES: _("Agrees"), DIFFERS: _("Differs"), UNKNOWN: _("Not known")}
STATE_TONES = {AGREES: "good", DIFFERS: "danger", UNKNOWN: "neutral"}
WHEREABOUTS = ("travel",)  # tells where an adult is who does not want to be found
# What to ask for first when it is not known on one side.
HELPFUL = ("marks", "father", "name", "home", "mother", "age", "languages", "height")


@dataclass(frozen=True)
class Row:
    """One line of the comparison."""

    label: Any
    missing: str
    found: str
    state: str

    @property
    def state_label(self) -> Any:
        return STATE_LABELS[self.state]

    @property
    def tone(self) -> str:
        return STATE_TONES[self.state]


def rows(missing: MissingReport, found: RecoveryReport, *, hidden: bool = False) -> list[Row]:
    """Only what both offices may know: never where the found person is kept.

    `hidden` leaves out where the person was found as well.
    """
    states = _states(missing, found)
    shown = (
        ("name", FIELD_LABELS["name"], _names),
        ("sex", FIELD_LABELS["sex"], lambda r: r.get_sex_display()),
        ("age", _("Age at that time"), _age),
        ("father", FIELD_LABELS["father"], lambda r: r.father_name),
        ("mother", FIELD_LABELS["mother"], lambda r: r.mother_name),
        ("guardian", FIELD_LABELS["guardian"], lambda r: r.guardian_name),
        ("home", FIELD_LABELS["home"], _home),
        ("travel", _("Place of the event"), lambda r: _district(r, "place")),
        ("days", _("Date of the event"), _date),
        ("languages", FIELD_LABELS["languages"], _languages),
        ("religion", FIELD_LABELS["religion"], lambda r: r.get_religion_display()),
        ("height", FIELD_LABELS["height"], _height),
        ("complexion", FIELD_LABELS["complexion"], lambda r: r.get_complexion_display()),
        ("build", FIELD_LABELS["build"], lambda r: r.get_build_display()),
        ("face", FIELD_LABELS["face"], lambda r: r.get_face_display()),
        (
            "hair",
            FIELD_LABELS["hair"],
            lambda r: _joined(r.get_hair_colour_display(), r.get_hair_style_display()),
        ),
        (
            "eyes",
            FIELD_LABELS["eyes"],
            lambda r: _joined(r.get_eye_colour_display(), r.get_eye_feature_display()),
        ),
        ("marks", FIELD_LABELS["marks"], _marks),
        ("disability", FIELD_LABELS["disability"], lambda r: _several(r, "disabilities")),
        ("clothes", FIELD_LABELS["clothes"], _clothes),
    )
    return [
        Row(label, _text(say(missing)), _text(say(found)), states.get(field, UNKNOWN))
        for field, label, say in shown
        if not (hidden and field in WHEREABOUTS)
    ]


def helpful(missing: MissingReport, found: RecoveryReport) -> list[Any]:
    """The fields not known on a side that would tell most."""
    states = _states(missing, found)
    return [FIELD_LABELS[field] for field in HELPFUL if field not in states][:3]


def _states(missing: MissingReport, found: RecoveryReport) -> dict[str, str]:
    one, other = of_report(missing), of_report(found)
    scored = search.score(one, [other], is_missing=True)
    levels, effects = scored.evidence.levels[:, 0], scored.effects[:, 0]
    states = {
        field: AGREES if effects[number] >= 0 else DIFFERS
        for number, field in enumerate(FIELDS)
        if levels[number] and np.isfinite(effects[number])
    }
    if one.event_day is not None and other.event_day is not None:
        # What the days between are worth depends on the register; their order does not.
        states["days"] = AGREES if other.event_day >= one.event_day else DIFFERS
    return states


def _text(value: Any) -> str:
    return str(value) if value and str(value) != gettext("Not known") else ""


def _joined(*parts: Any) -> str:
    return ", ".join(_text(part) for part in parts if _text(part))


def _names(report: Any) -> str:
    return _joined(report.full_name, report.name_local, *report.aliases)


def _age(report: Any) -> str:
    months = report.age_in_months
    if months is None:
        return ""
    if months < 24:
        return gettext("%(months)s months") % {"months": months}
    return gettext("%(years)s years") % {"years": months // 12}


def _district(report: Any, prefix: str) -> str:
    return _joined(getattr(report, f"{prefix}_district") or "", getattr(report, f"{prefix}_state") or "")


def _home(report: Any) -> str:
    if isinstance(report, RecoveryReport):
        return _district(report, "home")
    return _district(report, "permanent") or _district(report, "present")


def _date(report: Any) -> str:
    return date_format(localtime(report.event_at), "SHORT_DATE_FORMAT") if report.event_at else ""


def _several(report: Any, name: str) -> str:
    choices = dict(report._meta.get_field(name).base_field.choices)
    return ", ".join(str(choices.get(code, code)) for code in getattr(report, name))


def _languages(report: Any) -> str:
    spoken = _several(report, "languages")
    return spoken or _text(report.get_mother_tongue_display())


def _height(report: Any) -> str:
    if report.height_cm:
        return gettext("%(cm)s cm") % {"cm": report.height_cm}
    return report.get_height_band_display()


def _marks(report: Any) -> str:
    if report.marks_none_known:
        return gettext("None known")
    return "; ".join(str(mark) for mark in report.marks.all())


def _clothes(report: Any) -> str:
    return _joined(
        report.get_clothes_upper_display(), report.get_clothes_lower_display(), _several(report,
        "clothes_colours"),
        report.clothing_text,
    )  # fmt: skip
