"""A search left with the portal: asked of each new report by its keys, told once, ended with the posting."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alerts.models import Alert
from alerts.services import notify
from cases.questions import Question
from directory.choices import Role
from matching import events, services, tasks
from matching.forms_agents import AgentForm
from matching.models import AgentHit, SearchAgent
from tests.factories.accounts import OfficerFactory, login
from tests.factories.cases import MissingReportFactory
from tests.factories.directory import OfficeFactory
from tests.factories.matching import OpenMissingReportFactory, RecordedRecoveryReportFactory
from trackchild.core.models import Event, EventDelivery, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return OfficerFactory(role=Role.STATION_OFFICER)


def left_by(user, told_by="PORTAL", **asked) -> SearchAgent:
    agent = SearchAgent(posting=user.posting)
    return services.keep_agent(agent, question=Question(**asked), name="My search", told_by=told_by)


def found(report) -> list[SearchAgent]:
    return [hit.agent for hit in services.ask_agents(report)]


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "अंजलि कुमारी"},
        {"words": "Anjali", "sex": "F", "age_from": 8, "age_to": 10},
        {"mark_kind": "BURN"},
        {"mark_kind": "BURN", "mark_site": "FOREARM", "sex": "F"},
        {"words": "anjaly", "register": "M"},
    ],
)
def test_a_new_report_that_fits_is_found(officer, asked):
    agent = left_by(officer, **asked)
    report = OpenMissingReportFactory(full_name="Anjali Kumari", sex="F", age_years=9)
    report.marks.create(kind="BURN", site="FOREARM")

    assert found(report) == [agent]


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "Sunita"},
        {"words": "Anjali", "sex": "M"},
        {"words": "Anjali", "register": "R"},
        {"words": "Anjali", "until": timezone.localdate() - timedelta(days=400)},
        {"mark_kind": "MOLE", "mark_site": "FOREARM"},
        {"parent": "Ramdhani"},  # family: not for a station elsewhere
    ],
)
def test_what_does_not_fit_is_not_told(officer, asked):
    left_by(officer, **asked)
    report = OpenMissingReportFactory(full_name="Anjali Kumari", sex="F", father_name="Ramdhani Paswan")
    report.marks.create(kind="BURN", site="FOREARM")

    assert found(report) == []


def test_an_agent_that_names_only_a_place_is_asked_there(officer):
    here, there = OpenMissingReportFactory(sex="F"), OpenMissingReportFactory(sex="F")
    agent = left_by(officer, district=here.district_id, sex="F")

    assert found(here) == [agent]
    assert found(there) == []


def test_only_agents_that_share_a_key_are_asked(officer, monkeypatch):
    for name in ("Sunita", "Meera", "Anjali"):
        left_by(officer, words=name)
    asked = []
    monkeypatch.setattr(services.agents, "finds", lambda agent, report: asked.append(agent) or False)

    services.ask_agents(OpenMissingReportFactory(full_name="Anjali Kumari"))

    assert [agent.question.words for agent in asked] == ["Anjali"]


def test_what_the_officer_may_not_see_is_not_told_until_it_may_be_seen(officer):
    agent = left_by(officer, words="Anjali")
    elsewhere = RecordedRecoveryReportFactory(full_name="Anjali")
    assert found(elsewhere) == []

    elsewhere.office = officer.office
    elsewhere.save()

    assert found(elsewhere) == [agent]


def test_each_report_is_told_once(officer):
    left_by(officer, words="Anjali")
    report = OpenMissingReportFactory(full_name="Anjali")

    assert len(found(report)) == 1
    report.age_years = 8
    report.save()
    assert found(report) == []
    assert Event.objects.filter(kind=events.AGENT_FOUND).count() == 1


def test_paused_agents_and_those_of_ended_postings_are_silent(officer):
    agent = left_by(officer, words="Anjali")
    services.pause_agent(agent)
    assert found(OpenMissingReportFactory(full_name="Anjali")) == []
    services.pause_agent(agent)
    posting = officer.posting
    posting.starts_on -= timedelta(days=9)
    posting.ends_on = timezone.localdate() - timedelta(days=1)
    posting.save()

    assert found(OpenMissingReportFactory(full_name="Anjali")) == []
    assert services.end_agents() == 1
    assert not SearchAgent.objects.exists()


def test_registering_a_report_asks_the_agents(officer, django_capture_on_commit_callbacks, settings):
    agent = left_by(officer, words="Asha")

    report = MissingReportFactory(full_name="Asha Kumari", open=True)
    event = Event.objects.get(kind="missing_report.registered", subject_id=report.pk)
    tasks.ask_agents(event.pk)
    tasks.ask_agents(event.pk)

    assert [hit.missing_report for hit in agent.hits.all()] == [report]
    assert EventDelivery.objects.get(event=event, subscriber=tasks.AGENTS).state == "DONE"


@pytest.mark.parametrize(("told_by", "channels"), [("PORTAL", []), ("SMS", ["sms"]), ("EMAIL", ["email"])])
def test_the_officer_is_told_as_chosen_and_no_message_names_the_child(told_by, channels):
    officer = OfficerFactory(role=Role.STATION_OFFICER, email="officer@example.org")
    left_by(officer, told_by=told_by, words="Anjali")
    services.ask_agents(OpenMissingReportFactory(full_name="Anjali Marker"))

    event = Event.objects.get(kind=events.AGENT_FOUND)
    notify(event=event)
    notify(event=event)

    assert Alert.objects.filter(user=officer, event=event).count() == 1
    messages = Message.objects.filter(event=event)
    assert [message.channel for message in messages] == channels
    assert all("Marker" not in f"{message.subject} {message.body}" for message in messages)


# --- pages


@pytest.fixture
def client(officer):
    return login(Client(), officer)


def test_an_agent_is_made_changed_paused_and_deleted(client, officer):
    page = client.get(reverse("matching:agent-new"), {"q": "anjali", "sex": "F", "age_from": "8"})
    assert 'value="anjali"' in page.content.decode()

    made = client.post(
        reverse("matching:agent-new"),
        {"name": "Girl of the station", "told_by": "SMS", "q": "Anjali", "sex": "F", "age_from": "8"},
    )
    agent = SearchAgent.objects.get()
    assert made.url == agent.get_absolute_url()
    assert agent.question == Question(words="Anjali", sex="F", age_from=8)
    assert agent.posting == officer.posting

    edit = reverse("matching:agent-edit", args=[agent.reference])
    assert 'value="Girl of the station"' in client.get(edit).content.decode()
    client.post(edit, {"name": "Girl", "told_by": "PORTAL", "parent": "Ramdhani"})
    agent.refresh_from_db()
    assert (agent.name, agent.question) == ("Girl", Question(parent="Ramdhani"))

    client.post(reverse("matching:agent-pause", args=[agent.reference]))
    agent.refresh_from_db()
    assert agent.is_paused

    client.post(reverse("matching:agent-delete", args=[agent.reference]))
    assert not SearchAgent.objects.exists()


@pytest.mark.parametrize("asked", [{}, {"sex": "F"}, {"q": "Unknown"}, {"age_from": "3"}])
def test_an_agent_that_asks_for_nobody_is_refused(client, asked):
    answer = client.post(reverse("matching:agent-new"), {"name": "All", "told_by": "PORTAL", **asked})

    assert answer.status_code == 422
    assert not SearchAgent.objects.exists()


def test_the_page_shows_only_what_may_be_seen_now(client, officer):
    agent = left_by(officer, words="Anjali")
    own = RecordedRecoveryReportFactory(full_name="Anjali Kumari", office=officer.office)
    services.ask_agents(own)
    page = reverse("matching:agent-detail", args=[agent.reference])
    assert own.get_absolute_url() in client.get(page).content.decode()

    own.office = OfficeFactory()
    own.district, own.state = own.office.district, own.office.state
    own.save()

    assert own.get_absolute_url() not in client.get(page).content.decode()
    assert AgentHit.objects.count() == 1


def test_nobody_else_opens_an_agent(officer):
    agent = left_by(officer, words="Anjali")
    colleague = login(Client(), OfficerFactory(role=Role.STATION_OFFICER, office=officer.office))

    for name in ("detail", "edit", "delete"):
        assert colleague.get(reverse(f"matching:agent-{name}", args=[agent.reference])).status_code == 404
    assert colleague.post(reverse("matching:agent-pause", args=[agent.reference])).status_code == 404
    assert "My search" not in colleague.get(reverse("matching:agent-list")).content.decode()


def test_the_form_says_all_a_question_can_say():
    fields = set(AgentForm().fields) - {"name", "told_by"}

    assert {"words" if name == "q" else name for name in fields} == set(Question.__dataclass_fields__)
