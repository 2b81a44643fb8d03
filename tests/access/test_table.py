"""Every address has a policy and a row in the table, and answers each role at each place as the row says."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from directory import grants
from directory.choices import Role
from tests.access.table import EVERYWHERE, TABLE, TESTED_ELSEWHERE, Row
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
def test_each_role_at_each_place(role, client):
    world = make_world()
    login(client, world.officer(role))

    wrong = {}
    for name, row in TABLE.items():
        for place in places_of(row, role):
            status, wanted = answer(client, name, row, world, place), expected(row, role, place)
            if status != wanted:
                wrong[name, place] = f"{status} instead of {wanted}"

    assert wrong == {}


@pytest.mark.django_db
def test_without_log_in_every_guarded_page_leads_to_log_in(client):
    world = make_world()

    for name, row in TABLE.items():
        target = world.records[row.target, "o"] if row.target else {}
        response = getattr(client, row.method)(reverse(name, kwargs={**target, **row.extra}))
        assert response.status_code == 302, name
        assert response["Location"].startswith(reverse("accounts:login")), name


@pytest.mark.django_db
def test_without_a_posting_every_guarded_page_leads_to_the_choice(client):
    world = make_world()
    login(client, UserFactory())

    for name, row in TABLE.items():
        target = world.records[row.target, "o"] if row.target else {}
        response = getattr(client, row.method)(reverse(name, kwargs={**target, **row.extra}))
        assert response.status_code == 302, name
        assert response["Location"] == reverse("accounts:posting"), name
