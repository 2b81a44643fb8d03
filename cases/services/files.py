"""Files of a report: the same file sent twice is one file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases import events
from trackchild.core import attachments
from trackchild.core import events as core_events
from trackchild.core.models import Attachment
from trackchild.core.workflow import locked

ENDED = ("CLOSED", "CANCELLED")


@transaction.atomic
def add_file(record: Any, *, by: Any, kind: attachments.Kind, file: Any) -> Attachment:
    """Take a file in. Sent again after a broken connection, it gives the one that is there already."""
    record = locked(record)
    if record.status in ENDED:
        raise ValidationError(_("The case has ended: nothing is added any more."), code="ended")
    attachment, is_new = attachments.keep(record, kind, file, by=by)
    if is_new:
        facts = {"kind": kind.code, "file": attachment.pk}
        core_events.record(events.FILE_ADDED, subject=record, by=by, facts=facts)
    return attachment


@transaction.atomic
def remove_file(record: Any, attachment: Attachment, *, by: Any) -> None:
    """Only before registering: afterwards files are part of the record."""
    record = locked(record)
    if not record.is_draft:
        raise ValidationError(_("After registering, files are kept."), code="registered")
    facts = {"kind": attachment.kind, "file": attachment.pk}
    attachments.remove(attachment)
    core_events.record(events.FILE_REMOVED, subject=record, by=by, facts=facts)
