"""What a registered citizen or informant follows: the own reports, and the posters of the own district."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from cases.models import MissingReport, Sighting
from directory.choices import Role

NEW = timedelta(days=7)


def own_sightings(user: Any) -> QuerySet:
    """By the account, never by the mobile number: a number can pass to somebody else."""
    return Sighting.objects.filter(reported_by=user).select_related("office").order_by("-created_at", "-pk")


def new_posters(user: Any) -> int:
    """Published this week in the informant's district."""
    office = getattr(user, "office", None)
    if office is None or office.district_id is None or user.role != Role.INFORMANT:
        return 0
    since = timezone.now() - NEW
    posters = MissingReport.objects.published().filter(district=office.district_id, published_at__gte=since)
    return posters.count()


def posters_url(user: Any) -> str:
    district = user.office.district
    answers = {"state": district.state.iso, "district": district.lgd_code}
    return f"{reverse('cases:missing-gallery')}?{urlencode(answers)}"
