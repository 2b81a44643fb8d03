"""A report of a citizen or informant who saw or found somebody."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cases import choices as c
from cases import workflow
from cases.models.columns import address, choice, line, link, moment, number, several, story
from directory.models import PlacedModel, PlacedQuerySet
from trackchild.core.history import tracked
from trackchild.core.models import VersionedModel
from trackchild.core.references import new_reference

SightingPlace = address("place", _("place seen"), position=True)


class SightingQuerySet(PlacedQuerySet):
    def unattended(self) -> "SightingQuerySet":
        return self.filter(status__in=(c.SightingStatus.NEW, c.SightingStatus.ASSIGNED))

    def open(self) -> "SightingQuerySet":
        return self.filter(
            status__in=(c.SightingStatus.NEW, c.SightingStatus.ASSIGNED, c.SightingStatus.UNDER_CHECK)
        )


@tracked
class Sighting(SightingPlace, PlacedModel, VersionedModel):
    reference = models.CharField(
        _("Ticket number"), max_length=20, unique=True, default=new_reference, editable=False
    )
    status = models.CharField(
        _("Status"), max_length=20, choices=c.SightingStatus, default=c.SightingStatus.NEW, editable=False
    )
    kind = models.CharField(_("What do you report"), max_length=30, choices=c.SightingKind)
    missing_report = link("cases.MissingReport", _("Poster"), related_name="sightings")
    recovery_report = link(
        "cases.RecoveryReport", _("Form-R made from it"), related_name="sightings", editable=False
    )
    seen_at = moment(_("When"))
    seen_at_precision = choice(_("Time is known to the"), c.TimePrecision)
    place_type = choice(_("Kind of place"), c.PlaceType)
    age_years = number(_("Age, about"), 0, 120)
    sex = choice(_("Sex"), c.Sex)
    description = story(_("What the person looks like"))
    clothes = line(_("Clothes"), 250)
    languages = several(_("Languages spoken"), c.Language)
    with_whom = line(_("With whom"), 250)
    vehicle = line(_("Vehicle"), 100)
    in_danger = models.BooleanField(_("The person is in danger now"), default=False)
    reporter_name = line(_("Your name"), 120)
    reporter_phone = PhoneNumberField(_("Your mobile number"), blank=True)
    reporter_phone_verified_at = moment(_("Mobile number verified at"), editable=False)
    reporter_language = choice(
        _("Language for messages"), c.MessageLanguage, default=c.MessageLanguage.ENGLISH, editable=False
    )
    is_anonymous = models.BooleanField(_("I want to stay anonymous"), default=False)
    declaration = models.BooleanField(_("I believe in good faith that the person needs help"), default=False)
    notice_version = models.CharField(
        _("Version of the notice shown"), max_length=20, blank=True, editable=False
    )
    reported_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    assigned_at = moment(_("Assigned at"), editable=False)
    checked_by = line(_("Checked by"), 120)
    finding = story(_("Finding"))
    duplicate_of = link("self", _("Duplicate of"), related_name="duplicates", editable=False)
    closed_at = moment(_("Closed at"), editable=False)

    objects = SightingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")
        triggers = [workflow.SIGHTING.trigger("sighting_states")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_anonymous=False) | models.Q(reporter_name="", reporter_phone=""),
                name="%(app_label)s_%(class)s_anonymous_has_no_name",
            )
        ]
        indexes = [
            models.Index(fields=["office", "status", "-created_at"], name="sighting_by_office"),
            models.Index(fields=["district", "status", "-created_at"], name="sighting_by_district"),
            models.Index(fields=["state", "status", "-created_at"], name="sighting_by_state"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:sighting-detail", args=[self.reference])
