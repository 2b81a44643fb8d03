"""A very small country, loaded once for all tests of the file that asks for it."""

import pytest
from django.db import transaction
from django.test import override_settings

from trackchild.demo.country.load import load_country

TINY = 0.0004


@pytest.fixture(scope="module")
def country(django_db_setup, django_db_blocker):
    """The demonstration as `make run` loads it, only smaller; gone after the last test of the file."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        yield load_country(TINY, 1)
        transaction.set_rollback(True)
