"""Form-M: a person of any age reported missing."""

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
from phonenumber_field.modelfields import PhoneNumberField

from cases import choices as c
from cases import workflow
from cases.models.columns import (
    address,
    choice,
    day,
    line,
    link,
    moment,
    number,
    other,
    relative,
    several,
    story,
)
from cases.models.person import MonthsAtEvent
from cases.models.point import PlacePoint
from cases.models.report import REPORT_CONSTRAINTS, Report, ReportQuerySet
from trackchild.core.history import tracked

PermanentAddress = address("permanent", _("permanent address"))
PresentAddress = address("present", _("present address"))
ReporterAddress = address("reporter", _("address of the reporter"))
PlaceAddress = address("place", _("place last seen"), position=True)
FatherParticulars = relative("father", _("father"), c.YesNo)
MotherParticulars = relative("mother", _("mother"), c.YesNo)
GuardianParticulars = relative("guardian", _("guardian"), c.YesNo)
SpouseParticulars = relative("spouse", _("husband or wife"), c.YesNo)

LONG_PENDING_AFTER = timedelta(days=365)


class MissingReportQuerySet(ReportQuerySet):
    def untraced(self) -> "MissingReportQuerySet":
        """Everybody who is being looked for."""
        return self.filter(status__in=c.UNTRACED)

    def older_than(self, *, days: int) -> "MissingReportQuerySet":
        return self.filter(missing_from__lt=timezone.now() - timedelta(days=days))

    def published(self) -> "MissingReportQuerySet":
        """What citizens may see now: a live poster, still searched for, and nothing that forbids it."""
        today = timezone.localdate()
        return (
            self.untraced()
            .filter(published_at__isnull=False, publication_blocks=[])
            .filter(Q(published_until=None) | Q(published_until__gte=today))
        )


class Registration(models.Model):
    """Section A."""

    mode = choice(_("How the report came in"), c.ReportMode, default=c.ReportMode.IN_PERSON)
    mode_other = other(_("How the report came in"))
    reported_at = moment(_("Reported at"))
    gd_number = line(_("GD entry number"), 40)
    gd_date = day(_("Date of the GD entry"))
    fir_number = line(_("FIR number"), 40)
    fir_date = day(_("Date of the FIR"))
    is_zero_fir = models.BooleanField(_("Zero FIR"), default=False)
    legal_sections = line(_("Sections of law"), 200)
    io_name = line(_("Investigating officer (IO)"), 120)
    io_phone = line(_("Telephone of the investigating officer"), 30)
    cwpo_name = line(_("Child welfare police officer (CWPO)"), 120)
    cwpo_phone = line(_("Telephone of the child welfare police officer"), 30)
    cctns_id = line(_("CCTNS number"), 40)
    fir_copy_given = choice(_("Free copy of the FIR given to the reporter"), c.YesNo)
    legal_services_informed_at = moment(_("Legal services authority informed at"))

    class Meta:
        abstract = True


class FamilyAndReporter(models.Model):
    """Section C, without the addresses."""

    present_is_permanent = models.BooleanField(_("Lives at the permanent address"), default=False)
    siblings = number(_("Number of brothers and sisters"), 0, 20)
    reporter_name = line(_("Name of the reporter"), 150)
    reporter_relation = choice(_("Reporter is the person's"), c.Relation)
    reporter_relation_other = other(_("Reporter is the person's"))
    reporter_phone = PhoneNumberField(_("Mobile number of the reporter"), blank=True)
    reporter_alt_phone = PhoneNumberField(_("Second telephone of the reporter"), blank=True)
    reporter_email = models.EmailField(_("E-mail of the reporter"), blank=True)
    reporter_language = choice(
        _("Language for messages"), c.MessageLanguage, default=c.MessageLanguage.ENGLISH
    )
    reporter_id_type = choice(_("Identity document of the reporter"), c.IdentityDocument)
    reporter_id_other = other(_("Identity document of the reporter"))
    reporter_id_number = line(_("Number of the reporter's document"), 40)
    alert_phone = PhoneNumberField(_("Mobile number for alerts, if another"), blank=True)
    alert_email = models.EmailField(_("E-mail for alerts, if another"), blank=True)

    class Meta:
        abstract = True


class Disappearance(models.Model):
    """Section D, without the address."""

    missing_from = moment(_("Last seen at"))
    missing_from_precision = choice(_("Last seen is known to the"), c.TimePrecision)
    place_type = choice(_("Kind of place"), c.PlaceType)
    place_type_other = line(_("Other kind of place"), 100)
    last_seen_by = line(_("Last seen by"), 150)
    direction = line(_("Suspected direction or destination"), 200)
    transport = line(_("Means of transport"), 150)
    circumstances = story(_("What happened"))
    kind = choice(_("Kind of case"), c.MissingKind)
    kind_other = other(_("Kind of case"))
    reasons = several(_("Suspected reasons"), c.MissingReason)
    reason_text = line(_("Other reason"), 200)
    valuables = line(_("Money and valuables carried"), 200)
    needs_medicine = choice(_("Needs medicine or is ill"), c.YesNo)
    medicine_text = line(_("Which medicine or illness"), 200)

    class Meta:
        abstract = True


class PhotographsAndTraces(models.Model):
    """Section F, without the pictures."""

    photo_not_available = models.BooleanField(_("No photograph is available"), default=False)
    photo_not_available_reason = line(_("Why there is no photograph"), 200)
    fingerprint_reference = line(_("Reference of fingerprints or DNA"), 80)

    class Meta:
        abstract = True


class Risk(models.Model):
    """Section G; the answers stand in RiskAssessment."""

    risk_level = choice(_("Risk"), c.RiskLevel, editable=False)

    class Meta:
        abstract = True


class PublicationState(models.Model):
    """Section I; who approved it and when it was withdrawn stands in Publication."""

    public_description = story(_("Public description"), help_text=_("Only these words appear on the poster."))
    publication_blocks = several(_("Publication is blocked by"), c.PublicationBlock)
    published_at = moment(_("On the public pages since"), editable=False)
    published_until = day(_("On the public pages until"), editable=False)

    class Meta:
        abstract = True


class Closure(models.Model):
    """Section J, and how the person was traced."""

    traced_at = moment(_("Traced at"))
    recovery_report = link("cases.RecoveryReport", _("Linked Form-R"), related_name="missing_reports")
    return_verified_by = line(_("Return verified in person by"), 120)
    return_verified_on = day(_("Return verified on"))
    return_note = line(_("How the return was verified"), 300)
    result = choice(_("Result"), c.ClosureResult)
    established_reasons = several(_("Established reasons"), c.MissingReason)
    established_reason_text = other(_("Established reasons"))
    offence_detected = choice(_("Was an offence detected"), c.YesNo)
    offence_sections = line(_("Sections of the offence"), 200)
    trafficking_found = choice(_("Was it trafficking"), c.YesNo)
    production_reference = line(_("Reference of the production before CWC or JJB"), 80)
    statement_recorded_on = day(_("Statement recorded on"))
    custody_order = line(_("Custody order"), 80)
    closing_officer = line(_("Closing officer"), 120)
    closed_at = moment(_("Closed at"), editable=False)
    closure_verified_at = moment(_("Closure verified at"), editable=False)
    cancellation_proposed_at = moment(_("Cancellation proposed at"), editable=False)
    cancellation_reason = story(_("Why it is to be cancelled"), editable=False)
    duplicate_of = link("self", _("Duplicate of"), related_name="duplicates", editable=False)
    duplicates_checked_at = moment(_("Likely duplicates looked at"), editable=False)
    previous_episode = link(
        "self", _("Earlier case of the same person"), related_name="later_episodes", editable=False
    )

    class Meta:
        abstract = True


@tracked
class MissingReport(
    Registration,
    FamilyAndReporter,
    FatherParticulars,
    MotherParticulars,
    GuardianParticulars,
    SpouseParticulars,
    PermanentAddress,
    PresentAddress,
    ReporterAddress,
    Disappearance,
    PlaceAddress,
    PlacePoint,
    PhotographsAndTraces,
    Risk,
    PublicationState,
    Closure,
    Report,
):
    status = models.CharField(
        _("Status"), max_length=20, choices=c.MissingStatus, default=c.MissingStatus.DRAFT, editable=False
    )
    age_months_at_event = models.GeneratedField(
        expression=MonthsAtEvent("missing_from"), output_field=models.IntegerField(), db_persist=True
    )

    objects = MissingReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("missing person report")
        verbose_name_plural = _("missing person reports")
        triggers = [workflow.MISSING_REPORT.trigger("missing_report_states")]
        constraints = [
            *REPORT_CONSTRAINTS,
            models.CheckConstraint(
                condition=~Q(duplicate_of=models.F("pk")),
                name="%(app_label)s_%(class)s_not_its_own_duplicate",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "status", "-reported_at"], name="missing_by_office"),
            models.Index(fields=["state", "status", "-missing_from"], name="missing_by_state"),
            models.Index(fields=["district", "status", "-missing_from"], name="missing_by_district"),
            models.Index(fields=["-reported_at", "-id"], name="missing_by_report_time"),
            models.Index(
                fields=["-missing_from"], condition=Q(published_at__isnull=False), name="missing_published"
            ),
            models.Index(
                fields=["state", "-missing_from"],
                condition=Q(published_at__isnull=False),
                name="missing_published_in_state",
            ),
            models.Index(
                fields=["office", "registered_at"],
                condition=Q(authentication="UNVERIFIED"),
                name="missing_unverified",
            ),
            models.Index(OpClass(Lower("full_name"), name="text_pattern_ops"), name="missing_by_name"),
            models.Index(OpClass(Lower("name_local"), name="text_pattern_ops"), name="missing_by_local_name"),
        ]

    def __str__(self) -> str:
        return self.number or self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:missing-report-detail", args=[self.reference])

    @property
    def event_at(self) -> Any:
        return self.missing_from

    @property
    def is_untraced(self) -> bool:
        return self.status in c.UNTRACED

    @property
    def public_status(self) -> Any:
        return c.PUBLIC_STATUS[self.status]

    @property
    def is_published(self) -> bool:
        """The same rule as `MissingReportQuerySet.published`."""
        return bool(
            self.published_at
            and self.is_untraced
            and not self.publication_blocks
            and (self.published_until is None or self.published_until >= timezone.localdate())
        )

    @property
    def cancellation_pending(self) -> bool:
        return self.cancellation_proposed_at is not None and self.is_untraced

    @property
    def was_traced(self) -> bool:
        return self.status in (c.MissingStatus.TRACED, c.MissingStatus.CLOSED)

    @property
    def needs_present_address(self) -> bool:
        return not self.present_is_permanent

    @property
    def needs_photo_reason(self) -> bool:
        return self.photo_not_available

    @property
    def needs_father_name(self) -> bool:
        """One name of the family is enough; the question is put at the father's."""
        return self.lacks_family_name

    @property
    def notify_phone(self) -> str:
        """Where messages to the reporter go."""
        return str(self.alert_phone or self.reporter_phone or "")

    @property
    def notify_email(self) -> str:
        return self.alert_email or self.reporter_email

    @property
    def hours_missing(self) -> int | None:
        return (
            int((timezone.now() - self.missing_from).total_seconds() // 3600) if self.missing_from else None
        )

    def clean(self) -> None:
        super().clean()
        self.fill_states()
        self.check_person()
        self.settle_point()
        soon = timezone.now() + timedelta(minutes=10)
        if self.missing_from and self.missing_from > soon:
            raise ValidationError({"missing_from": _("The time last seen cannot be in the future.")})
        if self.reported_at and self.reported_at > soon:
            raise ValidationError({"reported_at": _("The time of the report cannot be in the future.")})
        coarse = self.missing_from_precision in ("DAY", "MONTH", "YEAR", "APPROX")
        if self.missing_from and self.reported_at and self.missing_from > self.reported_at and not coarse:
            raise ValidationError(
                {"missing_from": _("The person cannot be last seen after the report was made.")}
            )

    def fill_states(self) -> None:
        """A district says its state: nobody is asked twice."""
        for prefix in ("permanent", "present", "reporter", "place"):
            district = getattr(self, f"{prefix}_district")
            if district is not None:
                setattr(self, f"{prefix}_state_id", district.state_id)
