"""Writing of feedback and of the answer to it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trackchild.helpdesk.models import Feedback


def give_feedback(*, kind: str, text: str, contact: str, page: str, language: str) -> Feedback:
    return Feedback.objects.create(kind=kind, text=text, contact=contact, page=page[:300], language=language)


@transaction.atomic
def answer_feedback(feedback: Feedback, *, by: Any, answer: str) -> Feedback:
    """Once: the second officer is told that it is done."""
    feedback = Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    if feedback.answered_at:
        raise ValidationError(_("Somebody has answered this meanwhile."))
    feedback.answer, feedback.answered_by, feedback.answered_at = answer, by, timezone.now()
    feedback.save(update_fields=["answer", "answered_by", "answered_at", "updated_at"])
    return feedback
