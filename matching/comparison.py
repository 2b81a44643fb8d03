"""Two reports side by side: for each field what both say and whether it agrees, differs or is not known.

Words stand there as far as the reader may know them; that they agree may be known to both offices.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.formspecs import MISSING_REPORT, RECOVERY_REPORT
from cases.models import MissingReport, RecoveryReport
from matching import face_search, search
from matching.levels import FIELDS
from matching.profiles import of_report
from matching.reasons import FIELD_LABELS
from matching.search import Scored
from trackchild.core.formspec import Audience

AGREES, DIFFERS, UNKNOWN = "agrees", "differs", "unknown"
STATE_LABELS = {AGREES: _("Agrees"), DIFFERS: _("Differs"), UNKNOWN: _("Not known")}
STATE_TONES = {AGREES: "good", DIFFERS: "danger", UNKNOWN: "neutral"}
WHEREABOUTS = ("travel",)  # tells where an adult is who does not want to be found

NOT_SHOWN = _("Recorded, not shown to your office")


@dataclass(frozen=True)
class Row:
    """One line of the comparison."""

    label: Any
    missing: Any
    found: Any
    state: str
    field: str = ""

    @property
    def state_label(self) -> Any:
        return STATE_LABELS[self.state]

    @property
    def tone(self) -> str:
        return STATE_TONES[self.state]


@dataclass(frozen=True)
class Line:
    """What a line of the comparison says of either report, and the fields of the forms it is made of."""

    field: str
    label: Any
    says: Callable[[Any], Any]
    of_missing: tuple[str, ...]
    of_found: tuple[str, ...] = ()  # empty: the same

    def words(self, report: Any, seen: Collection[Audience]) -> Any:
        is_missing = isinstance(report, MissingReport)
        spec = MISSING_REPORT if is_missing else RECOVERY_REPORT
        names = self.of_missing if is_missing else self.of_found or self.of_missing
        words = _text(self.says(report))
        return words if not words or all(spec.audience_of(name) in seen for name in names) else NOT_SHOWN


def rows(
    missing: MissingReport,
    found: RecoveryReport,
    *,
    seen: tuple[Collection[Audience], Collection[Audience]],
    hidden: bool = False,
    scored: Scored | None = None,
) -> list[Row]:
    """Never where the found person is kept; `hidden` leaves out where the person was found as well.

    `seen`: the field classes the reader may know of the missing and of the found person's report.
    """
    states = states_of(scored or compared(missing, found))
    return [
        Row(
            line.label,
            line.words(missing, seen[0]),
            line.words(found, seen[1]),
            states.get(line.field, UNKNOWN),
            line.field,
        )
        for line in LINES
        if not (hidden and line.field in WHEREABOUTS)
    ]


def compared(missing: MissingReport, found: RecoveryReport) -> Scored:
    """The pair as the engine sees it now."""
    one, other = of_report(missing), of_report(found)
    faces = face_search.levels(one, [other], is_missing=True)
    return search.score(one, [other], is_missing=True, faces=faces)


def told(missing: MissingReport, found: RecoveryReport) -> dict[str, tuple[bool, bool]]:
    """Whether each side says anything of a field."""
    return {line.field: (bool(line.says(missing)), bool(line.says(found))) for line in LINES}


def states_of(scored: Scored) -> dict[str, str]:
    """Field → whether it agrees or differs; what is not known is absent."""
    one, other = scored.record, scored.others[0]
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


def _hair(report: Any) -> str:
    return _joined(report.get_hair_colour_display(), report.get_hair_style_display())


def _eyes(report: Any) -> str:
    return _joined(report.get_eye_colour_display(), report.get_eye_feature_display())


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


LINES = (
    Line("name", FIELD_LABELS["name"], _names, ("full_name", "name_local", "aliases")),
    Line("sex", FIELD_LABELS["sex"], lambda r: r.get_sex_display(), ("sex",)),
    Line("age", _("Age at that time"), _age, ("age_years", "age_months", "dob")),
    Line("father", FIELD_LABELS["father"], lambda r: r.father_name, ("father_name",)),
    Line("mother", FIELD_LABELS["mother"], lambda r: r.mother_name, ("mother_name",)),
    Line("guardian", FIELD_LABELS["guardian"], lambda r: r.guardian_name, ("guardian_name",)),
    Line("home", FIELD_LABELS["home"], _home, ("permanent_district", "present_district"), ("home_district",)),
    Line("travel", _("Place of the event"), lambda r: _district(r, "place"), ("place_district",)),
    Line("days", _("Date of the event"), _date, ("missing_from",), ("recovered_at",)),
    Line("languages", FIELD_LABELS["languages"], _languages, ("languages", "mother_tongue")),
    Line("religion", FIELD_LABELS["religion"], lambda r: r.get_religion_display(), ("religion",)),
    Line("height", FIELD_LABELS["height"], _height, ("height_cm", "height_band")),
    Line("complexion", FIELD_LABELS["complexion"], lambda r: r.get_complexion_display(), ("complexion",)),
    Line("build", FIELD_LABELS["build"], lambda r: r.get_build_display(), ("build",)),
    Line("face", FIELD_LABELS["face"], lambda r: r.get_face_display(), ("face",)),
    Line("hair", FIELD_LABELS["hair"], _hair, ("hair_colour", "hair_style")),
    Line("eyes", FIELD_LABELS["eyes"], _eyes, ("eye_colour", "eye_feature")),
    Line("marks", FIELD_LABELS["marks"], _marks, ("marks_none_known",)),
    Line("disability", FIELD_LABELS["disability"], lambda r: _several(r, "disabilities"), ("disabilities",)),
    Line("clothes", FIELD_LABELS["clothes"], _clothes, ("clothes_upper", "clothing_text")),
)
