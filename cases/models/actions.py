"""What a station does with a missing person report: risk form, publication, transfer."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases.models.columns import choice, day, line, moment, other, several, story
from trackchild.core.history import tracked
from trackchild.core.models import TimestampedModel, VersionedModel

# What each «yes» adds to the score, and from which score a level begins.
RISK_WEIGHTS = {
    c.RiskItem.UNDER_SIX: 5,
    c.RiskItem.GIRL_OVER_TEN: 2,
    c.RiskItem.DISABILITY_ILLNESS: 3,
    c.RiskItem.MEDICINE: 3,
    c.RiskItem.OUT_OF_CHARACTER: 2,
    c.RiskItem.ABDUCTION: 6,
    c.RiskItem.ONLINE: 3,
    c.RiskItem.DOMESTIC_ABUSE: 2,
    c.RiskItem.RANSOM: 8,
    c.RiskItem.EARLIER_ABUSE: 3,
    c.RiskItem.WEATHER: 2,
    c.RiskItem.OVER_A_DAY: 2,
}
RISK_BANDS = ((8, c.RiskLevel.CRITICAL), (5, c.RiskLevel.HIGH), (2, c.RiskLevel.MEDIUM))


def _risk_columns() -> type[models.Model]:
    columns: dict[str, Any] = {}
    for item in c.RiskItem:
        columns[item.value] = choice(item.label, c.YesNo)
        columns[f"{item.value}_note"] = line(_("Note"), 200)
    meta = type("Meta", (), {"abstract": True})
    return type("RiskAnswers", (models.Model,), {**columns, "Meta": meta, "__module__": __name__})


RiskAnswers = _risk_columns()


@tracked
class RiskAssessment(RiskAnswers, VersionedModel):
    missing_report = models.OneToOneField(
        "cases.MissingReport", models.PROTECT, related_name="risk_assessment", editable=False
    )
    score = models.PositiveSmallIntegerField(_("Score"), default=0, editable=False)
    computed_level = choice(_("Level by the answers"), c.RiskLevel, editable=False)
    override_level = choice(_("Level set by the officer, if another"), c.RiskLevel)
    override_reason = story(_("Why the level was changed"))
    level = choice(_("Risk"), c.RiskLevel, editable=False)
    agencies_alerted = several(_("Agencies alerted"), c.Agency)
    agencies_other = other(_("Agencies alerted"))
    assessed_at = models.DateTimeField(_("Assessed at"), default=timezone.now, editable=False)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("risk assessment")
        verbose_name_plural = _("risk assessments")
        constraints = [
            models.CheckConstraint(
                condition=Q(override_level="") | ~Q(override_reason=""),
                name="%(app_label)s_%(class)s_override_has_reason",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_level_display())

    def answers(self) -> list[tuple[Any, str, str]]:
        """(question, answer, note) in the order of the form."""
        return [
            (item.label, getattr(self, f"get_{item.value}_display")(), getattr(self, f"{item.value}_note"))
            for item in c.RiskItem
        ]

    def agencies_text(self) -> str:
        labels = [str(c.Agency(code).label) for code in self.agencies_alerted]
        return ", ".join([*labels, self.agencies_other] if self.agencies_other else labels)

    def computed_score(self) -> int:
        return sum(
            weight for item, weight in RISK_WEIGHTS.items() if getattr(self, item.value) == c.YesNo.YES
        )

    def level_of_score(self) -> str:
        """A child is never «low»."""
        lowest = c.RiskLevel.MEDIUM if self.missing_report.is_child else c.RiskLevel.LOW
        return next((level for limit, level in RISK_BANDS if self.score >= limit), lowest)


@tracked
class Publication(TimestampedModel):
    """Why a person's poster may be shown: who allowed it, on what basis, until when."""

    missing_report = models.ForeignKey("cases.MissingReport", models.PROTECT, related_name="publications")
    basis = choice(_("Basis"), c.PublicationBasis)
    given_by = line(_("Consent or order given by"), 150)
    relation = choice(_("Relation to the person"), c.Relation)
    relation_other = other(_("Relation to the person"))
    given_on = day(_("Date of the consent or order"))
    order_number = line(_("Number of the order"), 80)
    reasons = story(_("Reasons of the CWC for publishing without consent"))
    until = day(_("Show until"))
    scan = models.ForeignKey(
        "core.ImageBlob", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("Published at"), default=timezone.now, editable=False)
    withdrawn_at = moment(_("Withdrawn at"), editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    withdrawal_reason = choice(_("Why it was withdrawn"), c.WithdrawalReason, editable=False)
    withdrawal_note = line(_("Remark"), 300, editable=False)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-approved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["missing_report"],
                condition=Q(withdrawn_at=None),
                name="%(app_label)s_%(class)s_one_live",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="%(app_label)s_%(class)s_withdrawal_has_reason",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="%(app_label)s_%(class)s_has_basis"),
            models.CheckConstraint(
                condition=~Q(basis="CWC_ORDER") | ~Q(reasons=""),
                name="%(app_label)s_%(class)s_order_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_basis_display())


@tracked
class Transfer(TimestampedModel):
    """A case offered to another station, which accepts or returns it."""

    missing_report = models.ForeignKey("cases.MissingReport", models.PROTECT, related_name="transfers")
    from_office = models.ForeignKey(
        "directory.Office", models.PROTECT, related_name="+", verbose_name=_("From station")
    )
    to_office = models.ForeignKey(
        "directory.Office", models.PROTECT, related_name="+", verbose_name=_("To station")
    )
    reason = story(_("Reason"))
    state = choice(_("Status"), c.TransferState, default=c.TransferState.PENDING)
    proposed_at = models.DateTimeField(_("Offered at"), default=timezone.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = moment(_("Decided at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_note = line(_("Remark"), 300)

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["missing_report"],
                condition=Q(state="PENDING"),
                name="%(app_label)s_%(class)s_one_pending",
            ),
            models.CheckConstraint(
                condition=~Q(from_office=models.F("to_office")), name="%(app_label)s_%(class)s_elsewhere"
            ),
            models.CheckConstraint(
                condition=Q(state="PENDING", decided_at=None)
                | (~Q(state="PENDING") & Q(decided_at__isnull=False)),
                name="%(app_label)s_%(class)s_decision_dated",
            ),
        ]
        indexes = [
            models.Index(fields=["to_office"], condition=Q(state="PENDING"), name="transfer_pending_for")
        ]

    def __str__(self) -> str:
        return f"{self.from_office} → {self.to_office}"
