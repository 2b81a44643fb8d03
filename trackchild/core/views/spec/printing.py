"""The record in the layout of an official form: as a page, and as a PDF with ?format=pdf."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from trackchild.core import audit, pdf
from trackchild.core.formspec import display, relations
from trackchild.core.formspec.spec import Audience

from .pages import SpecObjectPages


class SpecPrintView(SpecObjectPages, TemplateView):
    abstract = True
    print_template = "core/print.html"
    print_audiences: frozenset[Audience] | None = None  # None: what the person may see
    audit_action = audit.Action.PRINT

    def get_template_names(self) -> list[str]:
        return [self.print_template]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.request.GET.get("format") == "pdf":
            return pdf.response(self.request, self.print_template, context, self.filename())
        return super().render_to_response(context, **kwargs)

    def filename(self) -> str:
        return f"form-{self.spec.code.lower()}-{self.object.reference}.pdf"

    def shown_audiences(self) -> frozenset[Audience]:
        seen = self.audiences()
        return seen if self.print_audiences is None else seen & self.print_audiences

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        relations.fetch_for_display(self.spec, self.object)
        return super().get_context_data(
            object=self.object,
            sections=display.sections(self.spec, self.object, self.shown_audiences()),
            printed_at=timezone.now(),
            pdf_url=f"{self.request.path}?format=pdf",
            has_pdf=pdf.is_available(),
            **kwargs,
        )
