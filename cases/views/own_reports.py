"""Somebody who has reported and is logged in sees how far the own reports are."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases import permissions as p
from cases.selectors.own_reports import own_sightings
from cases.selectors.public_status import status_of_sighting
from trackchild.core.views.base import permission_required

PAGE_SIZE = 25


@permission_required(p.VIEW_OWN_REPORTS)
@never_cache
@require_safe
def own_reports(request: HttpRequest) -> HttpResponse:
    page = Paginator(own_sightings(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [(sighting, status_of_sighting(sighting)) for sighting in page]
    return render(request, "cases/own_reports.html", {"page": page, "rows": rows})
