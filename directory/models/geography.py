"""States, districts, blocks and villages as the government lists them, and the separate police districts."""

from functools import cached_property

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.choices import StateKind


def sort_name() -> models.GeneratedField:
    """The name as lists sort it: the embedded server has no ICU and would put every capital first."""
    return models.GeneratedField(
        expression=Lower("name"),
        output_field=models.CharField(max_length=150),
        db_persist=True,
        editable=False,
    )


class State(models.Model):
    lgd_code = models.PositiveIntegerField(_("LGD code"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    sort_name = sort_name()
    iso = models.CharField(_("ISO 3166-2 code"), max_length=6, unique=True)
    census_code = models.CharField(_("Census 2011 code"), max_length=2, blank=True)
    kind = models.CharField(_("kind"), max_length=5, choices=StateKind)
    aliases = ArrayField(
        models.CharField(max_length=100), verbose_name=_("other names"), default=list, blank=True
    )
    capital = models.CharField(_("capital"), max_length=100, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name


class DistrictQuerySet(models.QuerySet):
    def current(self) -> "DistrictQuerySet":
        """Districts that exist today."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))


class District(models.Model):
    """A revenue district. Retired ones stay, because old cases keep the district of their day."""

    state = models.ForeignKey(State, models.PROTECT, related_name="districts", verbose_name=_("state"))
    lgd_code = models.PositiveIntegerField(_("LGD code"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    sort_name = sort_name()
    census_code = models.CharField(_("Census 2011 code"), max_length=3, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=100), verbose_name=_("other names"), default=list, blank=True
    )
    hq_name = models.CharField(_("headquarters"), max_length=100, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_valid_in_order",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | Q(valid_to__isnull=False),
                name="%(app_label)s_%(class)s_replaced_only_when_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Block(models.Model):
    district = models.ForeignKey(District, models.PROTECT, related_name="blocks", verbose_name=_("district"))
    lgd_code = models.PositiveIntegerField(_("LGD code"), unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A village or ward. Blocks are a parallel layer, so the district is kept here too."""

    district = models.ForeignKey(
        District, models.PROTECT, related_name="villages", verbose_name=_("district")
    )
    block = models.ForeignKey(
        Block, models.PROTECT, null=True, blank=True, related_name="villages", verbose_name=_("block")
    )
    lgd_code = models.PositiveIntegerField(_("LGD code"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    pin = models.CharField(_("PIN code"), max_length=6, blank=True)

    class Meta:
        verbose_name = _("village")
        verbose_name_plural = _("villages")
        ordering = ["name"]
        indexes = [models.Index(fields=["district", "name"], name="directory_village_by_district")]

    def __str__(self) -> str:
        return self.name


class PoliceDistrict(models.Model):
    """The area of one superintendent or commissioner; it may cover parts of several revenue districts."""

    state = models.ForeignKey(State, models.PROTECT, related_name="police_districts", verbose_name=_("state"))
    name = models.CharField(_("name"), max_length=120)
    sort_name = sort_name()
    districts = models.ManyToManyField(
        District, related_name="police_districts", verbose_name=_("revenue districts")
    )

    class Meta:
        verbose_name = _("police district")
        verbose_name_plural = _("police districts")
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["state", "name"], name="%(app_label)s_%(class)s_once_in_state")
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def district_ids(self) -> frozenset[int]:
        return frozenset(self.districts.values_list("pk", flat=True))
