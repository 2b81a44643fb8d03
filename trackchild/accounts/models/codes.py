"""One-time codes sent by SMS or e-mail, kept only as hashes and bound to the attempt they were asked for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trackchild.accounts.choices import CodeChannel, CodePurpose


class OneTimeCode(models.Model):
    attempt = models.CharField(_("attempt"), max_length=64, db_index=True)
    user = models.ForeignKey(
        "accounts.User", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("user")
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=CodePurpose)
    channel = models.CharField(_("sent by"), max_length=5, choices=CodeChannel)
    address_hash = models.CharField(_("address, hashed"), max_length=64, db_index=True)
    code_hash = models.CharField(_("code, hashed"), max_length=64)
    sent_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("valid until"))
    tries = models.PositiveSmallIntegerField(_("wrong tries"), default=0)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        indexes = [models.Index(fields=["address_hash", "sent_at"], name="accounts_code_by_address")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.sent_at:%Y-%m-%d %H:%M}"
