"""Addresses of files: sealed, good for ten minutes, in the session they were made for."""

import time

from django.apps import apps
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from trackchild.core.formspec.audience import audiences_for
from trackchild.core.models import Attachment
from trackchild.core.photos import addresses as sealed

from .kinds import kind_of

SECONDS = 600  # a page is read before its file is opened, and a video asks for its parts one after another
_OWNER, _WHOLE = "core.attachment", "file"


def signed_url(attachment: Attachment, request: HttpRequest) -> str:
    address = sealed.PhotoAddress(
        _OWNER, attachment.pk, _WHOLE, int(time.time()) + SECONDS, sealed.binding(request)
    )
    return reverse("core:attachment", args=[sealed.seal(address)])


def opened(request: HttpRequest, token: str) -> tuple[Attachment, models.Model] | None:
    """The file an address names and its record; None when the address is not good, or not for this person."""
    address = sealed.read_token(token)
    if address is None or address.owner != _OWNER or not sealed.is_good(request, address):
        return None
    attachment = Attachment.objects.filter(pk=address.pk).first()
    record = subject_of(attachment, request.user) if attachment is not None else None
    return (attachment, record) if record is not None and may_open(attachment, record, request) else None


def subject_of(attachment: Attachment, user) -> models.Model | None:
    """The record, within the scope of the person."""
    kind = kind_of(attachment.kind)
    if kind is None or kind.model != attachment.subject_type:
        return None
    rows = apps.get_model(attachment.subject_type)._default_manager.permitted(user, kind.permission)
    return rows.filter(pk=attachment.subject_id).first()


def may_open(attachment: Attachment, record: models.Model, request: HttpRequest) -> bool:
    """Asked anew for every opening: the class of the kind must be open to this person now."""
    kind = kind_of(attachment.kind)
    return kind is not None and kind.audience in audiences_for(request.user, record, kind.permission)
