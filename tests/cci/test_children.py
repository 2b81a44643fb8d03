"""The children of a home: placed by order, received once, seen by their own home only."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from cci.models import ChildFile
from cci.services import receive_child
from directory import shares
from directory.choices import OfficeKind, Role
from matching.services import settle_shares_around
from tests.factories.accounts import OfficerFactory
from tests.factories.cases import RecoveryReportFactory
from tests.factories.directory import OfficeFactory
from tests.factories.matching import MatchFactory

pytestmark = pytest.mark.django_db
LIST = reverse("cci:child-file-list")


@pytest.fixture
def home():
    return OfficeFactory(kind=OfficeKind.CCI)


@pytest.fixture
def superintendent(home):
    return OfficerFactory(role=Role.CCI_SUPERINTENDENT, office=home)


def placed_with(home, **facts):
    report = RecoveryReportFactory(recorded=True, **facts)
    return place(report, home)


def place(report, home):
    type(report).objects.filter(pk=report.pk).update(number=report.number or f"R/{report.pk}")
    for status in ("PRODUCED", "UNIDENTIFIED", "CUSTODY"):
        type(report).objects.filter(pk=report.pk).update(status=status)
    type(report).objects.filter(pk=report.pk).update(
        custody_office=home, custody_kind="CCI", custody_from=timezone.now()
    )
    shares.grant(report, home, "custody")
    report.refresh_from_db()
    return report


def arrival(report):
    return reverse("cci:child-arrival", args=[report.reference])


def test_a_child_placed_with_the_home_waits_until_its_arrival_is_recorded(client_as, home, superintendent):
    report, client = placed_with(home, full_name="Munni"), client_as(superintendent)

    before = client.get(LIST)
    client.post(arrival(report), {"admitted_on": f"{timezone.localdate():%d-%m-%Y}"})
    after = client.get(LIST)

    assert [one.pk for one in before.context["arrivals"]] == [report.pk]
    assert list(after.context["arrivals"]) == []
    assert [row["object"].full_name for row in after.context["rows"]] == ["Munni"]


def test_the_file_takes_over_what_the_found_record_says(home, superintendent):
    report = placed_with(home, full_name="", name_local="মুন্নি", sex="F", age_years=8, father_name="Raju")

    child = receive_child(report, by=superintendent)

    assert (child.office, child.recovery_report, child.status) == (home, report, "ADMITTED")
    assert (child.display_name, child.sex, child.age_years, child.father_name) == ("মুন্নি", "F", 8, "Raju")


def test_a_birthday_known_to_the_year_only_is_not_taken_for_the_day(home, superintendent):
    dob = timezone.localdate().replace(month=1, day=1) - timedelta(days=365 * 9)
    report = placed_with(home, dob=dob.replace(month=1, day=1), dob_precision="YEAR")

    assert receive_child(report, by=superintendent).dob is None


def test_receiving_twice_opens_one_file(client_as, home, superintendent):
    report, client = placed_with(home), client_as(superintendent)
    answers = {"admitted_on": f"{timezone.localdate():%d-%m-%Y}"}

    pages = [client.post(arrival(report), answers)["Location"] for _each in range(2)]

    child = ChildFile.objects.get()
    assert pages == [child.get_absolute_url()] * 2
    assert client.get(arrival(report))["Location"] == child.get_absolute_url()


@pytest.mark.parametrize(("days", "word"), [(1, "future"), (-400, "before the day")])
def test_a_child_arrives_neither_in_the_future_nor_before_it_was_found(
    client_as, home, superintendent, days, word
):
    day = timezone.localdate() + timedelta(days=days)

    page = client_as(superintendent).post(arrival(placed_with(home)), {"admitted_on": f"{day:%d-%m-%Y}"})

    assert page.status_code == 422
    assert word in page.content.decode()
    assert not ChildFile.objects.exists()


def test_another_home_neither_sees_nor_receives_the_child(client_as, home, superintendent):
    report = placed_with(home)
    child = receive_child(report, by=superintendent)
    stranger = OfficerFactory(role=Role.CCI_SUPERINTENDENT)
    client = client_as(stranger)

    assert client.get(child.get_absolute_url()).status_code == 404
    assert client.get(arrival(report)).status_code == 404
    assert client.get(LIST).context["rows"] == []
    with pytest.raises(PermissionDenied):
        receive_child(report, by=stranger)


@pytest.mark.parametrize(
    "role", [Role.STATION_OFFICER, Role.DCPU_OFFICER, Role.SCPS_OFFICER, Role.NCRB_OFFICER]
)
def test_whoever_is_not_of_the_home_knows_of_no_file(client_as, home, superintendent, role):
    child = receive_child(placed_with(home), by=superintendent)

    client = client_as(OfficerFactory(role=role))

    assert client.get(child.get_absolute_url()).status_code == 404
    assert client.get(LIST).status_code == 403


def test_a_child_no_longer_placed_is_not_received(home, superintendent):
    report = placed_with(home)
    type(report).objects.filter(pk=report.pk).update(status="DISPOSED")

    with pytest.raises(ValidationError):
        receive_child(report, by=superintendent)


def test_children_who_left_stand_apart(client_as, home, superintendent):
    where = {"office": home, "state": home.state, "district": home.district, "sex": "F"}
    day = timezone.localdate()
    ChildFile.objects.create(**where, full_name="Here", admitted_on=day, status="PLACED")
    ChildFile.objects.create(**where, full_name="Gone", admitted_on=day, status="EXITED")
    client = client_as(superintendent)

    def names(query):
        return [row["object"].full_name for row in client.get(f"{LIST}{query}").context["rows"]]

    assert (names(""), names("?show=left")) == (["Here"], ["Gone"])


def test_the_page_of_a_child_shows_its_matches_and_they_open(client_as, home, superintendent):
    match = MatchFactory(told_band="VERY_LIKELY", missing_report__full_name="Kajal Kumari")
    found = place(match.recovery_report, home)
    settle_shares_around(found)
    child = receive_child(found, by=superintendent)
    client = client_as(superintendent)

    text = client.get(child.get_absolute_url()).content.decode()

    assert "Kajal Kumari" in text
    assert match.get_absolute_url() in text
    assert client.get(match.get_absolute_url()).status_code == 200
    assert client.get(match.missing_report.get_absolute_url()).status_code == 200


def test_a_home_sees_no_match_of_a_child_it_does_not_keep(client_as, home, superintendent):
    match = MatchFactory(told_band="VERY_LIKELY")
    settle_shares_around(place(match.recovery_report, home))
    other = MatchFactory(missing_report=match.missing_report, told_band="VERY_LIKELY")
    client = client_as(superintendent)

    assert client.get(other.get_absolute_url()).status_code == 404
    assert other.reference not in client.get(reverse("matching:match-list")).content.decode()


def test_the_missing_report_closes_again_when_the_child_leaves_the_home(home):
    match = MatchFactory(told_band="VERY_LIKELY")
    found = place(match.recovery_report, home)
    settle_shares_around(found)
    assert shares.of(match.missing_report).filter(office=home).exists()

    type(found).objects.filter(pk=found.pk).update(status="DISPOSED")
    found.refresh_from_db()
    settle_shares_around(found)

    assert not shares.of(match.missing_report).filter(office=home).exists()
