"""Numbers and dates as India writes them, in every language."""

from datetime import date, datetime

import pytest
from django.template import Context, Template
from django.utils.formats import date_format, localize, reset_format_cache
from django.utils.translation import get_language_info, override

from trackchild.portal.selectors import rounded

LANGUAGES = ("en", "hi", "bn", "gu", "ta")


@pytest.fixture(autouse=True)
def _fresh_formats():
    reset_format_cache()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lakhs_and_crores_are_grouped_as_in_india(language):
    with override(language):
        assert localize(252266) == "2,52,266"
        assert localize(12345678) == "1,23,45,678"
        assert localize(1234.5) == "1,234.5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_dates_are_day_month_year(language):
    with override(language):
        assert date_format(date(2026, 3, 7), "SHORT_DATE_FORMAT") == "07-03-2026"
        assert date_format(datetime(2026, 3, 7, 18, 5), "SHORT_DATETIME_FORMAT") == "07-03-2026 18:05"


def test_years_and_page_numbers_in_addresses_stay_plain():
    page = Template("{{ year|stringformat:'d' }}").render(Context({"year": 2026}))

    assert page == "2026"


def test_gujarati_is_known():
    assert get_language_info("gu")["name_local"] == "ગુજરાતી"
    assert get_language_info("gu")["bidi"] is False


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "fewer than 5"),
        (4, "fewer than 5"),
        (9, "fewer than 10"),
        (19, "10"),
        (11949, "11,000"),
        (252266, "2,50,000"),
    ],
)
def test_public_figures_are_rounded_down(number, text):
    assert rounded(number) == text
