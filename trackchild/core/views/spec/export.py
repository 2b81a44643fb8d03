"""The list as a file: the same filters as the list, the columns this person may see, one row in the audit."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from trackchild.core import audit, exports, throttle
from trackchild.core.formspec import columns as spec_columns
from trackchild.core.formspec.columns import Column

from .listing import SpecListView

FORMATS = {"csv": exports.stream_csv, "xlsx": exports.stream_xlsx}


class SpecExportView(SpecListView):
    """GET asks for the format and the purpose, POST gives the file."""

    abstract = True
    template_name = "core/export.html"
    export_limit = 100_000
    small_export = 100  # more rows than that need a one-time code entered just now
    export_rate = "10/d"  # of one person, over all forms
    chunk = 1000

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.read_filters()
        return self.ask_for_code() or super().get(request, *args, **kwargs)

    def base_queryset(self) -> models.QuerySet:
        """What the person may see, and may also take away."""
        return super().base_queryset().permitted(self.request.user, self.permission)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.read_filters()
        file_format = request.POST.get("format", "csv")
        purpose = request.POST.get("purpose", "").replace("\x00", "").strip()[:300]
        if not purpose or file_format not in FORMATS:
            return self.ask_again(request)
        if asked := self.ask_for_code():
            return asked
        allowed = throttle.limit("export", f"user:{request.user.pk}", self.export_rate, fail_closed=True)
        if not allowed:
            return throttle.too_many(request, allowed.retry_after)
        rows = self.get_queryset()[: self.export_limit]
        facts = self.searched() | {"format": file_format, "rows": rows.count()}
        audit.write(audit.Action.EXPORT, request=request, purpose=purpose, facts=facts)
        return FORMATS[file_format](
            self.export_columns(), rows.iterator(chunk_size=self.chunk), self.filename()
        )

    def read_filters(self) -> None:
        self.form = self.search_form_class()(self.request.GET or None)
        self.cleaned = self.form.cleaned_data if self.form.is_bound and self.form.is_valid() else {}

    def ask_for_code(self) -> HttpResponse | None:
        """The way to a fresh one-time code and back to this page, when the file would be large."""
        if self.get_queryset()[: self.small_export + 1].count() <= self.small_export:
            return None
        return import_string(settings.FRESH_CODE_POLICY)(self.request, self.request.get_full_path())

    def ask_again(self, request: HttpRequest) -> HttpResponse:
        response = self.get(request)
        response.context_data["purpose_error"] = _("Write what the file is for.")
        response.status_code = 422
        return response

    def export_columns(self) -> list[Column]:
        """Rows from the whole scope stand in one file, so the columns are those of the list's audience."""
        first = [
            spec_columns.field_column(self.get_model(), name)
            for name in ("number", "reference", "status")
            if self.has_field(name)
        ]
        listed = {column.name for column in first}
        shown = spec_columns.export_columns(self.spec, self.list_audiences)
        return first + [column for column in shown if column.name not in listed]

    def column_names(self) -> list[str]:
        return [column.name for column in self.export_columns()]

    def has_field(self, name: str) -> bool:
        return any(column.name == name for column in self.get_model()._meta.concrete_fields)

    def filename(self) -> str:
        return f"form-{self.spec.code.lower()}-{timezone.localdate():%Y-%m-%d}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["count"] = context["paginator"].count
        context["form_action"] = self.request.get_full_path()
        return context
