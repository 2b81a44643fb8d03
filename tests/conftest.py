"""Starts the test servers once per run. Fixtures of the apps live in their own folders."""

import os

import pytest
from django.core.cache import cache

from tests import settings as test_settings
from trackchild.devstack import embedded

KEEP_SERVERS = "TEST_DATA_DIR" in os.environ


def is_xdist_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def pytest_configure() -> None:
    if not is_xdist_worker():
        embedded.start(test_settings.TEST_DATA_DIR, bound=not KEEP_SERVERS, durable=False)


def pytest_unconfigure() -> None:
    if not is_xdist_worker() and not KEEP_SERVERS:
        embedded.stop(test_settings.TEST_DATA_DIR)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings,  # noqa: ARG001 (a database for each worker)
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
):
    """A new test database is a copy of a migrated one."""
    from django.db import connection

    from tests.database import migrated_template

    if django_db_createdb or not django_db_keepdb:
        with django_db_blocker.unblock():
            connection.settings_dict["TEST"]["TEMPLATE"] = migrated_template()


@pytest.fixture(autouse=True)
def _empty_cache():
    """What one test counts or remembers in Redis never meets the next."""
    yield
    cache.clear()


@pytest.fixture
def client_as(client):
    """A client logged in with both factors: `client_as(user)` or `client_as(Role.STATION_OFFICER)`."""

    def log_in(who):
        from tests.factories.accounts import OfficerFactory, login

        login(client, OfficerFactory(role=who) if isinstance(who, str) else who)
        return client

    return log_in
