"""Citizens report that they saw or found somebody: danger and state first, then one page of details."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms_public import SightingForm, SightingStartForm
from cases.selectors import public as posters
from cases.selectors.public_sighting import chosen_state
from cases.services.public_sightings import forget_photo, keep_photo, kept_photo, take_sighting
from trackchild.core import photos
from trackchild.core.references import normalise_reference
from trackchild.core.throttle import client_network, limit, too_many
from trackchild.core.views import idempotent
from trackchild.core.views.base import public_page
from trackchild.core.views.cacheable import cacheable_page

NOTICE_VERSION = "2026-11"
PER_NETWORK, PER_PHONE, TRIES_PER_NETWORK = "5/h", "3/h", "60/h"
PHOTO_SALT, TICKET_SALT = "sighting photo", "sighting ticket"
TICKET_SECONDS = 24 * 3600


@cacheable_page
def start(request: HttpRequest) -> HttpResponse:
    asked = "danger" in request.GET or "state" in request.GET
    form = SightingStartForm(request.GET if asked else None)
    poster = _poster(request)
    if asked and form.is_valid():
        answers = {"state": form.cleaned_data["state"].iso, "danger": form.cleaned_data["danger"]}
        if poster:
            answers["poster"] = poster.reference
        return redirect(f"{reverse('cases:sighting-details')}?{urlencode(answers)}")
    return render(request, "cases/public/sighting_start.html", {"form": form, "poster": poster})


@public_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    state = chosen_state(request.GET.get("state", ""))
    if state is None:
        return redirect("cases:sighting-report")
    if request.method != "POST":
        return _page(request, SightingForm(state=state), state, idempotent.new_key())
    allowed = limit("sighting-try", client_network(request), TRIES_PER_NETWORK)
    if not allowed:
        return too_many(request, allowed.retry_after)
    key = str(idempotent.as_key(request.POST.get("submission_key")))
    form = SightingForm(request.POST, request.FILES, state=state)
    form.is_valid()
    picture = _photo(request, form, key)
    if form.errors:
        return _page(request, form, state, key, picture)
    return _file(request, form, key, picture)


def _file(request: HttpRequest, form: SightingForm, key: str, picture: Any) -> HttpResponse:
    """One report per form, however often it is sent."""
    refused = _over_limit(request, form, key)
    if refused:
        return refused

    def make() -> Any:
        return take_sighting(photo=picture, **_answers(request, form))

    sighting, _made = idempotent.once(request, key, "cases:sighting-details", make)
    forget_photo(picture)
    ticket = {
        "reference": sighting.reference,
        "danger": sighting.in_danger,
        "can_ask": bool(sighting.reporter_phone),
    }
    address = reverse("cases:sighting-received")
    return redirect(f"{address}?{urlencode({'ticket': signing.dumps(ticket, salt=TICKET_SALT)})}")


def _answers(request: HttpRequest, form: SightingForm) -> dict[str, Any]:
    given = form.cleaned_data
    seen_at, precision = form.seen()
    return {
        "missing_report": _poster(request),
        "reporter_language": get_language(),
        "notice_version": NOTICE_VERSION,
        "kind": given["kind"],
        "in_danger": request.GET.get("danger") == "yes",
        "seen_at": seen_at,
        "seen_at_precision": precision,
        "place_district": given["district"],
        "place_line": given["place_line"],
        "place_type": given["place_type"],
        "sex": given["sex"],
        "age_years": given["age_years"],
        "description": given["description"],
        "clothes": given["clothes"],
        "languages": [given["language"]] if given["language"] else [],
        "with_whom": given["with_whom"],
        "vehicle": given["vehicle"],
        "reporter_name": given["reporter_name"],
        "reporter_phone": given["reporter_phone"],
        "is_anonymous": not (given["reporter_name"] or given["reporter_phone"]),
        "declaration": given["declaration"],
    }


def _over_limit(request: HttpRequest, form: SightingForm, key: str) -> HttpResponse | None:
    """Counted once per report, so that a repeated sending is never refused."""
    if idempotent.earlier_record(request, idempotent.as_key(key), "cases:sighting-details"):
        return None
    phone = form.cleaned_data["reporter_phone"]
    allowed = limit("sighting", client_network(request), PER_NETWORK)
    if allowed and phone:
        allowed = limit("sighting-phone", phone, PER_PHONE)
    return None if allowed else too_many(request, allowed.retry_after)


def _photo(request: HttpRequest, form: SightingForm, key: str) -> Any:
    """The picture sent now, or the one kept from an earlier try of the same form."""
    sent = form.cleaned_data.get("photo")
    if not sent:
        return kept_photo(_kept_id(request, key))
    try:
        return keep_photo(sent, key=key, max_bytes=settings.PHOTO_MAX_BYTES_CITIZEN)
    except photos.PhotoRejected as error:
        form.add_error("photo", error)
        return None


def _kept_id(request: HttpRequest, key: str) -> int | None:
    try:
        kept = signing.loads(request.POST.get("kept_photo", ""), salt=PHOTO_SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        return None
    return kept["id"] if kept.get("key") == key else None


def _page(
    request: HttpRequest, form: SightingForm, state: Any, key: str, picture: Any = None
) -> HttpResponse:
    poster = _poster(request)
    context = {
        "form": form,
        "state": state,
        "poster": poster,
        "is_danger": request.GET.get("danger") == "yes",
        "submission_key": key,
        "kept_photo": signing.dumps({"id": picture.pk, "key": key}, salt=PHOTO_SALT) if picture else "",
        "back_url": _back_url(poster),
    }
    return render(request, "cases/public/sighting_details.html", context)


def _back_url(poster: Any) -> str:
    address = reverse("cases:sighting-report")
    return f"{address}?{urlencode({'poster': poster.reference})}" if poster else address


def _poster(request: HttpRequest) -> Any:
    """The published report the visitor came from, if any."""
    reference = normalise_reference(request.GET.get("poster", ""))
    return posters.find_poster(reference) if reference else None


@public_page
@never_cache
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    try:
        ticket = signing.loads(request.GET.get("ticket", ""), salt=TICKET_SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        return redirect("cases:sighting-report")
    context = {"reference": ticket["reference"], "is_danger": ticket["danger"], "can_ask": ticket["can_ask"]}
    return render(request, "cases/public/sighting_received.html", context)
