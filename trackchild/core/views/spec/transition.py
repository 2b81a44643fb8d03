"""One step of a record's life: asked, confirmed, done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from trackchild.core import audit, workflow
from trackchild.core.formspec.forms import KitFormMixin

from .create import add_errors
from .pages import SpecObjectPages
from .tasks import missing_links


class ReasonForm(KitFormMixin, forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class PlainForm(KitFormMixin, forms.Form):
    """Nothing to ask."""


class TransitionView(SpecObjectPages, TemplateView):
    """GET asks for confirmation, POST takes the step. The permission comes from the table."""

    abstract = True
    template_name = "core/transition.html"
    transition_forms: dict[str, type[forms.Form]] = {}
    strict_transitions: tuple[str, ...] = ()  # steps that need a complete form
    audit_action = ""

    def check_permission(self) -> None:
        try:
            self.transition = self.workflow.transition(self.kwargs["name"])
        except KeyError:
            raise Http404 from None
        super().check_permission()

    def needed_permission(self) -> str:
        return self.transition.permission

    def is_open(self) -> bool:
        return self.workflow.state(self.object) in self.transition.sources

    def form_class(self) -> type[forms.Form]:
        own = self.transition_forms.get(self.transition.name)
        if own is None:
            return ReasonForm if self.transition.reason else PlainForm
        if self.transition.reason and "reason" not in own.base_fields:
            return type(own.__name__, (own,), {"reason": ReasonForm.base_fields["reason"]})
        return own

    def form_kwargs(self) -> dict[str, Any]:
        """For forms that need the record: `wants_object = True` on the form class."""
        wants = getattr(self.form_class(), "wants_object", False)
        return {"object": self.object, "user": self.request.user} if wants else {}

    def build_form(self, data=None, files=None) -> forms.Form:
        form = self.form_class()(data, files, **self.form_kwargs())
        if "reason" in form.fields and self.transition.reason:
            form.fields["reason"].required = True
            form.fields["reason"].label = _("Reason")
        return form

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 (the signature is fixed)
        return self.show(self.build_form(), status=200 if self.is_open() else 409)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = self.build_form(request.POST, request.FILES)
        if self.missing():
            return self.show(form, status=422)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            self.take_step(form)
        except workflow.StaleState:
            self.object.refresh_from_db()
            return self.show(form, status=409)
        except ValidationError as error:
            add_errors(form, error)
            return self.show(form, status=422)
        messages.success(request, self.done_text())
        return HttpResponseRedirect(self.success_url())

    @transaction.atomic
    def take_step(self, form: forms.Form) -> None:
        answers = dict(form.cleaned_data)
        answers.setdefault("reason", "")
        service = self.service(self.transition.name)
        if service is None:
            reason = answers.pop("reason")
            moved = workflow.perform(
                self.workflow,
                self.object,
                self.transition.name,
                by=self.request.user,
                reason=reason,
                **answers,
            )
        else:
            moved = service(self.object, by=self.request.user, **answers)
        self.object = moved if isinstance(moved, self.get_model()) else self.object
        facts = {"change": self.transition.name}
        audit.write(audit.Action.CHANGE, request=self.request, subject=self.object, facts=facts)

    def missing(self) -> list[dict[str, Any]]:
        if self.transition.name not in self.strict_transitions or not self.is_open():
            return []
        return missing_links(self)

    def done_text(self) -> str:
        return _("Done: %(step)s.") % {"step": self.transition.label}

    def success_url(self) -> str:
        return self.url("detail", self.object.reference)

    def show(self, form: forms.Form, *, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            object=self.object,
            form=form,
            transition=self.transition,
            missing=self.missing(),
            is_open=self.is_open(),
        )
        return self.render_to_response(context, status=status)
