"""When a row was made and last touched. Housekeeping only: facts have date fields of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TimestampedModel(models.Model):
    created_at = models.DateTimeField(_("Created"), auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(_("Last changed"), auto_now=True, editable=False)

    class Meta:
        abstract = True
