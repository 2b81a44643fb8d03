"""What citizens see of a missing person: the poster, and nothing that is not on the poster."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases import duplicates
from cases.choices.public import AGE_BAND_YEARS
from cases.models import IdentificationMark, MissingReport, Photograph
from trackchild.core import photos
from trackchild.core.remember import remembered

PAGE_SIZE = 12
RECENT = 6
RECENT_SECONDS = 30
CHILD_MONTHS, ADULT_MONTHS = 24, 18 * 12
SAYS_NOTHING = ("", "NK", "OTHER")  # answers that are left out of a poster

# Everything the public pages read. A column that is not here cannot reach a poster.
POSTER_COLUMNS = (
    "reference",
    "number",
    "status",
    "full_name",
    "name_local",
    "sex",
    "dob",
    "dob_precision",
    "age_years",
    "age_months",
    "missing_from",
    "missing_from_precision",
    "height_cm",
    "height_band",
    "languages",
    "clothes_upper",
    "clothes_lower",
    "clothes_colours",
    "footwear",
    "public_description",
    "place_district__name",
    "place_state__name",
    "state__name",
    "office__name",
    "office__phone",
    "office__is_public",
)
CARD_COLUMNS = (
    "reference",
    "full_name",
    "name_local",
    "sex",
    "dob",
    "dob_precision",
    "age_years",
    "age_months",
    "missing_from",
    "missing_from_precision",
    "place_district__name",
    "place_state__name",
    "state__name",
)


@dataclass(frozen=True)
class PosterCard:
    """One person in a gallery."""

    url: str
    name: str
    facts: str
    place: str
    missing_since: str
    photo_url: str


@dataclass(frozen=True)
class Row:
    label: str
    second_label: str  # the same word in the second language of the poster
    value: str


@dataclass(frozen=True)
class Poster:
    """One person's poster."""

    reference: str
    number: str
    name: str
    name_local: str
    photo_url: str
    title: Row
    call: Row
    rows: list[Row]
    description: str
    station: str
    station_phone: str


def published() -> QuerySet[MissingReport]:
    return MissingReport.objects.published()


def gallery(
    *,
    name: str = "",
    state: Any = None,
    district: Any = None,
    sex: str = "",
    age_band: str = "",
    year: int | None = None,
) -> QuerySet[MissingReport]:
    """Published posters that fit, the latest first."""
    reports = published()
    if name:
        reports = duplicates.search_public_names(reports, name)
    if state:
        reports = reports.filter(state=state)
    if district:
        reports = reports.filter(district=district)
    if sex:
        reports = reports.filter(sex=sex)
    if age_band:
        reports = reports.filter(in_age_band(age_band))
    if year:
        first = timezone.make_aware(datetime(year, 1, 1))
        reports = reports.filter(missing_from__gte=first, missing_from__lt=first.replace(year=year + 1))
    return reports.order_by("-missing_from", "-pk")


def in_age_band(value: str) -> Q:
    """The condition on the age at the event, from an AgeBand."""
    low, high = AGE_BAND_YEARS[value]
    condition = Q(age_months_at_event__gte=low * 12)
    return condition if high is None else condition & Q(age_months_at_event__lt=(high + 1) * 12)


def cards(reports: QuerySet[MissingReport]) -> list[PosterCard]:
    """The cards of one page of the gallery, in two queries."""
    rows = (
        reports.select_related("place_district", "place_state", "state")
        .only(*CARD_COLUMNS)
        .prefetch_related(main_photographs())
    )
    return [card(report) for report in rows]


def recent_posters() -> list[PosterCard]:
    """For the home page. Remembered for seconds only, and asked again whether published."""

    def read() -> list[int]:
        return list(published().order_by("-missing_from", "-pk").values_list("pk", flat=True)[:RECENT])

    keys = remembered("public:recent", RECENT_SECONDS, read)
    return cards(published().filter(pk__in=keys).order_by("-missing_from", "-pk"))


def main_photographs() -> Prefetch:
    rows = Photograph.objects.filter(is_main=True).only("pk", "missing_report_id", "is_main")
    return Prefetch("photographs", queryset=rows, to_attr="main_photographs")


def card(report: MissingReport) -> PosterCard:
    return PosterCard(
        url=reverse("cases:poster", args=[report.reference]),
        name=report.display_name,
        facts=", ".join(filter(None, [person_word(report), age_text(months_now(report))])),
        place=place_text(report),
        missing_since=event_date(report.missing_from, report.missing_from_precision),
        photo_url=photo_url(report, "thumb160"),
    )


def find_poster(reference: str) -> MissingReport | None:
    """The report, if its poster may be seen at this moment."""
    columns = ("kind", "site", "side", "missing_report_id")
    marks = IdentificationMark.objects.filter(is_publishable=True).only(*columns)
    return (
        published()
        .filter(reference=reference)
        .select_related("place_district", "place_state", "state", "office")
        .only(*POSTER_COLUMNS)
        .prefetch_related(main_photographs(), Prefetch("marks", queryset=marks, to_attr="public_marks"))
        .first()
    )


def was_published(reference: str) -> bool | None:
    """Whether a withdrawn poster's person is still searched for; None when there never was a poster."""
    once_public = MissingReport.objects.filter(reference=reference, publications__isnull=False)
    report = once_public.only("pk", "status").first()
    return None if report is None else report.is_untraced


def poster(report: MissingReport, *, second_language: str) -> Poster:
    return Poster(
        reference=report.reference,
        number=report.number,
        name=report.display_name,
        name_local=report.name_local if report.name_local != report.display_name else "",
        photo_url=photo_url(report, "card480"),
        title=_row(_("Missing"), second_language),
        call=_row(_("Have you seen this person? Call now."), second_language),
        rows=list(_rows(report, second_language)),
        description=report.public_description,
        station=report.office.name if report.office and report.office.is_public else "",
        station_phone=report.office.phone if report.office and report.office.is_public else "",
    )


def poster_words(reference: str) -> Poster | None:
    """What a live poster says, without its picture, to see whether a change touches it."""
    report = find_poster(reference)
    return replace(poster(report, second_language="en"), photo_url="") if report else None


def _rows(report: MissingReport, second_language: str) -> Iterable[Row]:
    months_then = report.age_in_months
    facts = (
        (_("Sex"), report.get_sex_display()),
        (_("Age now"), age_text(months_now(report))),
        (_("Age when missing"), age_text(months_then)),
        (_("Missing since"), event_date(report.missing_from, report.missing_from_precision)),
        (_("Missing from"), place_text(report)),
        (_("Height"), height_text(report)),
        (_("Languages spoken"), labels(c.Language, report.languages)),
        (_("Clothes"), clothes_text(report)),
        (_("Marks on the body"), "; ".join(mark_text(mark) for mark in report.public_marks)),
    )
    for label, value in facts:
        if value:
            yield _row(label, second_language, str(value))


def _row(label: Any, second_language: str, value: str = "") -> Row:
    with override(second_language):
        second = str(label)
    return Row(str(label), second, value)


def photo_url(report: MissingReport, size: str) -> str:
    pictures = report.main_photographs
    return photos.public_url(pictures[0], size) if pictures else ""


def months_now(report: MissingReport) -> int | None:
    years = report.current_age_years
    months = report.age_in_months
    if years is None or months is None:
        return None
    return years * 12 if years >= CHILD_MONTHS // 12 else max(months, years * 12)


def age_text(months: int | None) -> str:
    """«11 years»; below two years «8 months»."""
    if months is None:
        return ""
    if months < CHILD_MONTHS:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return ngettext("%(count)d year", "%(count)d years", months // 12) % {"count": months // 12}


def person_word(report: MissingReport) -> str:
    """Girl, boy, woman, man; otherwise the sex as recorded."""
    months = months_now(report)
    is_child = months is None or months < ADULT_MONTHS
    words = {
        ("F", True): _("Girl"),
        ("M", True): _("Boy"),
        ("F", False): _("Woman"),
        ("M", False): _("Man"),
        ("T", True): _("Transgender child"),
        ("T", False): _("Transgender person"),
    }
    return str(words.get((report.sex, is_child), _("Person")))


def place_text(report: MissingReport) -> str:
    """District and state only: addresses are never public."""
    state = report.place_state or report.state
    return ", ".join(str(place) for place in (report.place_district, state) if place)


def event_date(moment: Any, precision: str) -> str:
    if moment is None:
        return ""
    day: date = timezone.localdate(moment)
    if precision == c.TimePrecision.YEAR:
        return str(day.year)
    if precision == c.TimePrecision.MONTH:
        return date_format(day, "YEAR_MONTH_FORMAT")
    return date_format(day, "SHORT_DATE_FORMAT")


def height_text(report: MissingReport) -> str:
    """A band, never the centimetre."""
    if report.height_cm:
        low = report.height_cm // 5 * 5
        return gettext("%(low)d to %(high)d cm") % {"low": low, "high": low + 5}
    return "" if report.height_band == c.HeightBand.NOT_KNOWN else report.get_height_band_display()


def labels(choices: Any, values: Iterable[str]) -> str:
    """In words, without the answers that say nothing."""
    known = {value: label for value, label in choices.choices if value not in SAYS_NOTHING}
    return ", ".join(str(known[value]) for value in values if value in known)


def clothes_text(report: MissingReport) -> str:
    parts = [
        labels(c.Garment, [report.clothes_upper, report.clothes_lower]),
        labels(c.Footwear, [report.footwear]),
        labels(c.Colour, report.clothes_colours),
    ]
    return ", ".join(part for part in parts if part)


def mark_text(mark: IdentificationMark) -> str:
    parts = [
        labels(c.MarkKind, [mark.kind]),
        labels(c.BodySite, [mark.site]),
        labels(c.BodySide, [mark.side]),
    ]
    return ", ".join(part for part in parts if part)
