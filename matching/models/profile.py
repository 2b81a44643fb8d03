"""What the engine keeps of each report: keys to find it by and features to compare it with."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import MissingReport, RecoveryReport
from matching.choices import Side
from trackchild.core.models import TimestampedModel


class ProfileQuerySet(models.QuerySet):
    def of(self, report) -> "ProfileQuerySet":
        return self.filter(**{side_field(report): report})

    def searched(self, side: str) -> "ProfileQuerySet":
        """Those still waiting to be brought together."""
        return self.filter(side=side, is_open=True)


def side_field(report) -> str:
    return "missing_report" if isinstance(report, MissingReport) else "recovery_report"


class Profile(TimestampedModel):
    missing_report = models.OneToOneField(
        MissingReport, models.CASCADE, null=True, related_name="match_profile", editable=False
    )
    recovery_report = models.OneToOneField(
        RecoveryReport, models.CASCADE, null=True, related_name="match_profile", editable=False
    )
    side = models.CharField(_("Side"), max_length=1, choices=Side, editable=False)
    is_open = models.BooleanField(_("Still searched"), default=True, editable=False)
    event_on = models.DateField(_("Date of the event"), null=True, editable=False)
    keys = ArrayField(models.BigIntegerField(), verbose_name=_("Search keys"), default=list, editable=False)
    key_version = models.PositiveSmallIntegerField(_("Version of the keys"), editable=False)
    features = models.JSONField(_("Features"), default=dict, editable=False)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("match profile")
        verbose_name_plural = _("match profiles")
        indexes = [
            GinIndex(fields=["keys"], name="profile_keys", fastupdate=False),
            models.Index(fields=["side", "is_open", "event_on"], name="profile_side"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="M", missing_report__isnull=False, recovery_report__isnull=True)
                | Q(side="R", missing_report__isnull=True, recovery_report__isnull=False),
                name="%(app_label)s_%(class)s_of_one_report",
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.missing_report_id or self.recovery_report_id}"

    @property
    def report(self):
        return self.missing_report or self.recovery_report


class PopulationCount(TimestampedModel):
    """How common names, places and marks are among the missing; the newest row is in use."""

    size = models.PositiveIntegerField(_("Children counted"), editable=False)
    counts = models.BinaryField(_("Counts"), editable=False)
    common_keys = models.BinaryField(_("Common keys"), editable=False)

    class Meta:
        verbose_name = _("population count")
        verbose_name_plural = _("population counts")
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d} ({self.size})"
