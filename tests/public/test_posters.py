"""What citizens may see of a missing person, and from when until when."""

import pytest
from django.db import models

from cases.models import IdentificationMark, MissingReport
from cases.selectors.public import POSTER_COLUMNS
from matching.services import save_profile
from tests.public.people import missing, with_photograph

pytestmark = pytest.mark.django_db

MARKER = "Geheimwort"


def test_gallery_shows_published_posters_only(client):
    shown = missing(full_name="Aarti Kumari")
    missing(full_name="Hidden Person", published=False)

    page = client.get("/missing/")

    assert shown.reference in page.content.decode()
    assert "Hidden Person" not in page.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"status": "TRACED"},
        {"status": "CLOSED"},
        {"published_at": None},
        {"publication_blocks": ["POCSO"]},
        {"published_until": "2020-01-01"},
    ],
)
def test_what_ends_a_publication_ends_it_on_every_public_page(client, change):
    report = missing(full_name="Zoya Bano", **change)

    pages = [client.get(path).content.decode() for path in ("/", "/missing/", "/search/?name=zoya")]
    poster = client.get(f"/missing/{report.reference}/")

    assert not any("Zoya Bano" in page for page in pages)
    assert "Zoya Bano" not in poster.content.decode()
    assert poster["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("words", ["aarti", "Arti", "आरती", "kumari aarti", "Aar"])
def test_a_name_is_found_however_it_is_spelt(client, words):
    save_profile(missing(full_name="Aarti Kumari"))

    assert "Aarti Kumari" in client.get("/search/", {"name": words}).content.decode()


def test_a_name_that_stands_on_no_poster_finds_nobody(client):
    save_profile(missing(full_name="Aarti Kumari", aliases=["Guddi"]))

    assert "Aarti Kumari" not in client.get("/search/", {"name": "Guddi"}).content.decode()


def test_traced_person_is_no_longer_searched_for(client):
    report = missing(status="TRACED")

    page = client.get(f"/missing/{report.reference}/").content.decode()

    assert "This person is no longer being searched for" in page
    assert report.office.name not in page


def test_report_without_any_publication_has_no_poster_page(client):
    report = missing(published=False)

    assert client.get(f"/missing/{report.reference}/").status_code == 404


@pytest.mark.parametrize("reference", ["abc", "7K3M-9QWX-2HTB-C", "..", "%00", "9" * 900])
def test_strange_references_are_not_found(client, reference):
    assert client.get(f"/missing/{reference}/").status_code == 404


def test_nothing_but_the_poster_fields_reaches_a_public_page(client):
    secrets = {
        field.name: MARKER
        for field in MissingReport._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in {*POSTER_COLUMNS, "external_id", "aadhaar_last4"}
        and (field.max_length or 99) >= len(MARKER)
        and not field.name.endswith(("_phone", "_pin"))
    }
    report = missing(**secrets)
    IdentificationMark.objects.create(missing_report=report, kind="SCAR", text=MARKER, is_publishable=True)
    IdentificationMark.objects.create(missing_report=report, kind="TATTOO", text=MARKER, is_publishable=False)
    assert len(secrets) > 40

    pages = [
        client.get(path).content.decode()
        for path in ("/", "/missing/", "/search/?name=aarti", "/found/", f"/missing/{report.reference}/")
    ]

    assert not any(MARKER in page for page in pages)
    assert "9876543210" not in "".join(pages)
    assert "Tattoo" not in pages[-1]
    assert "Scar" in pages[-1]


def test_height_on_the_poster_is_a_band(client):
    report = missing(height_cm=133)

    page = client.get(f"/missing/{report.reference}/").content.decode()

    assert "130 to 135 cm" in page
    assert "133" not in page


def test_photograph_has_a_public_address_and_a_size(client):
    report = missing()
    with_photograph(report)

    page = client.get(f"/missing/{report.reference}/").content.decode()

    assert 'width="480" height="600"' in page
    assert 'src="/photos/' in page


def test_gallery_needs_few_queries(client, django_assert_max_num_queries):
    for _number in range(13):
        with_photograph(missing())

    with django_assert_max_num_queries(6):
        page = client.get("/missing/?page=1")

    assert page.content.decode().count('class="tc-photo"') == 12


def test_filters_narrow_the_gallery(client):
    boy = missing(full_name="Imran Khan", sex="M", age_years=4)
    missing(full_name="Pooja Sharma", sex="F", age_years=16)

    by_sex = client.get("/missing/?sex=M").content.decode()
    by_age = client.get("/missing/?age=0-5").content.decode()
    by_state = client.get(f"/missing/?state={boy.state.iso}").content.decode()

    assert all("Imran Khan" in page and "Pooja Sharma" not in page for page in (by_sex, by_age, by_state))


@pytest.mark.parametrize(
    "query",
    ["state=%00", "district=x", "age=9-1", "year=99999999", "page=abc", "page=-4", "name=%F0%9F%98%80"],
)
def test_odd_parameters_never_break_a_list(client, query):
    missing()

    answers = [client.get(f"{path}?{query}").status_code for path in ("/missing/", "/search/", "/found/")]

    assert answers == [200, 200, 200]
