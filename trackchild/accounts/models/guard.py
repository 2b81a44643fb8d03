"""Counters against guessing: one row per account name (known or not), one per network and minute."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoginGuard(models.Model):
    key = models.CharField(_("account name, hashed"), max_length=64, unique=True)
    failures = models.PositiveIntegerField(_("failures"), default=0)
    locks = models.PositiveIntegerField(_("times locked"), default=0)
    locked_until = models.DateTimeField(_("locked until"), null=True, blank=True)
    last_failure_at = models.DateTimeField(_("last failure"), null=True, blank=True)

    class Meta:
        verbose_name = _("log-in guard")
        verbose_name_plural = _("log-in guards")

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.failures}"


class NetworkFailures(models.Model):
    network = models.CharField(_("network"), max_length=50)
    minute = models.DateTimeField(_("minute"))
    count = models.PositiveIntegerField(_("failures"), default=0)

    class Meta:
        verbose_name = _("failures of a network")
        verbose_name_plural = _("failures of networks")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "minute"], name="%(app_label)s_%(class)s_once_a_minute"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.minute:%H:%M}: {self.count}"
