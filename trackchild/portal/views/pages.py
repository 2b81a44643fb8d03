"""Home, the fixed pages, and what search engines read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.selectors.public import recent_posters
from trackchild.core.views.cacheable import cacheable_page
from trackchild.portal import selectors

EXIT_TO = "https://www.india.gov.in/"  # a harmless page that says nothing about the one left
PRIVATE_PATHS = (
    "/office/",
    "/accounts/",
    "/demo/",
    "/api/",
    "/photos/",
    "/captcha/",
    "/exit/",
    "/my-reports/",
)


@cacheable_page
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "posters": recent_posters(),
        "counters": selectors.public_counters(),
        "year": timezone.localdate().year,
    }
    return render(request, "portal/home.html", context)


def fixed(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """A view of a page that only its template writes."""

    @cacheable_page
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, template)

    return page


about = fixed("portal/about.html")
privacy = fixed("portal/privacy.html")
terms = fixed("portal/terms.html")
accessibility = fixed("portal/accessibility.html")
contact = fixed("portal/contact.html")
help_page = fixed("portal/help.html")
sitemap = fixed("portal/sitemap.html")
report = fixed("portal/report.html")
report_missing = fixed("portal/report_missing.html")


@cacheable_page
def leave(_request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(EXIT_TO)


@cacheable_page
def robots(_request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE_PATHS)]
    lines += [f"Disallow: {reverse('cases:recovery-status')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
