"""The action diary: entries are added, never changed."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as c
from cases import events
from cases import permissions as p
from cases.models import DiaryEntry, MissingReport
from cases.services.records import need
from trackchild.core import events as core_events


@transaction.atomic
def add_diary_entry(
    report: MissingReport,
    *,
    by: Any,
    item: int = c.DiaryItem.FREE,
    remark: str = "",
    done_at: Any = None,
    proof: str = "",
) -> DiaryEntry:
    need(by, p.ADD_DIARY_ENTRY, report)
    done_at = done_at or timezone.now()
    if int(item) == c.DiaryItem.FREE and not remark.strip():
        raise ValidationError({"remark": _("Write what was done.")}, code="remark")
    if done_at > timezone.now() + timedelta(minutes=10):
        raise ValidationError({"done_at": _("The time cannot be in the future.")}, code="future")
    entry = DiaryEntry.objects.create(
        missing_report=report,
        item=item,
        remark=remark,
        done_at=done_at,
        proof=proof,
        by=by,
        posting=getattr(by, "posting", None),
    )
    core_events.record(events.DIARY_ENTRY_ADDED, subject=report, by=by, facts={"item": int(item)})
    return entry
