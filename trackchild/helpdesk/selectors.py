"""Reads of the feedback desk."""

from django.db.models import QuerySet

from trackchild.helpdesk.models import Feedback


def feedback_list(*, answered: bool) -> QuerySet[Feedback]:
    return Feedback.objects.answered() if answered else Feedback.objects.waiting()


def find_feedback(reference: str) -> Feedback | None:
    return Feedback.objects.filter(reference=reference).select_related("answered_by").first()


def waiting_count() -> int:
    return Feedback.objects.waiting().count()
