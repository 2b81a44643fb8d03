"""A match an officer proposes from the page of either report."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.generic import FormView

from cases.models import MissingReport, RecoveryReport
from cases.permissions import VIEW_MISSING, VIEW_RECOVERY
from matching import forms, selectors, services
from matching import permissions as p
from matching.choices import Side
from trackchild.core import audit
from trackchild.core.views.base import PermittedObjectMixin


class ProposalPage(PermittedObjectMixin, FormView):
    abstract = True
    permission = p.REVIEW_MATCH
    template_name = "matching/propose.html"
    form_class = forms.ProposeForm
    select_related = ("office__police_district", "district", "state")
    side = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.object
        return super().get_context_data(
            object=report, headline=report.display_name, detail_url=report.get_absolute_url(), **kwargs
        )

    def form_valid(self, form: Any) -> HttpResponse:
        other = selectors.other_report(self.object, self.request.user, form.cleaned_data["number"])
        if other is None:
            form.add_error("number", _("No report with this number is open to you."))
            return self.form_invalid(form)
        missing, found = (self.object, other) if self.side == Side.MISSING else (other, self.object)
        text = form.cleaned_data["text"]
        try:
            match = services.propose_match(missing, found, by=self.request.user, side=self.side, text=text)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        facts = {"change": "match proposed"}
        audit.write(audit.Action.CHANGE, request=self.request, subject=match, facts=facts)
        messages.success(self.request, _("The match is proposed. The other office is asked to confirm it."))
        return HttpResponseRedirect(match.get_absolute_url())

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ProposeForMissing(ProposalPage):
    model = MissingReport
    permission_view = VIEW_MISSING
    side = Side.MISSING


class ProposeForRecovered(ProposalPage):
    model = RecoveryReport
    permission_view = VIEW_RECOVERY
    side = Side.RECOVERED
