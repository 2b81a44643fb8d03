"""One world for a module: its records are made once, and gone at the end."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.privacy.world import World, make_world


@pytest.fixture(scope="module")
def made_world(django_db_setup, django_db_blocker) -> Iterator[World]:  # noqa: ARG001
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made_world, db) -> World:  # noqa: ARG001
    return made_world
