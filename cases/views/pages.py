"""Bases of the further pages of one report: a form, a service, back to the record."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import TemplateView

from cases import permissions as p
from cases.models import MissingReport, RecoveryReport
from trackchild.core import audit
from trackchild.core.views.base import PermittedObjectMixin
from trackchild.core.views.spec.create import add_errors

NEIGHBOURS = ("office__police_district", "office__district", "state", "district")


class MissingPage(PermittedObjectMixin, TemplateView):
    abstract = True
    model = MissingReport
    permission_view = p.VIEW_MISSING
    select_related = NEIGHBOURS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.object
        return super().get_context_data(
            object=record, headline=record.display_name, detail_url=record.get_absolute_url(), **kwargs
        )


class RecoveryPage(MissingPage):
    abstract = True
    model = RecoveryReport
    permission_view = p.VIEW_RECOVERY


class FormPage:
    """GET shows the form, POST gives its answers to `act`; objections come back beside the fields."""

    change = ""
    form_class: Any = None
    done_text: Any = ""

    def form_kwargs(self) -> dict[str, Any]:
        if getattr(self.form_class, "wants_object", False):
            return {"object": self.object, "user": self.request.user}
        return {}

    def build_form(self, data: Any = None, files: Any = None) -> Any:
        return self.form_class(data, files, **self.form_kwargs())

    def act(self, answers: dict[str, Any]) -> None:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kwargs.setdefault("form", self.build_form())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = self.build_form(request.POST, request.FILES)
        if form.is_valid():
            try:
                with transaction.atomic():
                    self.act(dict(form.cleaned_data))
                    facts = {"change": self.change}
                    audit.write(audit.Action.CHANGE, request=request, subject=self.object, facts=facts)
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(request, self.done_text)
                return HttpResponseRedirect(self.success_url())
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def success_url(self) -> str:
        return self.object.get_absolute_url()
