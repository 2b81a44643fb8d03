"""Search across the country: one key for all scripts, more to ask by, and never more than one may read."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import RecoveryReport
from cases.permissions import SEARCHERS, STATION, VIEW_RECOVERY
from cases.questions import Question
from cases.selectors.search import search_country, suggest
from directory import grants, shares
from directory.choices import Role
from matching.services.profiles import save_profile
from tests.factories.accounts import OfficerFactory, kind_for, login
from tests.factories.directory import DistrictFactory, OfficeFactory, PoliceDistrictFactory
from tests.factories.matching import OpenMissingReportFactory, RecordedRecoveryReportFactory
from trackchild.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def missing(**told):
    report = OpenMissingReportFactory(**told)
    save_profile(report)
    return report


@pytest.fixture
def station():
    district = DistrictFactory()
    police = PoliceDistrictFactory(state=district.state, districts=[district])
    return OfficeFactory(district=district, police_district=police)


@pytest.fixture
def officer(station):
    return OfficerFactory(role=Role.STATION_OFFICER, office=station)


@pytest.fixture
def anjali(station):
    """A case of the officer's own station."""
    report = missing(
        office=station, full_name="Anjali Kumari", sex="F", age_years=9, father_name="Ramdhani Paswan",
        permanent_line="Village Rampatti",
    )  # fmt: skip
    report.marks.create(kind="BURN", site="FOREARM", side="L")
    save_profile(report)
    return report


def reports(user, **asked) -> list:
    return [row.report for row in search_country(user, Question(**asked))]


@pytest.mark.parametrize("words", ["anjali", "अंजलि कुमारी", "অঞ্জলি", "Anjaly Kumaree", "anjali kum"])
def test_a_name_in_any_script_and_spelling_finds_the_record(officer, anjali, words):
    missing(full_name="Sunita Devi", sex="F", age_years=9)

    assert reports(officer, words=words) == [anjali]


@pytest.mark.parametrize(
    "asked",
    [
        {"parent": "रामधनी"},
        {"mark_kind": "BURN", "mark_site": "FOREARM"},
        {"mark_kind": "BURN"},
        {"home": "Rampati"},
        {"words": "anjali", "age_from": 8, "age_to": 10, "register": "M"},
    ],
)
def test_parent_mark_home_and_age_find_it_too(officer, anjali, asked):
    missing(full_name="Sunita Devi", sex="F", age_years=15, father_name="Mohan Lal")

    assert reports(officer, **asked) == [anjali]


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "anjali", "sex": "M"},
        {"words": "anjali", "age_from": 12},
        {"words": "anjali", "register": "R"},
        {"words": "anjali", "parent": "Mohan"},
        {"mark_kind": "MOLE", "mark_site": "FOREARM"},
    ],
)
def test_what_does_not_fit_is_not_found(officer, anjali, asked):
    assert reports(officer, **asked) == []


def test_the_district_and_the_days_narrow_the_search(officer, anjali):
    day = timezone.localdate(anjali.missing_from)

    assert reports(officer, district=anjali.district_id, since=day, until=day) == [anjali]
    assert reports(officer, district=anjali.district_id, until=day.replace(year=2001)) == []


def test_the_likeliest_comes_first(officer):
    alike = missing(full_name="Anjuli Kumari", sex="F")
    same = missing(full_name="Anjali Kumari", sex="F")
    longer = missing(full_name="Anjali Tirkey", sex="F")

    found = reports(officer, words="Anjali Kumari")

    assert found == [same, longer, alike]


def test_who_may_not_read_the_family_does_not_find_by_it(officer):
    """Elsewhere a station reads what stands on the poster and what identifies, not who the family is."""
    far = missing(full_name="Anjali Kumari", father_name="Ramdhani Paswan", permanent_line="Village Rampatti")

    assert reports(officer, words="anjali") == [far]
    assert reports(officer, parent="Ramdhani") == []
    assert reports(officer, home="Rampatti") == []


def test_a_sealed_record_stays_closed(officer):
    near = OfficeFactory(district=officer.office.district, police_district=officer.office.police_district)
    found = RecordedRecoveryReportFactory(full_name="Anjali Kumari", office=near)
    save_profile(found)
    assert reports(officer, words="anjali") == [found]

    found.produced_before = "JJB"
    found.save()

    assert reports(officer, words="anjali") == []
    assert suggest(officer, "anjali") == []


@pytest.mark.parametrize("needs", ["", "P", "I", "F", "IF"])
@pytest.mark.parametrize("role", SEARCHERS, ids=str)
def test_the_few_rows_of_a_place_are_those_within_reach(role, needs, officer):
    """Found through the indexes of each reach, they are the same as by the one rule."""
    office = officer.office
    near = OfficeFactory(district=office.district, police_district=office.police_district)
    if role not in STATION:
        same = {"district": office.district, "state": office.state, "police_district": office.police_district}
        office = OfficeFactory(kind=kind_for(role), **same)
    shared = RecordedRecoveryReportFactory()
    for at in (officer.office, near, office, OfficeFactory(district=office.district), OfficeFactory()):
        RecordedRecoveryReportFactory(office=at)
        RecordedRecoveryReportFactory(office=at, produced_before="JJB")
    RecordedRecoveryReportFactory(office=None, state=office.state, district=office.district)
    shares.grant(shared, office, "match")
    reader, every = OfficerFactory(role=role, office=office), RecoveryReport.objects.all()

    rows = grants.permitted_rows(every, reader, VIEW_RECOVERY, needs)
    few = grants.few_ids(every, reader, VIEW_RECOVERY, 3000, needs)

    assert few in (None, set(rows.values_list("pk", flat=True)))
    assert few is not None or role == Role.NCRB_OFFICER


# --- while typing


@pytest.mark.parametrize("words", ["anj", "an", "अंज", "kumari anj", "Anjali Kuma"])
def test_the_first_letters_are_enough(officer, anjali, words):
    assert [row.report for row in suggest(officer, words)] == [anjali]


def test_a_title_typed_so_far_may_become_a_name(officer):
    """«Moh» is Mohammad in short, and the beginning of Mohan."""
    report = missing(full_name="Mohan Tirkey", sex="M")

    assert [row.report for row in suggest(officer, "moh")] == [report]


def test_at_most_ten_are_offered_and_one_letter_offers_none(officer):
    for number in range(12):
        missing(full_name="Anjali Kumari", age_years=number)

    assert len(suggest(officer, "anj")) == 10
    assert suggest(officer, "a") == []


def test_found_people_of_other_districts_are_not_offered(officer):
    save_profile(RecordedRecoveryReportFactory(full_name="Anjali Kumari"))

    assert suggest(officer, "anjali") == []


def test_a_word_nobody_bears_yet_is_known_when_the_report_is(officer):
    assert suggest(officer, "Zuvenal") == []

    report = missing(full_name="Zuvenalia Tirkey")

    assert [row.report for row in suggest(officer, "Zuvena")] == [report]


# --- pages


def test_the_suggestions_take_few_queries(officer, anjali, django_assert_max_num_queries):
    for number in range(8):
        near = OfficeFactory(district=officer.office.district, police_district=officer.office.police_district)
        missing(full_name="Anjali Kumari", age_years=number)
        save_profile(RecordedRecoveryReportFactory(full_name="Anjali Kumari", office=near))
    suggest(officer, "anj")

    with django_assert_max_num_queries(14):
        rows = [(row.name, row.report.age_text, str(row.report.district)) for row in suggest(officer, "anj")]

    assert len(rows) == 10


@pytest.fixture
def client(officer):
    return login(Client(), officer)


def test_the_suggestions_tell_what_the_list_shows_and_are_written_down(client, anjali):
    answer = client.get(reverse("cases:search-suggestions"), {"q": "anjali"})

    assert answer["Content-Type"] == "application/json"
    assert [(row["name"], row["url"]) for row in answer.json()["rows"]] == [
        ("Anjali Kumari", anjali.get_absolute_url())
    ]
    assert answer.json()["said"] == "1 suggestion"
    assert AuditEntry.objects.filter(action="SEARCH", facts__found=1, facts__typing=True).count() == 1


def test_who_asks_without_end_is_slowed_down(client, monkeypatch):
    monkeypatch.setattr("cases.views.search.TYPED", "2/m")

    statuses = [client.get(reverse("cases:search-suggestions"), {"q": "an"}).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]


def test_without_script_the_same_box_asks_the_page_of_results(client, anjali):
    page = client.get(reverse("cases:search"), {"q": "anj"})

    assert anjali.get_absolute_url() in page.content.decode()
    assert "data-suggest" in page.content.decode()
    assert AuditEntry.objects.filter(action="SEARCH", facts__found=1).count() == 1


def test_a_question_that_asks_nothing_is_sent_back(client):
    page = client.get(reverse("cases:search"), {"q": "", "register": "M"})

    assert "Give a name, a number or something else to search by." in page.content.decode()


def test_the_form_keeps_what_narrows_the_search(client, anjali):
    asked = {"q": "anjali", "age_from": "8", "age_to": "७", "since": "01-01-2020"}

    page = client.get(reverse("cases:search"), asked).content.decode()

    assert "This is before the beginning." in page
    assert '<details class="tc-more" open>' in page
