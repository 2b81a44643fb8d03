"""Places by what was typed, for the boxes of forms. Places are no secret; people are never here."""

from django.apps import apps
from django.core import signing
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from trackchild.core.formspec import lookups
from trackchild.core.formspec.text import clean_value
from trackchild.core.views.base import login_page

SHORTEST, LONGEST = 2, 100


@login_page
@require_safe
def lookup(request: HttpRequest, model_label: str) -> JsonResponse:
    try:
        model = apps.get_model(model_label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not lookups.is_looked_up(model):
        raise Http404
    try:
        offered = lookups.rows_behind(model, request.GET.get("only", ""))
    except signing.BadSignature:
        raise Http404 from None
    words = clean_value(request.GET.get("q", ""))[:LONGEST]
    found = lookups.get(model)
    rows = found.find(offered, words) if len(words) >= SHORTEST else []
    answer = JsonResponse({"results": [{"id": row.pk, "label": found.label(row)} for row in rows]})
    answer["Cache-Control"] = "private, max-age=60"
    return answer
