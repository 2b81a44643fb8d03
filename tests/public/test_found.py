"""A found person is a line without name, photograph and place of care."""

import pytest

from tests.factories.directory import OfficeFactory
from tests.public.people import found

pytestmark = pytest.mark.django_db


def test_line_shows_age_band_language_and_state_only(client):
    home = OfficeFactory(kind="CCI", name="Snehalaya Home")
    found(full_name="Bablu", age_years=9, custody_office=home, place_line="Platform 8")

    page = client.get("/found/").content.decode()

    assert "6 to 11 years" in page
    assert "Bengali" in page
    assert not any(secret in page for secret in ("Bablu", "Snehalaya", "Platform 8", "<img class"))


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "BODY"},
        {"kind": "TRACED_KNOWN"},
        {"status": "IDENTIFIED"},
        {"status": "DISPOSED"},
        {"status": "DRAFT"},
        {"produced_before": "JJB"},
        {"offence_kinds": ["SEXUAL"]},
        {"family_not_to_be_told": True},
    ],
)
def test_some_found_persons_are_not_even_a_line(client, facts):
    found(**facts)

    page = client.get("/found/").content.decode()

    assert "0 persons" in page
    assert "No line fits" in page
