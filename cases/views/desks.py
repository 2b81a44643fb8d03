"""Queues: transfers offered to the station, reports to verify."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from cases import permissions as p
from cases import services
from cases.forms.missing import AuthenticationForm
from cases.models import MissingReport, RecoveryReport
from cases.selectors import duties
from cases.views.pages import FormPage, MissingPage, RecoveryPage
from trackchild.core import audit
from trackchild.core.views.base import PermissionMixin


class TransferInbox(PermissionMixin, ListView):
    permission = p.ACCEPT_TRANSFER
    template_name = "cases/transfers.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return duties.waiting_transfers(self.request.user).order_by("proposed_at")


class AuthenticationQueue(PermissionMixin, ListView):
    permission = p.AUTHENTICATE_RECOVERY
    template_name = "cases/authentication_queue.html"
    paginate_by = 25

    def model_asked(self) -> type:
        """Without a choice in the address, the form of which something waits."""
        user, form = self.request.user, self.request.GET.get("form")
        if form == "R" or not user.has_perm(p.AUTHENTICATE_MISSING):
            return RecoveryReport
        if form == "M" or duties.to_authenticate(user, MissingReport).exists():
            return MissingReport
        waits = duties.to_authenticate(user, RecoveryReport).exists()
        return RecoveryReport if waits else MissingReport

    def get_queryset(self) -> Any:
        return duties.to_authenticate(self.request.user, self.model_asked())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.model_asked()
        tabs = [
            {"label": model._meta.verbose_name_plural, "url": f"?form={letter}", "is_current": model is asked}
            for letter, model, permission in (
                ("M", MissingReport, p.AUTHENTICATE_MISSING),
                ("R", RecoveryReport, p.AUTHENTICATE_RECOVERY),
            )
            if self.request.user.has_perm(permission)
        ]
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(tabs=tabs, stem=self.stem(asked), query=query.urlencode(), **kwargs)

    @staticmethod
    def stem(model: type) -> str:
        return "cases:missing-report" if model is MissingReport else "cases:recovery-report"


class AuthenticationForms(FormPage):
    """Verify or return; for a closed case also the closure."""

    template_name = "cases/authentication.html"
    form_class = AuthenticationForm
    change = "authentication"
    done_text = gettext_lazy("Your decision is recorded.")

    def act(self, answers: dict[str, Any]) -> None:
        if answers["decision"] == AuthenticationForm.RETURN:
            services.return_report(self.object, by=self.request.user, note=answers["note"])
        else:
            services.authenticate_report(self.object, by=self.request.user, note=answers["note"])

    def success_url(self) -> str:
        return self.object.get_absolute_url()


class MissingAuthentication(AuthenticationForms, MissingPage):
    permission = p.AUTHENTICATE_MISSING

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") != "verify_closure":
            return super().post(request, *args, **kwargs)
        try:
            services.verify_closure(self.object, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            facts = {"change": "closure verified"}
            audit.write(audit.Action.CHANGE, request=request, subject=self.object, facts=facts)
            messages.success(request, _("The closure is verified."))
        return HttpResponseRedirect(self.success_url())


class RecoveryAuthentication(AuthenticationForms, RecoveryPage):
    permission = p.AUTHENTICATE_RECOVERY
