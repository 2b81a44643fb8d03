"""A pair that may be one person, and what people decided about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import MissingReport, RecoveryReport
from directory import grants, scopes
from directory.grants import Reach
from matching import choices as c
from matching import workflow
from trackchild.core.history import tracked
from trackchild.core.models import VersionedModel
from trackchild.core.references import new_reference

# The rule of `RecoveryReport.sealed_rows`, seen from the match.
SEALED = Q(**{f"recovery_report__{path}": value for path, value in RecoveryReport.sealed_rows.children})


class _Side:
    """Where one side of a match keeps its place."""

    sealed_rows = SEALED

    def __init__(self, prefix: str, model: type[models.Model]) -> None:
        self.prefix = prefix
        self.model = model
        self.place_paths = scopes.PlacePaths(
            state=f"{prefix}__state",
            district=f"{prefix}__district",
            office=f"{prefix}__office",
            police_district=f"{prefix}__office__police_district",
        )

    def within(self, posting: Any, reach: str) -> Q:
        """Matches whose report of this side lies within reach: the same rule as `permission_subjects`."""
        if reach == Reach.LINKED:
            is_found = self.model is RecoveryReport and posting.office is not None
            shared = scopes.shared_ids(self.model, posting.office) if is_found else ()
            return Q(**{f"{self.prefix}__in": shared})
        query = scopes.place_query(posting, reach, self)
        return query & ~SEALED if self.model is MissingReport else query


SIDES = (_Side("missing_report", MissingReport), _Side("recovery_report", RecoveryReport))


class MatchQuerySet(models.QuerySet):
    def permitted(self, user: Any, permission: str) -> "MatchQuerySet":
        """Matches one of whose reports lies within the reach of the posting."""
        posting = getattr(user, "posting", None)
        if posting is None or not user.is_active:
            return self.none()
        condition = Q(pk__in=())
        for reach in {grant.reach for grant in grants.grants_for(posting.role, permission)}:
            for side in SIDES:
                condition |= side.within(posting, reach)
        return self.filter(condition)

    def open(self) -> "MatchQuerySet":
        return self.filter(status__in=c.OPEN)

    def shown(self) -> "MatchQuerySet":
        """What officers see without asking: plausible, or already in somebody's hands; a pair that was
        closed for another stays visible.
        """
        return self.filter(Q(score__gte=c.SHOWN_FROM) | ~Q(status=c.MatchStatus.CANDIDATE)).exclude(
            status=c.MatchStatus.EXPIRED, closed_for=None
        )

    def of(self, report: Any) -> "MatchQuerySet":
        name = "missing_report" if isinstance(report, MissingReport) else "recovery_report"
        return self.filter(**{name: report})

    def with_reports(self) -> "MatchQuerySet":
        sides = ("missing_report", "recovery_report")
        return self.select_related(
            *(
                f"{s}{p}"
                for s in sides
                for p in ("", "__office", "__office__police_district", "__district", "__state")
            )
        )


@tracked
class Match(VersionedModel):
    reference = models.CharField(
        _("Reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    missing_report = models.ForeignKey(
        MissingReport,
        models.PROTECT,
        related_name="matches",
        verbose_name=_("missing person report"),
        editable=False,
    )
    recovery_report = models.ForeignKey(
        RecoveryReport,
        models.PROTECT,
        related_name="matches",
        verbose_name=_("recovered person report"),
        editable=False,
    )
    status = models.CharField(
        _("Status"), max_length=20, choices=c.MatchStatus, default=c.MatchStatus.CANDIDATE, editable=False
    )
    score = models.FloatField(_("Probability"), editable=False)
    bits = models.FloatField(_("Evidence"), editable=False)
    rejected_bits = models.FloatField(_("Evidence when rejected"), null=True, editable=False)
    told_band = models.CharField(
        _("Band last told"), max_length=12, choices=c.Band, default=c.Band.UNLIKELY, editable=False
    )
    reasons = models.JSONField(_("Reasons"), default=list, editable=False)
    engine = models.CharField(_("Version of the engine"), max_length=40, editable=False)
    suggested_at = models.DateTimeField(_("Suggested at"), null=True, editable=False)
    verified_by = models.CharField(
        _("Verified by"), max_length=12, choices=c.VerifiedBy, blank=True, editable=False
    )
    closed_for = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="rivals_closed", editable=False,
        verbose_name=_("Closed because of"),
    )  # fmt: skip

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        triggers = [workflow.MATCH.trigger("match_states")]
        constraints = [
            models.UniqueConstraint(
                fields=["missing_report", "recovery_report"], name="%(app_label)s_%(class)s_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="%(app_label)s_%(class)s_score_is_probability"
            ),
        ]
        indexes = [
            models.Index(fields=["missing_report", "-score"], name="match_by_missing"),
            models.Index(fields=["recovery_report", "-score"], name="match_by_recovery"),
            models.Index(fields=["status", "-score"], name="match_by_status"),
            # What waits to be opened, by how long.
            models.Index(
                fields=["suggested_at"],
                name="match_waiting",
                condition=Q(status__in=("CANDIDATE", "REVIEWED"), suggested_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("matching:match-detail", args=[self.reference])

    @property
    def band(self) -> c.Band:
        return c.band_of(self.score)

    @property
    def percent(self) -> int:
        return min(99, round(self.score * 100)) if self.score < 1 else 99

    @property
    def is_open(self) -> bool:
        return self.status in c.OPEN

    @property
    def tone(self) -> str:
        return c.STATUS_TONES.get(self.status, "progress")

    @property
    def is_open_to_searcher(self) -> bool:
        """Of a child before the juvenile justice board the side that searches learns nothing."""
        return not self.recovery_report.is_sealed

    def permission_subjects(self, reach: str) -> list:
        """A match may be seen and decided from either side; by a share, only that of the found person.

        A missing report is opened to a home by one match and says nothing about its others.
        """
        either = self.is_open_to_searcher and reach != Reach.LINKED
        return [self.missing_report, self.recovery_report] if either else [self.recovery_report]


class Opening(models.Model):
    """When an office of one side first opened a match, or who was told that it has not."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="openings", editable=False)
    side = models.CharField(_("Side"), max_length=1, choices=c.Side, editable=False)
    opened_at = models.DateTimeField(_("Opened at"), null=True, editable=False)
    head_told_at = models.DateTimeField(_("Head of the office told at"), null=True, editable=False)
    district_told_at = models.DateTimeField(_("District told at"), null=True, editable=False)

    class Meta:
        verbose_name = _("opening of a match")
        verbose_name_plural = _("openings of matches")
        constraints = [
            models.UniqueConstraint(fields=["match", "side"], name="%(app_label)s_%(class)s_once_per_side")
        ]

    def __str__(self) -> str:
        return f"{self.match_id} {self.side}"


class Decision(models.Model):
    """What one person decided; kept after an undo, which only marks it as undone."""

    match = models.ForeignKey(Match, models.PROTECT, related_name="decisions", editable=False)
    side = models.CharField(_("Side"), max_length=1, choices=c.Side, blank=True, editable=False)
    verdict = models.CharField(_("Decision"), max_length=12, choices=c.Verdict, editable=False)
    reason = models.CharField(
        _("Reason"), max_length=12, choices=c.DecisionReason, blank=True, editable=False
    )
    text = models.TextField(_("Remarks"), max_length=2000, blank=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    posting = models.ForeignKey(
        "accounts.Posting", models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField(_("At"), auto_now_add=True, editable=False)
    score = models.FloatField(_("Probability then"), editable=False)
    bits = models.FloatField(_("Evidence then"), editable=False)
    engine = models.CharField(_("Version of the engine then"), max_length=40, blank=True, editable=False)
    # Field → level as compared then: what later weights learn from.
    evidence = models.JSONField(_("Comparison then"), default=dict, editable=False)
    asked_of = models.CharField(
        _("Who is asked"), max_length=8, choices=c.AskedOf, blank=True, editable=False
    )
    answered_at = models.DateTimeField(_("Answered at"), null=True, editable=False)
    undone = models.BooleanField(_("Undone"), default=False, editable=False)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["at", "pk"]
        constraints = [
            # One living verdict of each side; need-more may be asked often.
            models.UniqueConstraint(
                fields=["match", "side"],
                condition=Q(verdict__in=("CONFIRM", "REJECT"), undone=False),
                name="%(app_label)s_%(class)s_one_verdict_per_side",
            )
        ]
        indexes = [models.Index(F("match"), F("at"), name="decision_by_match")]

    def __str__(self) -> str:
        return f"{self.match_id} {self.verdict}"
