"""What a person is told inside the portal."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AlertQuerySet(models.QuerySet):
    def of(self, user) -> "AlertQuerySet":
        return self.filter(user=user)

    def unread(self) -> "AlertQuerySet":
        return self.filter(read_at=None)


class Alert(models.Model):
    """One event brought to one person. What it says follows from the event; it holds no personal data."""

    event = models.ForeignKey("core.Event", models.PROTECT, related_name="alerts", verbose_name=_("Event"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="alerts", verbose_name=_("Recipient")
    )
    is_urgent = models.BooleanField(_("Urgent"), default=False)
    created_at = models.DateTimeField(_("Sent at"), auto_now_add=True)
    read_at = models.DateTimeField(_("Read at"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("Acknowledged at"), null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "user"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(
                condition=models.Q(acknowledged_at=None) | models.Q(read_at__isnull=False),
                name="%(app_label)s_%(class)s_acknowledged_is_read",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-id"], name="alerts_alert_inbox"),
            models.Index(fields=["user"], condition=models.Q(read_at=None), name="alerts_alert_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.user_id}"
