"""Keeping, finding and dropping unsaved answers."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone

from trackchild.core.models import SectionDraft

# What belongs to one sending of the form, not to the answers.
_NOT_ANSWERS = {"csrfmiddlewaretoken", "autosave", "submission_key", "action"}
MAX_BYTES = 200_000


def _place(user, model: type[models.Model], pk: int | None, section: str) -> dict:
    return {"user": user, "subject_type": model._meta.label_lower, "subject_id": pk or 0, "section": section}


def keep(user, model: type[models.Model], pk: int | None, section: str, data: Mapping) -> SectionDraft | None:
    """Store the answers as typed; None when there is too much of it."""
    answers = {
        key.replace("\x00", ""): [value.replace("\x00", "") for value in data.getlist(key)]
        for key in data
        if key not in _NOT_ANSWERS
    }
    if sum(len(value) for values in answers.values() for value in values) > MAX_BYTES:
        return None
    draft, _made = SectionDraft.objects.update_or_create(
        **_place(user, model, pk, section), defaults={"answers": answers}
    )
    return draft


def find(user, model: type[models.Model], pk: int | None, section: str) -> SectionDraft | None:
    oldest = timezone.now() - timedelta(days=settings.SECTION_DRAFT_DAYS)
    return SectionDraft.objects.filter(**_place(user, model, pk, section), saved_at__gte=oldest).first()


def drop(user, model: type[models.Model], pk: int | None, section: str) -> None:
    SectionDraft.objects.filter(**_place(user, model, pk, section)).delete()


def as_data(draft: SectionDraft) -> QueryDict:
    data = QueryDict(mutable=True)
    for key, values in draft.answers.items():
        data.setlist(key, values)
    return data


def without_judgement(form):
    """Show what was typed without calling it wrong: the person is not done yet."""
    form._errors = {}
    form.cleaned_data = {}
    return form


def delete_old() -> int:
    """Drop what nobody came back for."""
    oldest = timezone.now() - timedelta(days=settings.SECTION_DRAFT_DAYS)
    return SectionDraft.objects.filter(saved_at__lt=oldest).delete()[0]
