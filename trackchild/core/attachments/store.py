"""Keeping, finding and reading the files of a record."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from trackchild.core.models import Attachment, AttachmentPart

from . import checks
from .kinds import Kind

PART_BYTES = 1024 * 1024


def of(record: models.Model, kind: Kind | None = None) -> models.QuerySet[Attachment]:
    """The files of a record, or those of one kind."""
    rows = Attachment.objects.filter(subject_type=record._meta.label_lower, subject_id=record.pk)
    return rows.filter(kind=kind.code) if kind is not None else rows


def all_of(record: models.Model) -> list[Attachment]:
    """Every file of a record, asked for once: the parts of a page share the record that was read for it."""
    if "_files" not in record.__dict__:
        record.__dict__["_files"] = list(of(record))
    return record.__dict__["_files"]


def keep(record: models.Model, kind: Kind, file: Any, *, by: Any) -> tuple[Attachment, bool]:
    """Check, clean and keep one file. The same bytes sent again give the file that is there already."""
    data = checks.read(file, kind.max_bytes)
    upload_sha256 = hashlib.sha256(data).hexdigest()
    known = of(record, kind).filter(upload_sha256=upload_sha256)
    if (found := known.first()) is not None:
        return found, False
    if of(record, kind).count() >= kind.maximum:
        raise checks.FileRejected(
            _("There can be %(maximum)d files of this kind at most."),
            code="many",
            params={"maximum": kind.maximum},
        )
    file_type = checks.recognise(data, kind.accepts)
    kept = file_type.clean(data)
    attachment = Attachment(
        kind=kind.code,
        subject_type=record._meta.label_lower,
        subject_id=record.pk,
        content_type=file_type.content_type,
        byte_size=len(kept),
        upload_sha256=upload_sha256,
        sha256=hashlib.sha256(kept).hexdigest(),
        by=by,
    )
    try:
        with transaction.atomic():
            attachment.save(force_insert=True)
            _write(attachment, kept)
    except IntegrityError:  # the same upload arrived twice at once
        return known.get(), False
    return attachment, True


def _write(attachment: Attachment, data: bytes) -> None:
    for number, start in enumerate(range(0, len(data), PART_BYTES)):
        AttachmentPart.objects.create(
            attachment=attachment, number=number, data=data[start : start + PART_BYTES]
        )


def pieces(attachment: Attachment, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The bytes from `start` up to `stop`, a part at a time."""
    stop = attachment.byte_size if stop is None else stop
    for number in range(start // PART_BYTES, -(-stop // PART_BYTES)):
        offset = number * PART_BYTES
        part = bytes(AttachmentPart.objects.get(attachment=attachment, number=number).data)
        yield part[max(start - offset, 0) : stop - offset]


def remove(attachment: Attachment) -> None:
    attachment.delete()
