"""The base of every record with a place; `permitted` is the whole of row-level access."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory import grants, scopes


class PlacedQuerySet(models.QuerySet):
    def permitted(self, user: Any, permission: str) -> "PlacedQuerySet":
        """The rows this user may use under this permission, by the acting posting."""
        return grants.permitted_rows(self, user, permission)


class PlacedModel(models.Model):
    """Every subclass brings indexes that begin with its state, its district and its office."""

    state = models.ForeignKey(
        "directory.State", models.PROTECT, db_index=False, related_name="+", verbose_name=_("state")
    )
    district = models.ForeignKey(
        "directory.District",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("district"),
    )
    office = models.ForeignKey(
        "directory.Office",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("office"),
    )

    place_paths = scopes.PlacePaths()
    objects = PlacedQuerySet.as_manager()

    class Meta:
        abstract = True
