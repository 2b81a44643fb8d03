"""Photographs of a report: several at once, the same one sent again is no second one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import permissions as p
from cases import services
from cases.forms.photographs import MissingNoPhotographForm, RecoveryNoPhotographForm, UploadForm
from cases.formspecs import MISSING_REPORT, RECOVERY_REPORT
from cases.selectors.records import same_picture_on, shown_photographs
from cases.views.files import classes_seen, links
from cases.views.pages import MissingPage, RecoveryPage
from trackchild.core import audit


class PhotographsPage:
    template_name = "cases/photographs.html"
    stem = ""
    spec: Any = None
    reason_form_class: Any = None
    amend: Any = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.object
        kwargs.setdefault("form", UploadForm(marks=record.marks.all()))
        kwargs.setdefault("reason_form", self.reason_form_class(instance=record))
        return super().get_context_data(
            photographs=shown_photographs(self.request, record),
            same_picture_on=same_picture_on(self.request.user, record),
            may_remove=record.is_draft,
            tasks_url=reverse(f"cases:{self.stem}-tasks", args=[record.reference]),
            remove_url_name=f"cases:{self.stem}-photograph-remove",
            file_links=links(self.spec.section("photographs"), record, classes_seen(self), self.stem),
            **kwargs,
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        actions = {"main": self.make_main, "reason": self.save_reason}
        return actions.get(request.POST.get("action", ""), self.upload)()

    def upload(self) -> HttpResponse:
        form = UploadForm(self.request.POST, self.request.FILES, marks=self.object.marks.all())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        files = form.cleaned_data.pop("pictures")
        before = self.object.photographs.count()
        for file in files:
            self.take(form, file)
        self.write("photographs added")
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        added = self.object.photographs.count() - before
        text = ngettext("%(count)d photograph added.", "%(count)d photographs added.", added)
        messages.success(self.request, text % {"count": added})
        return HttpResponseRedirect(self.request.path)

    def take(self, form: Any, file: Any) -> None:
        answers = {name: value for name, value in form.cleaned_data.items() if name != "pictures"}
        try:
            services.add_photograph(self.object, by=self.request.user, file=file, **answers)
        except ValidationError as error:
            for message in error.messages:
                form.add_error("pictures", f"{file.name[:80]}: {message}")

    def make_main(self) -> HttpResponse:
        photograph = get_object_or_404(
            self.object.photographs, pk=number(self.request.POST.get("photograph"))
        )
        services.make_main_photograph(photograph, by=self.request.user)
        self.write("main photograph")
        messages.success(self.request, _("The main photograph is chosen."))
        return HttpResponseRedirect(self.request.path)

    def save_reason(self) -> HttpResponse:
        form = self.reason_form_class(self.request.POST, instance=self.object)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(reason_form=form), status=422)
        services.say_no_photograph(self.object, by=self.request.user, **form.cleaned_data)
        self.write("no photograph")
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def write(self, change: str) -> None:
        audit.write(audit.Action.CHANGE, request=self.request, subject=self.object, facts={"change": change})


class RemovePhotograph:
    """Asks first; only a draft loses a picture."""

    template_name = "cases/photograph_remove.html"
    stem = ""

    def photograph(self) -> Any:
        return get_object_or_404(self.object.photographs, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        photograph = self.photograph()
        shown = [one for one in shown_photographs(self.request, self.object) if one.photograph == photograph]
        return super().get_context_data(shown=shown[0] if shown else None, back_url=self.back_url(), **kwargs)

    def back_url(self) -> str:
        return reverse(f"cases:{self.stem}-photographs", args=[self.object.reference])

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        try:
            services.remove_photograph(self.photograph(), by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            facts = {"change": "photograph removed"}
            audit.write(audit.Action.CHANGE, request=request, subject=self.object, facts=facts)
            messages.success(request, _("The photograph is removed."))
        return HttpResponseRedirect(self.back_url())


def number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0


class MissingPhotographs(PhotographsPage, MissingPage):
    permission = p.EDIT_MISSING
    spec = MISSING_REPORT
    stem = "missing-report"
    reason_form_class = MissingNoPhotographForm


class RecoveryPhotographs(PhotographsPage, RecoveryPage):
    permission = p.EDIT_RECOVERY
    spec = RECOVERY_REPORT
    stem = "recovery-report"
    reason_form_class = RecoveryNoPhotographForm


class MissingPhotographRemove(RemovePhotograph, MissingPage):
    permission = p.EDIT_MISSING
    stem = "missing-report"


class RecoveryPhotographRemove(RemovePhotograph, RecoveryPage):
    permission = p.EDIT_RECOVERY
    stem = "recovery-report"
