"""What happened, and who is still to be told of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .triggers import insert_only


class Event(models.Model):
    """One thing that happened. Written in the transaction of the change; never changed afterwards."""

    kind = models.CharField(_("Event"), max_length=60, db_index=True)
    subject_type = models.CharField(max_length=80)  # "cases.missingreport"
    subject_id = models.BigIntegerField()
    subject_reference = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("By"),
        null=True,
        blank=True,
        related_name="+",
    )
    posting_id = models.BigIntegerField(null=True, blank=True)
    posting_label = models.CharField(_("Posting"), max_length=300, blank=True)
    office_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField(_("Time"), default=timezone.now, db_index=True)
    note = models.TextField(_("Note"), blank=True)
    facts = models.JSONField(default=dict, blank=True)  # identifiers and codes only, never personal data

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="core_event_subject"),
            models.Index(fields=["office_id", "-at"], name="core_event_office"),
        ]
        triggers = insert_only()

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_reference or self.subject_id}"

    @property
    def label(self):
        from trackchild.core.events import label_of

        return label_of(self.kind)

    def subject(self):
        """The record itself; None when it is gone."""
        from django.apps import apps

        return apps.get_model(self.subject_type)._base_manager.filter(pk=self.subject_id).first()


class EventDelivery(models.Model):
    """One subscriber's copy of an event: the outbox row."""

    class State(models.TextChoices):
        PENDING = "PENDING", _("Waiting")
        DONE = "DONE", _("Done")
        DEAD = "DEAD", _("Given up")

    event = models.ForeignKey(Event, models.PROTECT, related_name="deliveries")
    subscriber = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)  # tries that ended in an error
    sends = models.PositiveSmallIntegerField(default=0)  # times the sweep had to send it again
    next_try_at = models.DateTimeField(default=timezone.now)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("event delivery")
        verbose_name_plural = _("event deliveries")
        constraints = [
            models.UniqueConstraint(fields=["event", "subscriber"], name="core_eventdelivery_once"),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=models.Q(state="PENDING"), name="core_eventdelivery_due"
            ),
            models.Index(fields=["-id"], condition=models.Q(state="DEAD"), name="core_eventdelivery_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.subscriber}: {self.state}"
