"""A person missing again is a new case, begun with what the earlier one knows."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import permissions as p
from cases.formspecs import MISSING_REPORT
from cases.models import EarlierEpisode, IdentificationMark, MissingReport, Photograph
from cases.services.missing_reports import create_missing_report
from cases.services.records import need

CARRIED = ("person", "family", "description")


@transaction.atomic
def begin_next_episode(report: MissingReport, *, by: Any) -> MissingReport:
    """A draft for the same person; age and clothes are asked again."""
    need(by, p.EDIT_MISSING, report)
    if report.status != c.MissingStatus.CLOSED:
        raise ValidationError(
            _("Only after the case is closed can the person be missing again."), code="not_closed"
        )
    new = create_missing_report(by=by, **_known(report), previous_episode=report)
    for mark in report.marks.all():
        IdentificationMark.objects.create(
            missing_report=new,
            kind=mark.kind,
            site=mark.site,
            side=mark.side,
            size=mark.size,
            text=mark.text,
            is_publishable=mark.is_publishable,
        )
    for photograph in report.photographs.all():
        Photograph.objects.create(
            missing_report=new,
            original_id=photograph.original_id,
            taken_on=photograph.taken_on,
            is_main=photograph.is_main,
            note=photograph.note,
        )
    EarlierEpisode.objects.create(
        missing_report=new,
        went_on=timezone.localdate(report.missing_from) if report.missing_from else None,
        outcome=str(report.get_result_display()),
    )
    return new


def _known(report: MissingReport) -> dict[str, Any]:
    """The answers that stay true; an age counted for the earlier day is asked again."""
    names = [place.name for section, place in MISSING_REPORT.fields() if section.key in CARRIED]
    asked_again = {"age_years", "age_months", "height_cm", "height_band", "weight_kg"}
    asked_again |= {name for name in names if name.startswith("clothes_")} | {
        "footwear",
        "accessories",
        "clothing_text",
    }
    return {name: getattr(report, name) for name in names if name not in asked_again}
