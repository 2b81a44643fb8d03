"""Words of names as the engine folds them: what a name that is still being typed may become."""

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class NameWord(models.Model):
    word = models.CharField(_("Word"), max_length=150, unique=True, editable=False)
    borne_by = models.PositiveIntegerField(_("Reports that bear it"), default=1, editable=False)

    class Meta:
        verbose_name = _("word of names")
        verbose_name_plural = _("words of names")
        indexes = [models.Index(OpClass(F("word"), name="text_pattern_ops"), name="name_word_start")]

    def __str__(self) -> str:
        return self.word
