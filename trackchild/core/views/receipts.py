"""Where the SMS provider reports what became of a message."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from trackchild.core import messaging
from trackchild.core.gateways import sms
from trackchild.core.views.base import public_page


@public_page
@csrf_exempt  # no browser comes here; the provider's signature says who does
@require_POST
@never_cache
def sms_receipt(request: HttpRequest, key: UUID) -> HttpResponse:
    if not sms.is_configured():
        raise Http404
    signature = request.headers.get("X-Twilio-Signature", "")
    if not sms.is_signed(f"{settings.SITE_URL}{request.get_full_path()}", request.POST, signature):
        return HttpResponseForbidden()
    report = sms.read_receipt(request.POST)
    if report is not None and not messaging.receive(key, report):
        raise Http404
    return HttpResponse(status=204)
