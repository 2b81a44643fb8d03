"""Search agents of the acting officer: the list, one with its hits, new, changed, paused, deleted."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from matching import permissions as p
from matching import selectors, services
from matching.forms_agents import AgentForm, answers_asked, answers_of, in_words
from matching.models import SearchAgent
from trackchild.core import audit
from trackchild.core.views.base import PermissionMixin, PermittedObjectMixin

PER_PAGE = 25


class AgentList(PermissionMixin, TemplateView):
    permission = p.KEEP_AGENTS
    template_name = "matching/agent_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(agents=selectors.agents(self.request.user), **kwargs)


class AgentPage(PermittedObjectMixin):
    abstract = True
    model = SearchAgent
    permission_view = p.KEEP_AGENTS
    permission = p.KEEP_AGENTS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(agent=self.object, **kwargs)

    def note(self, change: str) -> None:
        facts = {"change": f"agent {change}"}
        audit.write(audit.Action.CHANGE, request=self.request, subject=self.object, facts=facts)


class AgentDetail(AgentPage, TemplateView):
    template_name = "matching/agent_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = selectors.found_by(self.object, self.request.user)
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(asked=in_words(self.object.question), page=page, **kwargs)


class AgentFormPage(FormView):
    template_name = "matching/agent_form.html"
    form_class = AgentForm

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def keep(self, agent: SearchAgent, form: AgentForm) -> HttpResponse:
        answers = {name: form.cleaned_data[name] for name in ("name", "told_by")}
        self.object = services.keep_agent(agent, question=form.question, **answers)
        messages.success(self.request, _("The search agent is at work. It looks at reports from now on."))
        return HttpResponseRedirect(self.object.get_absolute_url())


class AgentNew(PermissionMixin, AgentFormPage):
    permission = p.KEEP_AGENTS

    def get_initial(self) -> dict[str, Any]:
        return answers_asked(self.request.GET) if self.request.GET else {}

    def form_valid(self, form: AgentForm) -> HttpResponse:
        response = self.keep(SearchAgent(posting=self.request.user.posting), form)
        facts = {"change": "agent made"}
        audit.write(audit.Action.CHANGE, request=self.request, subject=self.object, facts=facts)
        return response


class AgentEdit(AgentPage, AgentFormPage):
    def get_initial(self) -> dict[str, Any]:
        own = {"name": self.object.name, "told_by": self.object.told_by}
        return own | answers_of(self.object.question)

    def form_valid(self, form: AgentForm) -> HttpResponse:
        response = self.keep(self.object, form)
        self.note("changed")
        return response


class AgentPause(AgentPage, TemplateView):
    """A button of the agent's page: only POST."""

    http_method_names = ["post"]

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.object = services.pause_agent(self.object)
        self.note("paused" if self.object.is_paused else "at work")
        return HttpResponseRedirect(self.object.get_absolute_url())


class AgentDelete(AgentPage, TemplateView):
    template_name = "matching/agent_delete.html"

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.note("deleted")
        self.object.delete()
        messages.success(self.request, _("The search agent is deleted."))
        return HttpResponseRedirect(reverse("matching:agent-list"))
