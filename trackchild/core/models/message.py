"""SMS and e-mail on their way out."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trackchild.core.crypto import EncryptedTextField, blind_index

from .base import TimestampedModel


class Channel(models.TextChoices):
    SMS = "sms", _("SMS")
    EMAIL = "email", _("E-mail")


class MessageQuerySet(models.QuerySet):
    def to(self, address: str) -> "MessageQuerySet":
        return self.filter(to_index=blind_index(address))

    def due(self, now=None) -> "MessageQuerySet":
        """Ready for a first or a further try."""
        return self.filter(state=Message.State.PENDING, next_try_at__lte=now or timezone.now())

    def dead(self) -> "MessageQuerySet":
        return self.filter(state__in=[Message.State.DEAD, Message.State.FAILED])


class Message(TimestampedModel):
    """One message to one address. `key` is our own reference, by which a gateway can be asked."""

    class State(models.TextChoices):
        PENDING = "PENDING", _("Waiting")
        LEASED = "LEASED", _("Being sent")
        HANDED_OVER = "HANDED_OVER", _("Handed over")
        DELIVERED = "DELIVERED", _("Delivered")
        FAILED = "FAILED", _("Refused")
        UNKNOWN = "UNKNOWN", _("Not known")
        DEAD = "DEAD", _("Given up")

    class Lane(models.TextChoices):
        OTP = "otp", _("One-time codes")
        CRITICAL = "critical", _("Urgent")
        NORMAL = "normal", _("Normal")

    Channel = Channel

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    template = models.CharField(_("Template"), max_length=60)
    channel = models.CharField(_("Channel"), max_length=8, choices=Channel.choices)
    lane = models.CharField(max_length=8, choices=Lane.choices, default=Lane.NORMAL)
    to = EncryptedTextField(_("To"))
    to_index = models.CharField(
        max_length=64, db_index=True, editable=False
    )  # blind index: found without reading
    recipient_label = models.CharField(_("Recipient"), max_length=200, blank=True)
    language = models.CharField(_("Language"), max_length=8, default="en")
    subject = models.CharField(_("Subject"), max_length=200, blank=True)
    body = EncryptedTextField(_("Text"), blank=True)
    dedupe = models.CharField(max_length=200, unique=True)
    event = models.ForeignKey("core.Event", models.PROTECT, null=True, blank=True, related_name="messages")
    state = models.CharField(_("Status"), max_length=12, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("Tries"), default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True)  # which worker's try this is; a late worker finds another
    gateway_reference = models.CharField(max_length=120, blank=True)
    handed_over_at = models.DateTimeField(_("Handed over at"), null=True, blank=True)
    last_error = models.TextField(_("Last error"), blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["lane", "next_try_at"], condition=models.Q(state="PENDING"), name="core_message_due"
            ),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(state__in=["LEASED", "UNKNOWN"]),
                name="core_message_leased",
            ),
            models.Index(
                fields=["-id"], condition=models.Q(state__in=["DEAD", "FAILED"]), name="core_message_dead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.key} {self.state}"

    @property
    def can_be_resent(self) -> bool:
        """Refused or given up; one-time codes are never sent again."""
        return self.state in {self.State.DEAD, self.State.FAILED} and self.lane != self.Lane.OTP

    @property
    def masked_to(self) -> str:
        """Enough of the address to recognise it, not enough to use it."""
        if self.channel == Channel.EMAIL:
            name, _at, host = self.to.partition("@")
            return f"{name[:1]}•••@{host}"
        return f"•••• {self.to[-4:]}"


class DemoMessage(models.Model):
    """What the demonstration gateway «sent». A repeated key would be a message sent twice."""

    key = models.UUIDField(unique=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    to = models.CharField(max_length=254, db_index=True)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    template = models.CharField(max_length=60)
    times = models.PositiveSmallIntegerField(default=1)  # how often the gateway was handed this key
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("demonstration message")
        verbose_name_plural = _("demonstration messages")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"
