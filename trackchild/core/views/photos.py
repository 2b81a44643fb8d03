"""Serving a photograph: the address is checked first, then the owner is asked, every time."""

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trackchild.core import photos
from trackchild.core.models import ImageBlob


@login_not_required
@require_safe
def photo(request: HttpRequest, token: str) -> HttpResponse:
    address = photos.read_token(token)
    if address is None or not photos.can_see(request, address):
        raise Http404
    owner = photos.owner_of(address.owner)
    row = apps.get_model(address.owner)._base_manager.filter(pk=address.pk).only(owner.field).first()
    if row is None or not getattr(row, f"{owner.field}_id"):
        raise Http404
    blob = photos.derivative(ImageBlob(pk=getattr(row, f"{owner.field}_id")), address.size)
    return _answer(request, blob, is_public=address.is_public)


photo.policy = "public"


def _answer(request: HttpRequest, blob: ImageBlob, *, is_public: bool) -> HttpResponse:
    tag = f'"{blob.sha256[:32]}"'
    if is_public and request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(bytes(blob.data), content_type=blob.content_type)
        response["Content-Disposition"] = "inline; filename=photo.webp"
    response["Cache-Control"] = "public, max-age=30" if is_public else "private, no-store"
    if is_public:
        response["ETag"] = tag
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
