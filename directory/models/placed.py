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
    state = models.ForeignKey("directory.State", models.PROTECT, related_name="+", verbose_name=_("state"))
    district = models.ForeignKey(
        "directory.District",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
    )
    office = models.ForeignKey(
        "directory.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office")
    )

    place_paths = scopes.PlacePaths()
    objects = PlacedQuerySet.as_manager()

    class Meta:
        abstract = True
