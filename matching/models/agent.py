"""A question an officer leaves with the portal, and the reports it has found."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import questions
from cases.models import MissingReport, RecoveryReport
from matching.choices import ToldBy
from matching.models.profile import side_field
from trackchild.core.models import TimestampedModel
from trackchild.core.references import new_reference


class SearchAgentQuerySet(models.QuerySet):
    def permitted(self, user: Any, permission: str) -> "SearchAgentQuerySet":
        """One's own, of the acting posting: an agent ends with it."""
        posting = getattr(user, "posting", None)
        return self.filter(posting=posting) if posting and user.has_perm(permission) else self.none()

    def at_work(self) -> "SearchAgentQuerySet":
        today = timezone.localdate()
        return self.filter(
            Q(posting__ends_on=None) | Q(posting__ends_on__gte=today),
            posting__approved_at__isnull=False,
            posting__starts_on__lte=today,
            posting__user__is_active=True,
            is_paused=False,
        )

    def ended(self) -> "SearchAgentQuerySet":
        return self.filter(posting__ends_on__lt=timezone.localdate())


class SearchAgent(TimestampedModel):
    reference = models.CharField(
        _("Reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    posting = models.ForeignKey(
        "accounts.Posting", models.CASCADE, related_name="search_agents", editable=False
    )
    name = models.CharField(_("Name of the search agent"), max_length=100)
    told_by = models.CharField(_("How to be told"), max_length=10, choices=ToldBy, default=ToldBy.PORTAL)
    is_paused = models.BooleanField(_("Paused"), default=False)
    asked = models.JSONField(_("Question"), default=dict, editable=False)
    keys = ArrayField(models.BigIntegerField(), verbose_name=_("Search keys"), default=list, editable=False)

    objects = SearchAgentQuerySet.as_manager()

    class Meta:
        verbose_name = _("search agent")
        verbose_name_plural = _("search agents")
        ordering = ["name", "pk"]
        indexes = [GinIndex(fields=["keys"], name="search_agent_keys", fastupdate=False)]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("matching:agent-detail", args=[self.reference])

    @property
    def question(self) -> questions.Question:
        return questions.from_json(self.asked)


class AgentHitQuerySet(models.QuerySet):
    def of(self, report: Any) -> "AgentHitQuerySet":
        return self.filter(**{side_field(report): report})


class AgentHit(models.Model):
    """One report found by one agent: told once."""

    agent = models.ForeignKey(SearchAgent, models.CASCADE, related_name="hits", editable=False)
    missing_report = models.ForeignKey(
        MissingReport, models.CASCADE, null=True, related_name="agent_hits", editable=False
    )
    recovery_report = models.ForeignKey(
        RecoveryReport, models.CASCADE, null=True, related_name="agent_hits", editable=False
    )
    at = models.DateTimeField(_("At"), auto_now_add=True)

    objects = AgentHitQuerySet.as_manager()

    class Meta:
        verbose_name = _("report found by a search agent")
        verbose_name_plural = _("reports found by search agents")
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "missing_report"], name="%(app_label)s_%(class)s_missing_once"
            ),
            models.UniqueConstraint(
                fields=["agent", "recovery_report"], name="%(app_label)s_%(class)s_found_once"
            ),
            models.CheckConstraint(
                condition=Q(missing_report=None, recovery_report__isnull=False)
                | Q(missing_report__isnull=False, recovery_report=None),
                name="%(app_label)s_%(class)s_of_one_report",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.missing_report_id or self.recovery_report_id}"

    def get_absolute_url(self) -> str:
        return self.agent.get_absolute_url()

    @property
    def reference(self) -> str:
        return self.agent.reference
