"""A record opened to an office that does not hold it: a transfer, a confirmed match, a named unit."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ShareQuerySet(models.QuerySet):
    def open(self) -> "ShareQuerySet":
        return self.filter(ended_at=None)


class Share(models.Model):
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    office = models.ForeignKey(
        "directory.Office", models.PROTECT, related_name="shares", verbose_name=_("office")
    )
    basis = models.CharField(_("basis"), max_length=40)
    started_at = models.DateTimeField(_("since"), auto_now_add=True)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        indexes = [
            models.Index(
                fields=["office", "content_type", "object_id"],
                condition=Q(ended_at=None),
                name="directory_share_open",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "office", "basis"],
                condition=Q(ended_at=None),
                name="%(app_label)s_%(class)s_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} → {self.office_id} ({self.basis})"
