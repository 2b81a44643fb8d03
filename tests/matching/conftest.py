"""Every test of the engine counts anew, and speaks for the two sides of its match."""

import pytest

from directory.choices import Role
from matching import counts
from matching.weights import serve
from tests.factories.accounts import OfficerFactory


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()
    yield
    counts.forget()
    serve(None)


@pytest.fixture
def searcher(match):
    return OfficerFactory(role=Role.STATION_OFFICER, office=match.missing_report.office)


@pytest.fixture
def finder(match):
    return OfficerFactory(role=Role.STATION_OFFICER, office=match.recovery_report.office)
