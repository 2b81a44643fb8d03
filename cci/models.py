"""Children in institutions: the file each child has there."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as case_choices
from cci.choices import PRESENT, ChildFileStatus
from directory.models import PlacedModel, PlacedQuerySet
from trackchild.core.history import tracked
from trackchild.core.models import VersionedModel
from trackchild.core.references import new_reference


class ChildFileQuerySet(PlacedQuerySet):
    def present(self) -> "ChildFileQuerySet":
        """Children who live in the home now."""
        return self.filter(status__in=PRESENT)


@tracked
class ChildFile(PlacedModel, VersionedModel):
    """The e-file of one child in one institution; `office` is the institution."""

    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    name_local = models.CharField(_("name in its own script"), max_length=150, blank=True)
    sex = models.CharField(_("sex"), max_length=30, choices=case_choices.Sex)
    dob = models.DateField(_("date of birth"), null=True, blank=True)
    age_years = models.PositiveSmallIntegerField(_("age in years at admission"), null=True, blank=True)
    admitted_on = models.DateField(_("admitted on"))
    status = models.CharField(
        _("Status"), max_length=20, choices=ChildFileStatus, default=ChildFileStatus.ADMITTED
    )
    languages = ArrayField(
        models.CharField(max_length=30, choices=case_choices.Language),
        verbose_name=_("languages spoken"),
        default=list,
        blank=True,
    )
    father_name = models.CharField(_("father's name"), max_length=150, blank=True)
    mother_name = models.CharField(_("mother's name"), max_length=150, blank=True)
    recovery_report = models.ForeignKey(
        "cases.RecoveryReport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="child_files",
        verbose_name=_("recovered person report"),
    )
    external_id = models.CharField(
        _("number in the register it was imported from"), max_length=64, blank=True
    )

    objects = ChildFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("child file")
        verbose_name_plural = _("child files")
        ordering = ["-admitted_on", "-pk"]
        indexes = [
            models.Index(fields=["office", "status", "-admitted_on"], name="cci_childfile_by_institution"),
            models.Index(fields=["district", "status"], name="cci_childfile_by_district"),
            models.Index(fields=["state", "status"], name="cci_childfile_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~Q(external_id=""),
                name="%(app_label)s_%(class)s_external_id_once",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.name_local or self.reference

    def get_absolute_url(self) -> str:
        return reverse("cci:child-file-detail", args=[self.reference])

    @property
    def display_name(self) -> str:
        return self.full_name or self.name_local or str(_("Name not known"))

    def clean(self) -> None:
        super().clean()
        found = self.recovery_report
        if found is None or found.recovered_at is None or self.admitted_on is None:
            return
        if self.admitted_on < timezone.localdate(found.recovered_at):
            raise ValidationError({"admitted_on": _("The child cannot arrive before the day it was found.")})
