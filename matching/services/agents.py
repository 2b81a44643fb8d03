"""Search agents: a question left with the portal, asked of every new or changed report."""

from typing import Any

from django.db import transaction

from cases.questions import Question
from cases.selectors.search import registers_of, rows_for
from matching import events
from matching import permissions as p
from matching.models import AgentHit, SearchAgent
from matching.models.profile import side_field
from matching.questions import index_keys, narrowed, place_keys_of
from matching.services.profiles import save_profile
from trackchild.core import events as core_events
from trackchild.core.workflow import locked


def keep_agent(agent: SearchAgent, *, question: Question, **answers: Any) -> SearchAgent:
    """Writes a new or changed agent. What a changed one has told stays told."""
    for name, value in answers.items():
        setattr(agent, name, value)
    agent.asked = question.as_json()
    agent.keys = index_keys(question)
    agent.save()
    return agent


@transaction.atomic
def pause_agent(agent: SearchAgent) -> SearchAgent:
    """Stops the agent, or lets it go on."""
    agent = locked(agent)
    agent.is_paused = not agent.is_paused
    agent.save(update_fields=["is_paused", "updated_at"])
    return agent


def end_agents() -> int:
    """Daily: the agents of postings that have ended go, with what they found."""
    _count, by_model = SearchAgent.objects.ended().delete()
    return by_model.get("matching.SearchAgent", 0)


@transaction.atomic
def ask_agents(report: Any) -> list[AgentHit]:
    """Tells every agent that asks for this report, once. Only agents that share a key with it are asked."""
    profile, _record = save_profile(report)
    keys = [*profile.keys, *place_keys_of(report)]
    agents = (
        SearchAgent.objects.at_work()
        .filter(keys__overlap=keys)
        .exclude(pk__in=AgentHit.objects.of(report).values("agent"))
        .select_related("posting__user", "posting__office__police_district")
        .order_by("pk")
    )
    return [_tell(agent, report) for agent in agents if finds(agent, report)]


def finds(agent: SearchAgent, report: Any) -> bool:
    """Whether the officer, searching now, would find this report."""
    user = agent.posting.user
    user.posting = agent.posting
    if not user.has_perm(p.KEEP_AGENTS):
        return False
    question = agent.question
    return any(
        narrowed(rows_for(register, user, question).filter(pk=report.pk), question).exists()
        for register in registers_of(question)
        if register.model is type(report)
    )


def _tell(agent: SearchAgent, report: Any) -> AgentHit:
    hit, is_new = AgentHit.objects.get_or_create(agent=agent, **{side_field(report): report})
    if is_new:
        core_events.record(events.AGENT_FOUND, subject=hit)
    return hit
