"""Weights proposed from decisions, who approved them, and the monthly report on how well the engine does."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matching.choices import ProposalStatus
from trackchild.core.history import tracked
from trackchild.core.models import TimestampedModel
from trackchild.core.references import new_reference


class WeightProposalQuerySet(models.QuerySet):
    def in_service(self) -> "WeightProposal | None":
        """The version approved last; None while the table of the release serves."""
        return self.filter(status=ProposalStatus.APPROVED).order_by("-decided_at", "-pk").first()


@tracked
class WeightProposal(TimestampedModel):
    """A table of weights with what it was learnt from and what it does on the benchmark."""

    reference = models.CharField(
        _("Reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    status = models.CharField(
        _("Status"), max_length=10, choices=ProposalStatus, default=ProposalStatus.PROPOSED, editable=False
    )
    engine = models.CharField(_("Version"), max_length=40, unique=True, editable=False)
    replaces = models.CharField(_("Version in service then"), max_length=40, editable=False)
    # {"m": {field: {level: chance}}, "slope", "offset", "prior"}
    table = models.JSONField(_("Table"), editable=False)
    # {"pairs": {"same", "different"}, "before": {…}, "after": {…}}
    figures = models.JSONField(_("Figures"), default=dict, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(_("Decided at"), null=True, editable=False)
    note = models.TextField(_("Reason"), max_length=2000, blank=True, editable=False)

    objects = WeightProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed weights")
        verbose_name_plural = _("proposed weights")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ProposalStatus.PROPOSED, decided_by=None, decided_at=None)
                | (
                    ~Q(status=ProposalStatus.PROPOSED) & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="%(app_label)s_%(class)s_decided_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.engine

    def get_absolute_url(self) -> str:
        return reverse("matching:weights-detail", args=[self.reference])

    @property
    def is_open(self) -> bool:
        return self.status == ProposalStatus.PROPOSED


class DriftReport(models.Model):
    """One month: what officers made of the candidates they were shown."""

    month = models.DateField(_("Month"), unique=True, editable=False)
    engine = models.CharField(_("Version"), max_length=40, editable=False)
    figures = models.JSONField(_("Figures"), default=dict, editable=False)
    made_at = models.DateTimeField(_("Made at"), auto_now_add=True, editable=False)

    class Meta:
        verbose_name = _("drift report")
        verbose_name_plural = _("drift reports")
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
