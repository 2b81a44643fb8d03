"""The slip the reporter takes home: number, QR code, the officer to ask."""

import io
from typing import Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases import permissions as p
from cases.views.pages import MissingPage, RecoveryPage
from trackchild.core import audit, pdf


def status_address(reference: str) -> str:
    """Where the reporter asks for the status; the mobile number is still needed there."""
    return f"{settings.SITE_URL}{reverse('cases:recovery-status')}?{urlencode({'reference': reference})}"


class AcknowledgementPage:
    template_name = "cases/acknowledgement.html"
    audit_action = audit.Action.PRINT
    stem = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reference = self.object.reference
        return super().get_context_data(
            qr_url=reverse(f"cases:{self.stem}-qr", args=[reference]),
            status_url=status_address(reference) if self.stem == "missing-report" else "",
            pdf_url=f"{self.request.path}?format=pdf",
            has_pdf=pdf.is_available(),
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.request.GET.get("format") != "pdf":
            return super().render_to_response(context, **kwargs)
        # Only inside the PDF: there the picture is part of the document, and nothing can be fetched.
        context["qr_data"] = code(self.object.reference).svg_data_uri(scale=4, border=2)
        return pdf.response(self.request, self.template_name, context, f"slip-{self.object.reference}.pdf")


class QrPicture:
    """The QR code as a picture of its own: the content policy allows no data in the page."""

    audit_action = ""

    def get(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        out = io.BytesIO()
        code(self.object.reference).save(out, kind="svg", scale=4, border=2, xmldecl=True)
        return HttpResponse(out.getvalue(), content_type="image/svg+xml")


def code(reference: str) -> segno.QRCode:
    return segno.make(status_address(reference), error="m", micro=False)


class MissingAcknowledgement(AcknowledgementPage, MissingPage):
    permission = p.EDIT_MISSING
    stem = "missing-report"


class MissingQr(QrPicture, MissingPage):
    permission = p.EDIT_MISSING


class RecoveryAcknowledgement(AcknowledgementPage, RecoveryPage):
    permission = p.EDIT_RECOVERY
    stem = "recovery-report"


class RecoveryQr(QrPicture, RecoveryPage):
    permission = p.EDIT_RECOVERY
