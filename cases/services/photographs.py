"""Photographs of a report: the same picture sent twice is one picture."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases import events
from cases import permissions as p
from cases.models import MissingReport, Photograph, RecoveryReport, Sighting
from cases.services.records import need, save
from trackchild.core import events as core_events
from trackchild.core import photos
from trackchild.core.workflow import locked

MAXIMUM = 10
SMALLEST_SIDE = 400
PARENTS = {MissingReport: "missing_report", RecoveryReport: "recovery_report", Sighting: "sighting"}


@transaction.atomic
def add_photograph(
    record: Any,
    *,
    by: Any,
    file: Any,
    note: str = "",
    taken_on: Any = None,
    mark: Any = None,
    is_main: bool = False,
    max_bytes: int | None = None,
) -> Photograph:
    """Take a picture in. Sent again after a broken connection, it gives the row that is there already."""
    record = locked(record)
    blob = photos.ingest(
        file,
        max_bytes=max_bytes or settings.PHOTO_MAX_BYTES_OFFICER,
        owner=f"{record._meta.label_lower}:{record.pk}",
    )
    _check_size(record, blob)
    known = record.photographs.filter(original=blob).first()
    if known is not None:
        return known
    if record.photographs.count() >= MAXIMUM:
        raise ValidationError(
            _("There can be %(maximum)d photographs at most."), code="many", params={"maximum": MAXIMUM}
        )
    first = not record.photographs.filter(is_main=True).exists()
    if is_main or first:
        _may_change_poster(record, by)
    if is_main and not first:
        record.photographs.update(is_main=False)
    photograph = Photograph.objects.create(
        **{PARENTS[type(record)]: record},
        original=blob,
        note=note,
        taken_on=taken_on,
        mark=mark,
        is_main=is_main or first,
    )
    core_events.record(events.PHOTOGRAPH_ADDED, subject=record, by=by, facts={"photograph": photograph.pk})
    return photograph


def _check_size(record: Any, blob: Any) -> None:
    """A face must be seen on it; what a citizen sends of a sighting is taken as it is."""
    if not isinstance(record, Sighting) and max(blob.width, blob.height) < SMALLEST_SIDE:
        raise ValidationError(
            _("The photograph is too small: its longer side needs %(pixels)d pixels."),
            code="small",
            params={"pixels": SMALLEST_SIDE},
        )


def _may_change_poster(record: Any, by: Any) -> None:
    """While the poster is public, its picture is chosen by whoever may publish."""
    if isinstance(record, MissingReport) and record.published_at is not None:
        need(by, p.PUBLISH_POSTER, record)


@transaction.atomic
def make_main_photograph(photograph: Photograph, *, by: Any) -> Photograph:
    """The picture shown first and on the poster."""
    record = locked(photograph.record)
    _may_change_poster(record, by)
    record.photographs.filter(is_main=True).exclude(pk=photograph.pk).update(is_main=False)
    photograph.is_main = True
    photograph.save()
    core_events.record(
        events.PHOTOGRAPH_ADDED, subject=record, by=by, facts={"photograph": photograph.pk, "main": True}
    )
    return photograph


@transaction.atomic
def remove_photograph(photograph: Photograph, *, by: Any) -> None:
    """Only before registering: afterwards pictures are part of the record."""
    record = locked(photograph.record)
    if getattr(record, "status", "") != "DRAFT":
        raise ValidationError(_("After registering, photographs are kept."), code="registered")
    was_main, pk = photograph.is_main, photograph.pk
    blob = photograph.original
    photograph.delete()
    if not Photograph.objects.filter(original=blob).exists():
        blob.delete()
    following = record.photographs.first() if was_main else None
    if following is not None:
        following.is_main = True
        following.save()
    core_events.record(events.PHOTOGRAPH_REMOVED, subject=record, by=by, facts={"photograph": pk})


@transaction.atomic
def say_no_photograph(record: Any, *, by: Any, **answers: Any) -> Any:
    """Why there is no picture, and where fingerprints or DNA are kept."""
    del by  # history and audit know who
    if answers.get("photo_not_available") and not answers.get("photo_not_available_reason"):
        raise ValidationError(
            {"photo_not_available_reason": _("Write why there is no photograph.")}, code="reason"
        )
    return save(locked(record), **answers)
