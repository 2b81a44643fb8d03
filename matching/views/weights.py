"""Proposed weights beside those in service, their approval, and the monthly report."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from matching import forms, selectors, services, tables
from matching import permissions as p
from matching.choices import ProposalStatus
from trackchild.core import audit
from trackchild.core.views.base import PermissionMixin
from trackchild.core.views.spec.create import add_errors


class WeightsListView(PermissionMixin, TemplateView):
    permission = p.VIEW_WEIGHTS
    template_name = "matching/weights_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            proposals=selectors.weight_proposals(),
            in_service=selectors.version_in_service(),
            reports=selectors.drift_reports(),
            **kwargs,
        )


class WeightsDetailView(PermissionMixin, TemplateView):
    permission = p.VIEW_WEIGHTS
    template_name = "matching/weights_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal = kwargs["proposal"] = selectors.weight_proposal(self.kwargs["reference"])
        kwargs["figures"] = tables.figure_rows(proposal)
        kwargs["weights"] = tables.weight_rows(proposal)
        if proposal.is_open and self.request.user.has_perm(p.APPROVE_WEIGHTS):
            kwargs.setdefault("form", forms.WeightsForm())
        return super().get_context_data(**kwargs)


class WeightsDecideView(WeightsDetailView):
    permission = p.APPROVE_WEIGHTS
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        form = forms.WeightsForm(request.POST)
        proposal = selectors.weight_proposal(kwargs["reference"])
        if form.is_valid():
            try:
                self._decide(proposal, form.cleaned_data)
            except ValidationError as error:
                add_errors(form, error)
            else:
                facts = {"change": f"weights {form.cleaned_data['status'].lower()}"}
                audit.write(audit.Action.CHANGE, request=request, subject=proposal, facts=facts)
                messages.success(request, _("Your decision is recorded."))
                return HttpResponseRedirect(proposal.get_absolute_url())
        return self.render_to_response(self.get_context_data(bound_form=form, form=form), status=422)

    def _decide(self, proposal: Any, answers: dict) -> None:
        is_approved = answers["status"] == ProposalStatus.APPROVED
        decide = services.approve_weights if is_approved else services.decline_weights
        decide(proposal, by=self.request.user, note=answers["note"])


class DriftView(PermissionMixin, TemplateView):
    permission = p.VIEW_WEIGHTS
    template_name = "matching/drift.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = selectors.drift_report(self.kwargs["month"])
        return super().get_context_data(report=report, **tables.drift_rows(report), **kwargs)
