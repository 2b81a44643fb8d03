"""The files of a record as rows of its form: what there is, not the files themselves."""

from collections.abc import Collection

from django.db import models
from django.utils import timezone

from trackchild.core import attachments
from trackchild.core.models import Attachment

from .spec import Audience, FormSpec, Section

_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


def describe(attachment: Attachment) -> str:
    """«PDF, 120 KB, 22-11-2026»"""
    name = attachment.content_type.rsplit("/", 1)[1].upper()
    size = attachment.byte_size
    weight = f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{max(size // _KILOBYTE, 1)} KB"
    return f"{name}, {weight}, {timezone.localtime(attachment.created_at):%d-%m-%Y}"


def kinds_in(section: Section, audiences: Collection[Audience]) -> list[attachments.Kind]:
    """The kinds that belong to the section and may be known to these eyes."""
    kinds = [attachments.kind_of(code) for code in section.files]
    return [kind for kind in kinds if kind is not None and kind.audience in audiences]


def texts(spec: FormSpec, obj: models.Model) -> dict[str, str]:
    """What there is of each kind; nothing is read for a form without files."""
    if obj.pk is None or not any(section.files for section in spec.sections):
        return {}
    found: dict[str, list[str]] = {}
    for one in attachments.all_of(obj):
        found.setdefault(one.kind, []).append(describe(one))
    return {kind: "; ".join(rows) for kind, rows in found.items()}
