"""Every address has a policy and a row in the table, and answers each role at each place as the row says."""

import uuid
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from directory import grants
from directory.choices import Role
from tests.access.table import ASK_THEMSELVES, EVERYWHERE, TABLE, TESTED_ELSEWHERE, Row
from tests.access.world import World, make_world
from tests.factories.accounts import UserFactory, login


def walk(patterns, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join(part for part in (namespace, pattern.name) if part), pattern
        else:
            yield from walk(pattern.url_patterns, pattern.namespace or namespace)


def addresses() -> dict[str, str]:
    """The policy of every address of the project, by name."""
    return {
        name: getattr(pattern.callback, "policy", "") for name, pattern in walk(get_resolver().url_patterns)
    }


def test_every_address_has_a_policy():
    without = [name for name, policy in addresses().items() if not policy]

    assert without == []


def test_every_policy_is_known():
    known = {"public", "login", *grants.permissions()}

    assert {name: policy for name, policy in addresses().items() if policy not in known} == {}


def test_every_address_under_a_permission_stands_in_the_table():
    guarded = {name for name, policy in addresses().items() if policy not in ("public", "login")}

    assert guarded - set(TABLE) - set(TESTED_ELSEWHERE) == set()
    assert (set(TABLE) | set(TESTED_ELSEWHERE)) - guarded == set()


def test_views_open_to_everybody_say_so():
    wrong = [
        name
        for name, pattern in walk(get_resolver().url_patterns)
        if (pattern.callback.policy == "public") == getattr(pattern.callback, "login_required", True)
    ]

    assert wrong == []


@pytest.fixture(scope="module")
def made_world(django_db_setup, django_db_blocker) -> Iterator[World]:  # noqa: ARG001
    """One world for all roles: making it is half the time of a role."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made_world, db) -> World:  # noqa: ARG001
    """What a test does to the world is undone before the next: its transaction lies inside the world's."""
    return made_world


drawn: set[str] = set()
draw = Template.render


@pytest.fixture
def draw_once(monkeypatch):
    """A page is drawn in full for the first role that it opens to; for the others the answer is enough."""
    asked = {"now": ""}

    def render(self, context=None, request=None):
        return draw(self, context, request) if asked["now"] and asked["now"] not in drawn else ""

    monkeypatch.setattr(Template, "render", render)
    return asked


def expected(row: Row, role: Role, place: str) -> int:
    if place in row.open.get(role, ""):
        return row.opens
    if place in row.known.get(role, ""):
        return 403
    has_it_somewhere = role in row.open or role in row.known
    return 404 if has_it_somewhere else row.denied


def answer(client: Client, name: str, row: Row, world: World, place: str) -> int:
    target = world.records[row.target, place] if row.target else {}
    response = getattr(client, row.method)(reverse(name, kwargs={**target, **row.extra}))
    return response.status_code


def places_of(row: Row, role: Role) -> str:
    """Where to ask: a role that may know no such record anywhere is asked at its own place only."""
    return EVERYWHERE if row.target and (role in row.open or role in row.known) else "o"


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role), ids=str)
def test_each_role_at_each_place(role, world, draw_once):
    client = login(Client(), world.officer(role))

    wrong = {}
    for name, row in TABLE.items():
        for place in places_of(row, role):
            wanted = expected(row, role, place)
            draw_once["now"] = name if wanted == row.opens else ""
            status = answer(client, name, row, world, place)
            if status == row.opens:
                drawn.add(name)
            if status != wanted:
                wrong[name, place] = f"{status} instead of {wanted}"

    assert wrong == {}


@pytest.mark.django_db
def test_without_log_in_every_guarded_page_leads_to_log_in(world):
    for name, row in TABLE.items():
        target = world.records[row.target, "o"] if row.target else {}
        response = getattr(Client(), row.method)(reverse(name, kwargs={**target, **row.extra}))
        assert response.status_code == 302, name
        assert response["Location"].startswith(reverse("accounts:login")), name


@pytest.mark.django_db
def test_without_a_posting_every_guarded_page_leads_to_the_choice(world):
    client = login(Client(), UserFactory())

    for name, row in TABLE.items():
        target = world.records[row.target, "o"] if row.target else {}
        response = getattr(client, row.method)(reverse(name, kwargs={**target, **row.extra}))
        assert response.status_code == 302, name
        assert response["Location"] == reverse("accounts:posting"), name


def address_of(name: str, pattern: URLPattern, world: World) -> str:
    """The address for the own station's record, whatever else it names."""
    parts = pattern.pattern.converters or pattern.pattern.regex.groupindex
    kind = next((kind for kind in ("recovery", "sighting", "match", "missing") if kind in name), "missing")
    known = {"reference": world.records[kind, "o"]["reference"], "name": "close", "pk": 1, "id": 1}
    known |= {"model_label": "directory.office"}
    if "key" in pattern.pattern.converters:
        known["key"] = uuid.UUID(int=0)
    return reverse(name, kwargs={part: known.get(part, "x") for part in parts})


@pytest.mark.django_db
def test_addresses_tested_elsewhere_still_refuse_whoever_lacks_the_permission(world, draw_once):
    """Their own tests know when they open; here nobody gets in whose role was never granted it."""
    patterns = dict(walk(get_resolver().url_patterns))
    clients = {
        role: login(Client(), world.officer(role)) for role in (Role.CITIZEN, Role.AUDITOR, Role.CID_OFFICER)
    }
    opened = []
    for name in TESTED_ELSEWHERE:
        policy, url = patterns[name].callback.policy, address_of(name, patterns[name], world)
        for role, client in clients.items():
            if role in grants.roles_with(policy):
                continue
            statuses = {client.get(url).status_code, client.post(url).status_code}
            if not statuses <= {403, 404, 405}:
                opened.append((name, role, statuses))

    assert opened == []


@pytest.mark.django_db
@pytest.mark.parametrize("policy", ["public", "login"])
def test_pages_without_a_permission_ask_for_a_log_in_exactly_where_they_say_so(world, policy, draw_once):
    wrong = []
    for name, pattern in walk(get_resolver().url_patterns):
        if pattern.callback.policy != policy or not name:
            continue
        response = Client().get(address_of(name, pattern, world))
        asked = response.status_code == 302 and reverse("accounts:login") in response["Location"]
        if asked != (policy == "login") and name not in ASK_THEMSELVES:
            wrong.append(name)

    assert wrong == []
