"""Who else may be a missing person: one seen by a citizen, a child of a home. Never a rival of a Form-R."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.choices import UNTRACED, SightingStatus
from cases.models import MissingReport, Sighting
from cci.choices import PRESENT
from cci.models import ChildFile
from matching.choices import ClueKind
from trackchild.core.models import TimestampedModel

OPEN_SIGHTINGS = (SightingStatus.NEW, SightingStatus.ASSIGNED, SightingStatus.UNDER_CHECK)


class Clue(TimestampedModel):
    """Kept apart from `Profile`, so that the search between the two forms does not read it."""

    kind = models.CharField(_("Kind"), max_length=1, choices=ClueKind, editable=False)
    sighting = models.OneToOneField(Sighting, models.CASCADE, null=True, related_name="clue", editable=False)
    child_file = models.OneToOneField(
        ChildFile, models.CASCADE, null=True, related_name="clue", editable=False
    )
    is_open = models.BooleanField(_("Still searched"), default=True, editable=False)
    event_on = models.DateField(_("Date of the event"), null=True, editable=False)
    keys = ArrayField(models.BigIntegerField(), verbose_name=_("Search keys"), default=list, editable=False)
    key_version = models.PositiveSmallIntegerField(_("Version of the keys"), editable=False)
    features = models.JSONField(_("Features"), default=dict, editable=False)

    class Meta:
        verbose_name = _("clue")
        verbose_name_plural = _("clues")
        indexes = [GinIndex(fields=["keys"], name="clue_keys", fastupdate=False)]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="S", sighting__isnull=False, child_file=None)
                | Q(kind="C", sighting=None, child_file__isnull=False),
                name="%(app_label)s_%(class)s_of_one_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sighting_id or self.child_file_id}"

    @property
    def record(self) -> Any:
        return self.sighting or self.child_file


class ClueMatchQuerySet(models.QuerySet):
    def standing(self) -> "ClueMatchQuerySet":
        """Of clues and cases that are still open."""
        return self.filter(
            Q(clue__sighting__status__in=OPEN_SIGHTINGS)
            | Q(clue__child_file__status__in=PRESENT, clue__child_file__recovery_report=None),
            missing_report__status__in=UNTRACED,
        )


class ClueMatch(TimestampedModel):
    """A missing person who may be the one of a clue: for people to look at, nothing follows from it."""

    clue = models.ForeignKey(Clue, models.CASCADE, related_name="matches", editable=False)
    missing_report = models.ForeignKey(
        MissingReport, models.CASCADE, related_name="clue_matches", editable=False
    )
    score = models.FloatField(_("Probability"), editable=False)
    reasons = models.JSONField(_("Reasons"), default=list, editable=False)
    told_at = models.DateTimeField(_("Told at"), null=True, editable=False)

    objects = ClueMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("missing person of a clue")
        verbose_name_plural = _("missing persons of clues")
        constraints = [
            models.UniqueConstraint(
                fields=["clue", "missing_report"], name="%(app_label)s_%(class)s_pair_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.missing_report_id}"

    def get_absolute_url(self) -> str:
        return self.clue.record.get_absolute_url()

    @property
    def reference(self) -> str:
        return self.clue.record.reference
