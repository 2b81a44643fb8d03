"""The search box for names: every word counts, in any script, and the first letters are enough."""

import pytest

from cases.models import MissingReport
from matching.finders import sounds_like
from matching.services.profiles import refresh
from tests.factories.matching import OpenMissingReportFactory

pytestmark = pytest.mark.django_db
