"""Answers typed but not saved yet: they survive a log-out, a power cut and a change of device."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SectionDraft(models.Model):
    """One person's unsaved answers on one page of one record. Read by nobody else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    subject_type = models.CharField(max_length=80)  # "cases.missingreport"
    subject_id = models.BigIntegerField(default=0)  # 0: a record that does not exist yet
    section = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)  # as submitted: name → list of texts
    saved_at = models.DateTimeField(_("Kept at"), auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("unsaved draft")
        verbose_name_plural = _("unsaved drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "subject_type", "subject_id", "section"], name="core_sectiondraft_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id} {self.section}"
