"""Offices of every kind: police units, child protection bodies, institutions, support desks."""

from functools import cached_property
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import grants, scopes
from directory.choices import NATIONAL_KINDS, POLICE_STATIONS, InstitutionKind, OfficeKind
from directory.models.geography import District, PoliceDistrict, State, sort_name
from trackchild.core.history import tracked

pin_code = RegexValidator(r"^[1-9]\d{5}$", _("Enter a PIN code of six digits."))


class OfficeQuerySet(models.QuerySet):
    def current(self) -> "OfficeQuerySet":
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=timezone.localdate()))

    def listed(self) -> "OfficeQuerySet":
        """What citizens see in the resource directory."""
        return self.current().filter(is_public=True)

    def police_stations(self) -> "OfficeQuerySet":
        return self.filter(kind__in=POLICE_STATIONS)

    def permitted(self, user: Any, permission: str) -> "OfficeQuerySet":
        return grants.permitted_rows(self, user, permission)


@tracked(exclude=["sort_name"])
class Office(models.Model):
    kind = models.CharField(_("kind"), max_length=20, choices=OfficeKind)
    institution_kind = models.CharField(
        _("kind of institution"), max_length=20, choices=InstitutionKind, blank=True
    )
    code = models.CharField(_("code"), max_length=40, unique=True)
    external_id = models.CharField(_("CCTNS code"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=150)
    sort_name = sort_name()
    name_local = models.CharField(_("name in the local script"), max_length=150, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("office above")
    )
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("state")
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("district")
    )
    police_district = models.ForeignKey(
        PoliceDistrict,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("police district"),
    )
    jurisdiction_districts = models.ManyToManyField(
        District, blank=True, related_name="offices_in_charge", verbose_name=_("districts in its charge")
    )
    address = models.TextField(_("address"), blank=True)
    pin = models.CharField(_("PIN code"), max_length=6, blank=True, validators=[pin_code])
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    alt_phone = models.CharField(_("second telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    head_name = models.CharField(_("officer in charge"), max_length=120, blank=True)
    head_phone = models.CharField(_("telephone of the officer in charge"), max_length=40, blank=True)
    welfare_officer_name = models.CharField(_("child welfare police officer"), max_length=120, blank=True)
    welfare_officer_phone = models.CharField(
        _("telephone of the child welfare police officer"), max_length=40, blank=True
    )
    sitting_days = models.CharField(_("sitting days and hours"), max_length=200, blank=True)
    opens_on = models.DateField(_("open since"), null=True, blank=True)
    closes_on = models.DateField(_("closed on"), null=True, blank=True)
    is_public = models.BooleanField(_("shown in the public directory"), default=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    place_paths = scopes.PlacePaths(office="pk", police_district="police_district")
    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["sort_name"]
        indexes = [
            models.Index(fields=["state", "district", "kind", "sort_name"], name="directory_office_by_place")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__isnull=False)
                | Q(kind__in=sorted(NATIONAL_KINDS | {OfficeKind.OVERSIGHT})),
                name="%(app_label)s_%(class)s_has_state_unless_national",
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=models.F("opens_on")),
                name="%(app_label)s_%(class)s_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(institution_kind="") | Q(kind=OfficeKind.CCI),
                name="%(app_label)s_%(class)s_institution_kind_of_cci",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def district_ids(self) -> frozenset[int]:
        """The revenue districts in its charge: its own and those added to it."""
        added = self.jurisdiction_districts.values_list("pk", flat=True)
        return frozenset(added) | ({self.district_id} if self.district_id else frozenset())

    @cached_property
    def police_district_office_ids(self) -> tuple[int, ...]:
        """The offices of its police district."""
        same = Office.objects.filter(police_district_id=self.police_district_id)
        return tuple(same.order_by("pk").values_list("pk", flat=True)) if self.police_district_id else ()

    @property
    def position(self) -> tuple[float, float] | None:
        """Its coordinates, or those of its district's headquarters."""
        for place in (self, self.district):
            if place is not None and place.lat is not None and place.lon is not None:
                return place.lat, place.lon
        return None
