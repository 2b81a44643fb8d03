"""The search box for names: every word counts, in any script, and the first letters are enough."""

import pytest

from cases.models import MissingReport
from matching.finders import sounds_like
from matching.services.profiles import save_profile
from tests.factories.matching import OpenMissingReportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def anjali():
    report = OpenMissingReportFactory(full_name="Anjali Kumari", name_local="अंजलि कुमारी")
    save_profile(report)
    save_profile(OpenMissingReportFactory(full_name="Sunita Kumari"))
    return report


@pytest.mark.parametrize(
    "words", ["Anjali Kumari", "anjali", "অঞ্জলি কুমারী", "Kumari Anjaly", "Anj", "anjali kum"]
)
def test_a_name_is_found_as_people_type_it(anjali, words):
    assert list(sounds_like(MissingReport.objects.all(), words)) == [anjali]


@pytest.mark.parametrize("words", ["Anjali Verma", "Ramesh Kumari", "?!"])
def test_another_name_is_not_found(anjali, words):
    assert not sounds_like(MissingReport.objects.all(), words)
