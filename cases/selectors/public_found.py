"""Found persons as citizens see them: sex, age band, state, month and language, nothing else."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from cases import choices as c
from cases.choices.public import AGE_BAND_YEARS, AgeBand
from cases.models import RecoveryReport
from cases.selectors.public import in_age_band
from trackchild.core.remember import remembered

PAGE_SIZE = 25
COUNT_SECONDS = 60

# Known already, dead, before a board, or the victim of a sexual offence: not even a line.
SHOWN_STATES = tuple(state for state in c.UNSETTLED if state != c.RecoveryStatus.IDENTIFIED)
NEVER_SHOWN = (
    Q(kind__in=(c.RecoveryKind.BODY, c.RecoveryKind.TRACED_KNOWN))
    | Q(produced_before=c.ProducedBefore.JJB)
    | Q(offence_kinds__contains=[c.OffenceKind.SEXUAL])
    | Q(family_not_to_be_told=True)
)
STUB_COLUMNS = ("sex", "age_months_at_event", "recovered_at", "languages", "mother_tongue", "state__name")


@dataclass(frozen=True)
class Stub:
    sex: str
    age: str
    state: str
    month: str
    language: str


def found(*, state: Any = None, sex: str = "", age_band: str = "") -> QuerySet[RecoveryReport]:
    """Persons found and still without their family, the latest first."""
    reports = RecoveryReport.objects.filter(status__in=SHOWN_STATES, identified_at=None).exclude(NEVER_SHOWN)
    if state:
        reports = reports.filter(state=state)
    if sex:
        reports = reports.filter(sex=sex)
    if age_band:
        reports = reports.filter(in_age_band(age_band))
    return reports.order_by("-reported_at", "-pk")


def stubs(reports: QuerySet[RecoveryReport]) -> list[Stub]:
    return [stub(report) for report in reports.select_related("state").only(*STUB_COLUMNS)]


def stub(report: RecoveryReport) -> Stub:
    day = timezone.localdate(report.recovered_at) if report.recovered_at else None
    spoken = report.languages[0] if report.languages else report.mother_tongue
    return Stub(
        sex=str(report.get_sex_display()),
        age=band_of(report.age_months_at_event),
        state=report.state.name,
        month=date_format(day, "YEAR_MONTH_FORMAT") if day else "",
        language=str(c.Language(spoken).label) if spoken in c.Language.values else "",
    )


def band_of(months: int | None) -> str:
    if months is None:
        return ""
    for band, (low, high) in AGE_BAND_YEARS.items():
        if months >= low * 12 and (high is None or months < (high + 1) * 12):
            return str(AgeBand(band).label)
    return ""


def total() -> int:
    return remembered("public:found", COUNT_SECONDS, lambda: found().order_by().count())
