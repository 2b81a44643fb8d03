"""Reads for the pages of one report."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from cases import choices as c
from cases import duplicates
from cases import permissions as p
from cases.models import DiaryEntry, MissingReport, Photograph, Publication, RecoveryReport, Sighting
from cases.workflow import SEARCHING
from directory import grants
from trackchild.core import photos
from trackchild.core.events import timeline
from trackchild.core.formspec import Audience
from trackchild.core.references import normalise_reference

VIEW = {MissingReport: p.VIEW_MISSING, RecoveryReport: p.VIEW_RECOVERY, Sighting: p.VIEW_SIGHTING}


def may_see_photograph(request: HttpRequest, pk: int) -> bool:
    """The main picture of a published poster is for everybody; all others by scope and field class."""
    photograph = (
        Photograph.objects.select_related(
            "missing_report__office", "recovery_report__office", "sighting__office"
        )
        .filter(pk=pk)
        .first()
    )
    if photograph is None:
        return False
    record = photograph.record
    if isinstance(record, MissingReport) and photograph.is_main and record.is_published:
        return True
    user = request.user
    if not user.is_authenticated or getattr(user, "posting", None) is None:
        return False
    return needed_class(photograph) in grants.audience_for(user, record, VIEW[type(record)])


def needed_class(photograph: Photograph) -> Audience:
    is_poster = photograph.missing_report_id is not None and photograph.is_main
    return Audience.POSTER if is_poster else Audience.IDENTIFICATION


@dataclass(frozen=True)
class ShownPhotograph:
    photograph: Photograph
    thumb: str
    large: str


def shown_photographs(request: HttpRequest, record: Any) -> list[ShownPhotograph]:
    """The pictures this person may see, with addresses good for a minute."""
    allowed = grants.audience_for(request.user, record, VIEW[type(record)])
    return [
        ShownPhotograph(
            one,
            photos.signed_url(one, "thumb160", request),
            photos.signed_url(one, "card480", request),
        )
        for one in record.photographs.select_related("mark")
        if needed_class(one) in allowed
    ]


def same_picture_on(user: Any, record: Any) -> list[Any]:
    """Other records that bear a picture of this one, as far as the person may open them and see it."""
    others = {}
    for photograph in record.photographs.all():
        for same in duplicates.same_pictures(photograph):
            other = same.record
            if needed_class(same) in grants.audience_for(user, other, VIEW[type(other)]):
                others[other._meta.label, other.pk] = other
    return list(others.values())


@dataclass(frozen=True)
class ChecklistRow:
    item: int
    label: Any
    entries: list[DiaryEntry]

    @property
    def is_done(self) -> bool:
        return bool(self.entries)


def diary(report: MissingReport) -> QuerySet:
    return report.diary_entries.select_related("by", "posting__office")


def checklist(report: MissingReport) -> list[ChecklistRow]:
    """The 21 items with what was written to each."""
    entries = list(diary(report))
    return [
        ChecklistRow(item.value, item.label, [entry for entry in entries if entry.item == item.value])
        for item in c.DiaryItem
        if item != c.DiaryItem.FREE
    ]


def searching_state(report: MissingReport) -> str:
    """How the case was searched for before it was offered, matched or traced: open, with the AHTU …"""
    left = timeline(report).filter(facts__from__in=SEARCHING).order_by("-pk").first()
    return left.facts["from"] if left else c.MissingStatus.OPEN


@dataclass(frozen=True)
class LikelySame:
    report: MissingReport
    percent: int
    reasons: tuple[str, ...]


def likely_same(report: MissingReport, user: Any, limit: int = 10) -> list[LikelySame]:
    """Open cases that are likely about the same person, as far as the user may see them."""
    found = {one.report_id: one for one in duplicates.find(report)[:limit]}
    rows = (
        MissingReport.objects.permitted(user, p.VIEW_MISSING)
        .untraced()
        .filter(pk__in=found)
        .select_related("office__police_district", "district", "state")
    )
    same = [LikelySame(row, round(found[row.pk].score * 100), tuple(found[row.pk].reasons)) for row in rows]
    return sorted(same, key=lambda one: -one.percent)


def by_number_or_reference(model: type, user: Any, permission: str, words: str) -> Any:
    """One report by its case number or acknowledgement number, within the scope; None otherwise."""
    return one_by_words(model.objects.permitted(user, permission), words)


def one_by_words(rows: QuerySet, words: str) -> Any:
    """The report of these whose number or acknowledgement number was typed."""
    words = words.strip()
    reference = normalise_reference(words)
    if reference:
        return rows.filter(reference=reference).first()
    return rows.filter(~Q(number=""), number__in=(words, words.upper())).first()


def may_see_consent(request: HttpRequest, pk: int) -> bool:
    """The scan of a consent is for those who may publish."""
    publication = Publication.objects.select_related("missing_report__office").filter(pk=pk).first()
    if publication is None or not request.user.is_authenticated:
        return False
    return request.user.has_perm(p.PUBLISH_POSTER, publication.missing_report)


@dataclass(frozen=True)
class ShownPublication:
    publication: Publication
    scan_url: str


def shown_publications(request: HttpRequest, report: MissingReport) -> list[ShownPublication]:
    """Publications of a report, each with the address of its scan."""
    return [
        ShownPublication(one, photos.signed_url(one, "full1200", request) if one.scan_id else "")
        for one in report.publications.select_related("approved_by")
    ]
