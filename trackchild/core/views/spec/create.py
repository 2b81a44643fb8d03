"""The one-page first report. A double click or a repeated POST leads to the same record."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from trackchild.core import audit, drafts
from trackchild.core.formspec.forms import QuickForm, quick_form_class
from trackchild.core.views.idempotent import new_key, once

from .pages import SpecCollectionPages

SECTION = "quick"


class SpecCreateView(SpecCollectionPages, TemplateView):
    abstract = True
    template_name = "core/quick.html"
    quick_form_base = QuickForm

    def form_class(self):
        return quick_form_class(self.spec, self.quick_form_base)

    def build_form(self, data=None, files=None):
        return self.form_class()(data, files)

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        draft = drafts.find(request.user, self.get_model(), None, SECTION)
        if draft is None:
            return self.show(self.build_form())
        form = drafts.without_judgement(self.build_form(drafts.as_data(draft)))
        return self.show(form, draft=draft)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        if request.POST.get("autosave"):
            draft = drafts.keep(request.user, self.get_model(), None, SECTION, request.POST)
            return JsonResponse({"saved": draft is not None})
        if request.POST.get("action") == "discard":
            drafts.drop(request.user, self.get_model(), None, SECTION)
            return HttpResponseRedirect(request.path)
        form = self.build_form(request.POST, request.FILES)
        if not form.is_valid():
            drafts.keep(request.user, self.get_model(), None, SECTION, request.POST)
            return self.show(form, status=422)
        try:
            obj, is_new = once(
                request,
                request.POST.get("submission_key"),
                f"{self.url_prefix}-quick",
                lambda: self.make(form),
            )
        except ValidationError as error:
            add_errors(form, error)
            return self.show(form, status=422)
        if is_new:
            messages.success(request, self.done_text(obj))
        return HttpResponseRedirect(self.success_url(obj))

    @transaction.atomic
    def make(self, form) -> models.Model:
        create = self.service("create")
        obj = create(by=self.request.user, **form.cleaned_data) if create else form.save()
        drafts.drop(self.request.user, self.get_model(), None, SECTION)
        audit.write(audit.Action.CHANGE, request=self.request, subject=obj, facts={"change": "create"})
        return obj

    def done_text(self, obj: models.Model) -> str:  # noqa: ARG002 (the signature is fixed)
        return _("The first report is saved. Complete the sections below before registering.")

    def success_url(self, obj: models.Model) -> str:
        return self.url("tasks", obj.reference)

    def show(self, form, *, draft=None, status: int = 200) -> HttpResponse:
        key = self.request.POST.get("submission_key") or new_key()
        context = self.get_context_data(form=form, draft=draft, submission_key=key)
        return self.render_to_response(context, status=status)


def add_errors(form, error: ValidationError) -> None:
    """What a service objects to, beside the field it names when the form has that field."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, problems in error.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, problems)
