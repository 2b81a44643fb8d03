"""Form-R: a person of any age recovered or found, or an unidentified body."""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.indexes import OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases import workflow
from cases.models.columns import address, choice, day, line, link, moment, number, other, several, story
from cases.models.person import MonthsAtEvent
from cases.models.point import PlacePoint
from cases.models.report import REPORT_CONSTRAINTS, Report, ReportQuerySet
from directory.choices import OfficeKind
from trackchild.core.history import tracked

FoundPlaceAddress = address("place", _("place found"), position=True)
HomeAddress = address("home", _("home, as told"))

PRODUCTION_HOURS = 24
PRODUCTION_WARNING_HOURS = 18


class RecoveryReportQuerySet(ReportQuerySet):
    def unsettled(self) -> "RecoveryReportQuerySet":
        """Recorded and not yet disposed of."""
        return self.filter(status__in=c.UNSETTLED)

    def unproduced(self) -> "RecoveryReportQuerySet":
        """Children who must still be brought before the committee or board."""
        return (
            self.children()
            .filter(status__in=(c.RecoveryStatus.RECORDED, c.RecoveryStatus.SAFE))
            .exclude(kind=c.RecoveryKind.BODY)
        )


class RecoveryRegistration(models.Model):
    """Section A."""

    kind = choice(_("Kind of recovery"), c.RecoveryKind)
    gd_number = line(_("GD entry number"), 40)
    gd_date = day(_("Date of the GD entry"))
    fir_number = line(_("FIR number"), 40)
    fir_date = day(_("Date of the FIR"))
    recovered_at = moment(_("Found at"))
    recovered_at_precision = choice(_("Time found is known to the"), c.TimePrecision)
    reported_at = moment(_("Reported at"))
    recovered_by = choice(_("Found by"), c.RecoveredBy)
    recovered_by_other = other(_("Found by"))
    officer_name = line(_("Recovering officer or person"), 120)
    officer_designation = line(_("Designation"), 100)
    officer_organisation = line(_("Organisation"), 150)
    officer_phone = line(_("Telephone of the recovering officer or person"), 30)
    missing_report = link("cases.MissingReport", _("Linked Form-M"), related_name="recovery_reports")
    operation = line(_("Name of the raid or operation"), 100)

    class Meta:
        abstract = True


class FoundPlace(models.Model):
    """Section B, without the address."""

    place_type = choice(_("Kind of place"), c.PlaceType)
    place_type_other = line(_("Other kind of place"), 100)
    train_number = line(_("Train number and name"), 80)
    train_coach = line(_("Coach"), 30)
    circumstances = story(_("How the person was found"))

    class Meta:
        abstract = True


class HomeClues(models.Model):
    """Section C: what the person says about home, in the person's own words."""

    name_type = choice(_("Is it the person's own name"), c.NameType)
    clue_landmarks = line(_("Landmarks near home"), 300)
    clue_water_temple = line(_("River, pond, temple or mosque near home"), 300)
    clue_school = line(_("School remembered"), 200)
    clue_parents_work = line(_("Work of the parents"), 200)
    clue_siblings = line(_("Brothers, sisters, friends remembered"), 200)
    clue_phone = line(_("Telephone number remembered"), 60)
    clue_festivals = line(_("Festivals at home"), 200)
    clue_food = line(_("Food at home"), 200)
    clue_travel = line(_("How the person travelled"), 300)

    class Meta:
        abstract = True


class Condition(models.Model):
    """Section F. Pregnancy and infections are health data."""

    photo_not_available = models.BooleanField(_("No photograph is available"), default=False)
    photo_not_available_reason = line(_("Why there is no photograph"), 200)
    fingerprint_reference = line(_("Reference of fingerprints or DNA"), 80)
    condition = choice(_("Condition when found"), c.RecoveryCondition)
    condition_other = other(_("Condition when found"))
    injuries = story(_("Injuries"))
    medical_done = choice(_("Medical examination done"), c.YesNo)
    medical_at = moment(_("Medical examination at"))
    hospital = line(_("Hospital"), 150)
    doctor = line(_("Doctor"), 120)
    mlc_number = line(_("Medico-legal case number"), 60)
    medical_findings = story(_("Findings of the medical examination"))
    is_pregnant = choice(_("Pregnant"), c.YesNo)
    has_infection = choice(_("Sexually transmitted infection"), c.YesNo)
    hiv_status = choice(_("HIV found"), c.YesNo)
    intoxication = line(_("Intoxication"), 150)
    immediate_needs = several(_("Immediate needs"), c.ImmediateNeed)
    needs_other = other(_("Immediate needs"))
    food_given_at = moment(_("Food and care given at"))

    class Meta:
        abstract = True


class OffenceAgainst(models.Model):
    """Section G: class S throughout."""

    allegation = story(_("What the person says was done"))
    offence_kinds = several(_("Kinds of offence"), c.OffenceKind)
    offence_other = other(_("Kinds of offence"))
    offence_fir = line(_("FIR of the offence"), 60)
    compensation_due = line(_("Wages or compensation due"), 150)
    family_not_to_be_told = models.BooleanField(
        _("The adult does not want the family to be told where he or she is"), default=False
    )

    class Meta:
        abstract = True


class Custody(models.Model):
    """Section H."""

    produced_before = choice(_("Produced before"), c.ProducedBefore)
    produced_at = moment(_("Produced at"))
    production_office = link("directory.Office", _("Committee or board"))
    production_reference = line(_("Reference of the production report (Form 17)"), 80)
    single_member = models.BooleanField(_("Produced before a single member"), default=False)
    journey_hours = number(_("Hours of journey"), 0, 240)
    overnight_reference = line(_("Reference of the overnight stay (Form 42)"), 80)
    custody_kind = choice(_("Interim custody"), c.InterimCustody)
    custody_office = link("directory.Office", _("Institution of custody"))
    custody_name = line(_("Person or place of custody"), 150)
    custody_from = moment(_("In custody since"))
    escort = line(_("Escort"), 150)

    class Meta:
        abstract = True


class FamilyTracing(models.Model):
    """Section I, without the efforts."""

    newspaper = choice(_("Published in"), c.Newspaper)
    newspaper_name = line(_("Newspaper"), 120)
    newspaper_on = day(_("Published on"))
    parent_found_name = line(_("Parent or guardian found"), 150)
    parent_found_at = moment(_("Parent or guardian found at"))
    parent_proof = several(_("Proof of relation"), c.FamilyProof)
    parent_proof_other = other(_("Proof of relation"))
    identified_at = moment(_("Identified at"))
    identity_basis = line(_("How the identity was established"), 250)

    class Meta:
        abstract = True


class Outcome(models.Model):
    """Section J."""

    outcome = choice(_("Outcome"), c.RecoveryOutcome)
    outcome_on = day(_("Date of the outcome"))
    outcome_order = line(_("Order"), 80)
    outcome_note = line(_("Remarks on the outcome"), 300)
    closed_at = moment(_("Closed at"), editable=False)
    duplicate_of = link("self", _("Duplicate of"), related_name="duplicates", editable=False)

    class Meta:
        abstract = True


@tracked
class RecoveryReport(
    RecoveryRegistration,
    FoundPlace,
    FoundPlaceAddress,
    PlacePoint,
    HomeClues,
    HomeAddress,
    Condition,
    OffenceAgainst,
    Custody,
    FamilyTracing,
    Outcome,
    Report,
):
    status = models.CharField(
        _("Status"), max_length=20, choices=c.RecoveryStatus, default=c.RecoveryStatus.DRAFT, editable=False
    )
    age_months_at_event = models.GeneratedField(
        expression=MonthsAtEvent("recovered_at"), output_field=models.IntegerField(), db_persist=True
    )

    objects = RecoveryReportQuerySet.as_manager()
    # A child before the juvenile justice board: for the board, the station and the institution of the case.
    sealed_rows = Q(produced_before=c.ProducedBefore.JJB)

    class Meta:
        verbose_name = _("recovered person report")
        verbose_name_plural = _("recovered person reports")
        triggers = [workflow.RECOVERY_REPORT.trigger("recovery_report_states")]
        constraints = REPORT_CONSTRAINTS
        indexes = [
            models.Index(fields=["office", "status", "-reported_at"], name="recovery_by_office"),
            models.Index(fields=["state", "status", "-recovered_at"], name="recovery_by_state"),
            models.Index(fields=["district", "status", "-recovered_at"], name="recovery_by_district"),
            models.Index(fields=["-reported_at", "-id"], name="recovery_by_report_time"),
            models.Index(
                fields=["office", "registered_at"],
                condition=Q(authentication="UNVERIFIED"),
                name="recovery_unverified",
            ),
            models.Index(OpClass(Lower("full_name"), name="text_pattern_ops"), name="recovery_by_name"),
            models.Index(
                OpClass(Lower("name_local"), name="text_pattern_ops"), name="recovery_by_local_name"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:recovery-report-detail", args=[self.reference])

    @property
    def event_at(self) -> Any:
        return self.recovered_at

    @property
    def held_by(self) -> Any:
        """An institution is named to nobody who may not know where the person is kept: only its district."""
        if self.office is not None and self.office.kind == OfficeKind.CCI:
            return self.district or self.state
        return self.office

    @property
    def hides_whereabouts(self) -> bool:
        """A grown person may be safe and yet not want to be found."""
        return self.family_not_to_be_told and self.is_adult

    @property
    def is_sealed(self) -> bool:
        """The same rule as `sealed_rows`."""
        return self.produced_before == c.ProducedBefore.JJB

    @property
    def opens_to_other_side(self) -> bool:
        """Whether the station that searches may look at this report because of a match or a link."""
        return not (self.hides_whereabouts or self.is_sealed)

    @property
    def is_unidentified(self) -> bool:
        return self.identified_at is None

    @property
    def is_body(self) -> bool:
        return self.kind == c.RecoveryKind.BODY

    @property
    def is_living_child(self) -> bool:
        return self.is_child and not self.is_body

    @property
    def is_living(self) -> bool:
        return not self.is_body

    @property
    def needs_photo_reason(self) -> bool:
        return self.photo_not_available

    @property
    def hours_since_found(self) -> float | None:
        """Hours in hand, without the hours of journey the law leaves out."""
        if self.recovered_at is None:
            return None
        until = self.produced_at or timezone.now()
        return (until - self.recovered_at).total_seconds() / 3600 - (self.journey_hours or 0)

    @property
    def production_due_at(self) -> Any:
        """By when a child must stand before the committee or board."""
        if self.recovered_at is None or not self.is_living_child:
            return None
        return self.recovered_at + timedelta(hours=PRODUCTION_HOURS + (self.journey_hours or 0))

    @property
    def production_is_late(self) -> bool:
        due = self.production_due_at
        return due is not None and self.produced_at is None and timezone.now() > due

    def clean(self) -> None:
        super().clean()
        self.fill_states()
        self.check_person()
        self.settle_point()
        soon = timezone.now() + timedelta(minutes=10)
        if self.recovered_at and self.recovered_at > soon:
            raise ValidationError({"recovered_at": _("The time found cannot be in the future.")})
        if self.produced_at and self.recovered_at and self.produced_at < self.recovered_at:
            raise ValidationError({"produced_at": _("The production cannot be before the time found.")})

    def fill_states(self) -> None:
        for prefix in ("place", "home"):
            district = getattr(self, f"{prefix}_district")
            if district is not None:
                setattr(self, f"{prefix}_state_id", district.state_id)
