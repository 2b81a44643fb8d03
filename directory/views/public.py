"""The resource directory for citizens: no log-in, no cookie."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.filters import OfficeFilter
from directory.selectors import listed_offices, search_offices
from trackchild.core.views.cacheable import cacheable_page

PER_PAGE = 20


@cacheable_page
def office_list(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/office_list.html", listed(request, listed_offices()))


def listed(request: HttpRequest, offices) -> dict:
    """The filter, the page of offices and the rest of the address, as both lists show them."""
    form = OfficeFilter(request.GET)
    chosen = form.chosen()
    parameters = request.GET.copy()
    parameters.pop("page", None)
    return {
        "form": form,
        "page": Paginator(search_offices(offices, **chosen), PER_PAGE).get_page(request.GET.get("page")),
        "query": parameters.urlencode(),
        "is_filtered": any(chosen.values()),
    }
