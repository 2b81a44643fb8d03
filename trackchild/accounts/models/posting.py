"""Who holds which role at which office from when to when."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory import grants, scopes
from directory.choices import ROLE_LEVEL, Level, Role
from trackchild.core.history import tracked
from trackchild.core.models import TimestampedModel


class PostingQuerySet(models.QuerySet):
    def current(self) -> "PostingQuerySet":
        """In force today: approved, begun and not ended."""
        today = timezone.localdate()
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=today), approved_at__isnull=False, starts_on__lte=today
        )

    def waiting(self) -> "PostingQuerySet":
        return self.filter(approved_at=None, ends_on=None)

    def permitted(self, user: object, permission: str) -> "PostingQuerySet":
        return grants.permitted_rows(self, user, permission)


@tracked
class Posting(TimestampedModel):
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="postings", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=30, choices=Role)
    office = models.ForeignKey(
        "directory.Office",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name=_("office"),
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_head = models.BooleanField(_("head of the office"), default=False)
    proposed_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    approved_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    place_paths = scopes.PlacePaths(
        state="office__state",
        district="office__district",
        office="office",
        police_district="office__police_district",
    )
    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["office", "role"], name="accounts_posting_by_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.CITIZEN, office=None) | Q(~Q(role=Role.CITIZEN), office__isnull=False),
                name="%(app_label)s_%(class)s_office_unless_citizen",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="%(app_label)s_%(class)s_maker_is_not_checker",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "office"],
                condition=Q(ends_on=None),
                name="%(app_label)s_%(class)s_open_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """«Station officer, Kotwali»: how the acting person is named in logs and on pages."""
        role = self.get_role_display()
        return f"{role}, {self.office}" if self.office else str(role)

    @property
    def level(self) -> Level:
        return ROLE_LEVEL[Role(self.role)]

    @property
    def is_current(self) -> bool:
        today = timezone.localdate()
        begun = self.approved_at is not None and self.starts_on <= today
        return begun and (self.ends_on is None or self.ends_on >= today)
