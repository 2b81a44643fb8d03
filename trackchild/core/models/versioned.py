"""Optimistic locking: a row says how often it was saved, and a saver says which state it has seen."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .base import TimestampedModel


class StaleVersion(Exception):  # noqa: N818 - says what it means
    """Somebody else saved the row first. `current` is the row as it stands now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(f"{current._meta.label} {current.pk} is at version {current.version}")
        self.current = current


class VersionedModel(TimestampedModel):
    version = models.PositiveIntegerField(_("Version"), default=1, editable=False)

    class Meta:
        abstract = True


@transaction.atomic
def save_versioned(obj: VersionedModel, expected_version: int | None = None) -> None:
    """Save and bump the version; StaleVersion when the row is no longer at `expected_version`."""
    if obj.pk is None:
        obj.save()
        return
    expected = obj.version if expected_version is None else int(expected_version)
    current = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    if current.version != expected:
        raise StaleVersion(current)
    obj.version = expected + 1
    obj.save()
