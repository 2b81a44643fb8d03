"""Pages of a missing person report beside the form: risk, poster, diary, duplicates, cancellation."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import choices as c
from cases import permissions as p
from cases import services
from cases.forms.fields import PlainForm
from cases.forms.missing import (
    DiaryForm,
    ProposeCancellationForm,
    PublishForm,
    ReasonForm,
    RiskForm,
    WithdrawForm,
)
from cases.selectors.records import checklist, diary, likely_same, shown_publications
from cases.views.pages import FormPage, MissingPage
from trackchild.core import audit
from trackchild.core.views.base import refuse


class RiskPage(FormPage, MissingPage):
    permission = p.ASSESS_RISK
    template_name = "cases/risk.html"
    form_class = RiskForm
    change = "risk assessed"
    done_text = gettext_lazy("The risk assessment is saved.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": getattr(self.object, "risk_assessment", None)}

    def act(self, answers: dict[str, Any]) -> None:
        services.assess_risk(self.object, by=self.request.user, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form") or self.build_form()
        kwargs["form"] = form
        pairs = [(form[item.value], form[f"{item.value}_note"]) for item in c.RiskItem]
        return super().get_context_data(
            pairs=pairs, risk=getattr(self.object, "risk_assessment", None), **kwargs
        )

    def success_url(self) -> str:
        name = "tasks" if self.object.is_draft else "detail"
        return reverse(f"cases:missing-report-{name}", args=[self.object.reference])


class PublicationPage(FormPage, MissingPage):
    permission = p.PUBLISH_POSTER
    template_name = "cases/publication.html"

    @property
    def form_class(self) -> type:
        return WithdrawForm if self.object.published_at else PublishForm

    @property
    def done_text(self) -> str:
        return _("The poster is withdrawn.") if self.object.published_at else _("The poster is published.")

    def build_form(self, data: Any = None, files: Any = None) -> Any:
        if self.object.published_at:
            return WithdrawForm(data)
        return PublishForm(data, files, initial={"public_description": self.object.public_description})

    def act(self, answers: dict[str, Any]) -> None:
        if self.object.published_at:
            services.withdraw_poster(self.object, by=self.request.user, **answers)
        else:
            services.publish_poster(self.object, by=self.request.user, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        blocks = [c.PublicationBlock(code).label for code in self.object.publication_blocks]
        return super().get_context_data(
            blocks=blocks, publications=shown_publications(self.request, self.object), **kwargs
        )


class DiaryPage(FormPage, MissingPage):
    permission = p.VIEW_DIARY
    template_name = "cases/diary.html"
    form_class = DiaryForm
    change = "diary entry"
    done_text = gettext_lazy("The entry is written.")

    def build_form(self, data: Any = None, _files: Any = None) -> Any:
        return DiaryForm(data, initial={"item": self.request.GET.get("item", "")})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(p.ADD_DIARY_ENTRY, self.object):
            refuse(request, p.ADD_DIARY_ENTRY, self.object)
        return super().post(request, *args, **kwargs)

    def act(self, answers: dict[str, Any]) -> None:
        services.add_diary_entry(self.object, by=self.request.user, **answers)

    def success_url(self) -> str:
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = checklist(self.object)
        return super().get_context_data(
            checklist=rows,
            done=sum(row.is_done for row in rows),
            entries=diary(self.object),
            may_write=self.request.user.has_perm(p.ADD_DIARY_ENTRY, self.object),
            **kwargs,
        )


class DuplicatesPage(MissingPage):
    permission = p.REGISTER_MISSING
    template_name = "cases/duplicates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            candidates=likely_same(self.object, self.request.user),
            register_url=reverse("cases:missing-report-transition", args=[self.object.reference, "register"]),
            **kwargs,
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """«Same child» ends the draft in one step; «another person» goes on to registering."""
        chosen = request.POST.get("same_as", "")
        if not chosen:
            services.rule_out_duplicates(self.object, by=request.user)
            self.write("duplicates ruled out")
            address = reverse("cases:missing-report-transition", args=[self.object.reference, "register"])
            return HttpResponseRedirect(address)
        offered = {one.report.reference: one.report for one in likely_same(self.object, request.user)}
        survivor = offered.get(chosen)
        if survivor is None:
            raise Http404
        try:
            services.mark_same_person(self.object, by=request.user, survivor=survivor)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(request.path)
        self.write("same person")
        messages.success(request, _("The draft is ended. This is the case that goes on."))
        return HttpResponseRedirect(survivor.get_absolute_url())

    def write(self, change: str) -> None:
        audit.write(audit.Action.CHANGE, request=self.request, subject=self.object, facts={"change": change})


class CancellationPage(FormPage, MissingPage):
    permission = p.PROPOSE_CANCELLATION
    template_name = "cases/form_page.html"
    form_class = ProposeCancellationForm
    change = "cancellation proposed"
    done_text = gettext_lazy("The cancellation is proposed. The district crime records bureau decides.")
    extra_context = {
        "heading": gettext_lazy("Propose cancellation"),
        "button": gettext_lazy("Propose cancellation"),
    }

    def act(self, answers: dict[str, Any]) -> None:
        services.propose_cancellation(self.object, by=self.request.user, **answers)


class RefuseCancellationPage(FormPage, MissingPage):
    permission = p.CONFIRM_CANCELLATION
    template_name = "cases/form_page.html"
    form_class = ReasonForm
    change = "cancellation refused"
    done_text = gettext_lazy("The cancellation is refused. The search goes on.")
    extra_context = {
        "heading": gettext_lazy("Refuse the cancellation"),
        "button": gettext_lazy("Refuse the cancellation"),
    }

    def act(self, answers: dict[str, Any]) -> None:
        services.refuse_cancellation(self.object, by=self.request.user, **answers)


class NextEpisodePage(FormPage, MissingPage):
    """Missing again: a new draft with what is known already."""

    permission = p.EDIT_MISSING
    template_name = "cases/form_page.html"
    form_class = PlainForm
    change = "missing again"
    done_text = gettext_lazy("A new draft is begun. Complete it and register it.")
    extra_context = {
        "heading": gettext_lazy("Missing again: begin a new case"),
        "button": gettext_lazy("Begin a new case"),
    }

    def act(self, _answers: dict[str, Any]) -> None:
        self.new = services.begin_next_episode(self.object, by=self.request.user)

    def success_url(self) -> str:
        return reverse("cases:missing-report-tasks", args=[self.new.reference])
