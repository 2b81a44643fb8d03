"""Feedback of citizens about the portal."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trackchild.core.models import TimestampedModel
from trackchild.core.references import new_reference
from trackchild.core.validators import no_aadhaar
from trackchild.helpdesk.choices import FeedbackKind


class FeedbackQuerySet(models.QuerySet):
    def waiting(self) -> "FeedbackQuerySet":
        return self.filter(answered_at=None)

    def answered(self) -> "FeedbackQuerySet":
        return self.filter(answered_at__isnull=False)


class Feedback(TimestampedModel):
    reference = models.CharField(
        _("Ticket number"), max_length=20, unique=True, default=new_reference, editable=False
    )
    kind = models.CharField(_("What is it about?"), max_length=20, choices=FeedbackKind)
    text = models.TextField(_("What do you want to tell us?"), max_length=3000, validators=[no_aadhaar])
    contact = models.CharField(
        _("Your e-mail or telephone"), max_length=150, blank=True, validators=[no_aadhaar]
    )
    page = models.CharField(_("Page"), max_length=300, blank=True, editable=False)
    language = models.CharField(_("Language"), max_length=10, blank=True, editable=False)
    answered_at = models.DateTimeField(_("Answered at"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    answer = models.TextField(_("What was done"), max_length=3000, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["answered_at", "-created_at"], name="helpdesk_feedback_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="%(app_label)s_%(class)s_answer_complete",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("helpdesk:feedback-detail", args=[self.reference])
