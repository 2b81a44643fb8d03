"""Figures of a district for those who head it: counts and late duties, no record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.permissions import COUNT_REPORTS
from cases.selectors import supervision
from trackchild.core.views.base import permission_required


@permission_required(COUNT_REPORTS)
@never_cache
@require_safe
def district(request: HttpRequest) -> HttpResponse:
    late, stations = supervision.late_duties(request.user)
    context = {
        "place": request.user.office.district or request.user.office.state,
        "now": supervision.counted(request.user, supervision.NOW),
        "late": late,
        "stations": stations,
    }
    return render(request, "portal/district.html", context)
