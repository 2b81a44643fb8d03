"""Citizens look for a person: gallery, search, poster, found persons."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from cases.forms_public import GalleryForm, PlaceFilterForm, SearchForm
from cases.selectors import public as posters
from cases.selectors import public_found as found_persons
from trackchild.core.references import normalise_reference
from trackchild.core.throttle import throttled
from trackchild.core.views.cacheable import cacheable_page

MAX_PAGES = 200  # nobody turns so many pages; a program that copies the gallery does


@cacheable_page
@throttled("public-list", "60/m")
def gallery(request: HttpRequest) -> HttpResponse:
    form = GalleryForm(request.GET)
    page = page_of(request, posters.gallery(**form.chosen()), posters.PAGE_SIZE)
    context = {
        "form": form,
        "page": page,
        "query": query_of(request),
        "posters": posters.cards(page.object_list),
    }
    return render(request, "cases/public/gallery.html", context)


@cacheable_page
@throttled("search", "60/m")
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    answers = form.chosen()
    context: dict[str, Any] = {"form": form}
    if answers:
        page = page_of(request, posters.gallery(**answers), posters.PAGE_SIZE)
        context |= {"page": page, "query": query_of(request), "posters": posters.cards(page.object_list)}
    return render(request, "cases/public/search.html", context)


@cacheable_page
def poster(request: HttpRequest, reference: str) -> HttpResponse:
    """The poster, or that nobody is searched for any more, or nothing at all."""
    reference = normalise_reference(reference)
    report = posters.find_poster(reference) if reference else None
    if report is not None:
        second = "hi" if get_language() == "en" else "en"
        context = {"poster": posters.poster(report, second_language=second), "second_language": second}
        return render(request, "cases/public/poster.html", context)
    still_missing = posters.was_published(reference) if reference else None
    if still_missing is None:
        raise Http404
    response = render(request, "cases/public/poster_gone.html", {"still_missing": still_missing})
    response["X-Robots-Tag"] = "noindex"
    return response


@cacheable_page
@throttled("public-list", "60/m")
def found(request: HttpRequest) -> HttpResponse:
    form = PlaceFilterForm(request.GET)
    page = page_of(request, found_persons.found(**form.chosen()), found_persons.PAGE_SIZE)
    context = {
        "form": form,
        "page": page,
        "query": query_of(request),
        "stubs": found_persons.stubs(page.object_list),
        "total": found_persons.total(),
    }
    return render(request, "cases/public/found.html", context)


def page_of(request: HttpRequest, rows: Any, size: int) -> Page:
    """The page asked for, or the nearest there is."""
    paginator = Paginator(rows, size)
    try:
        number = int(request.GET.get("page", 1))
    except ValueError:
        number = 1
    return paginator.get_page(max(1, min(number, MAX_PAGES)))


def query_of(request: HttpRequest) -> str:
    """The address's parameters without the page, for the links to other pages."""
    parameters = request.GET.copy()
    parameters.pop("page", None)
    return parameters.urlencode()
