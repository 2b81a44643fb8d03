"""The demonstration: its accounts, its refusals, and a story on each desk."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import override_settings

from cases.models import MissingReport, RecoveryReport, Sighting, Transfer
from cci.models import ChildFile
from directory.choices import OfficeKind, Role
from directory.models import Office
from matching.models import Match
from trackchild.accounts.models import User

ACCOUNTS = {
    "ps.kotwali.lucknow": (Role.STATION_OFFICER, "Kotwali PS", "Lucknow", 2),
    "ps.grp.howrah": (Role.STATION_OFFICER, "GRP Howrah", "Howrah", 2),
    "ps.kotwali.patna": (Role.STATION_OFFICER, "Kotwali PS", "Patna", 2),
    "sjpu.lucknow": (Role.SJPU_OFFICER, "Special Juvenile Police Unit", "Lucknow", 2),
    "ahtu.lucknow": (Role.AHTU_OFFICER, "Anti-Human-Trafficking Unit", "Lucknow", 2),
    "cci.howrah": (Role.CCI_SUPERINTENDENT, "Children's Home", "Howrah", 2),
    "cci.lucknow": (Role.CCI_SUPERINTENDENT, "Children's Home", "Lucknow", 2),
    "cwc.howrah": (Role.CWC_CHAIR, "Child Welfare Committee", "Howrah", 2),
    "cwc.lucknow": (Role.CWC_CHAIR, "Child Welfare Committee", "Lucknow", 2),
    "jjb.lucknow": (Role.JJB_MAGISTRATE, "Juvenile Justice Board", "Lucknow", 2),
    "dcpu.howrah": (Role.DCPU_OFFICER, "District Child Protection Unit", "Howrah", 3),
    "dcpu.lucknow": (Role.DCPU_OFFICER, "District Child Protection Unit", "Lucknow", 3),
    "dcrb.lucknow": (Role.DCRB_OFFICER, "District Crime Records Bureau", "Lucknow", 3),
    "dcrb.howrah": (Role.DCRB_OFFICER, "District Crime Records Bureau", "Howrah", 3),
    "scrb.up": (Role.SCRB_OFFICER, "State Crime Records Bureau, Uttar Pradesh", None, 3),
    "scps.up": (Role.SCPS_OFFICER, "State Child Protection Society, Uttar Pradesh", None, 3),
    "scps.wb": (Role.SCPS_OFFICER, "State Child Protection Society, West Bengal", None, 3),
    "ncrb": (Role.NCRB_OFFICER, "National Crime Records Bureau", None, 3),
    "cpsu": (Role.CPSU_OFFICER, "Central Project Support Unit", None, 3),
    "dm.lucknow": (Role.DISTRICT_MAGISTRATE, "District Magistrate", "Lucknow", 3),
    "sp.lucknow": (Role.SUPERINTENDENT_OF_POLICE, "Superintendent of Police", "Lucknow", 3),
    "inf.anganwadi.lucknow": (Role.INFORMANT, "Anganwadi", "Lucknow", 1),
    "citizen.demo": (Role.CITIZEN, None, None, 1),
    "helpdesk": (Role.HELPDESK_AGENT, "TrackChild Help Desk", None, 0),
    "sysadmin": (Role.SYSTEM_ADMINISTRATOR, "", None, 0),
    "auditor": (Role.AUDITOR, "", None, 0),
}
PASSWORD = "TrackChild-demo-1"


def test_exactly_the_demo_accounts_can_log_in(country):
    able = {user.username for user in User.objects.all() if user.has_usable_password()}

    assert able == set(ACCOUNTS)


@pytest.mark.parametrize("username", ACCOUNTS)
def test_each_demo_account_has_its_role_place_and_level(country, username):
    role, office, district, level = ACCOUNTS[username]
    user = User.objects.get(username=username)

    assert (user.role, int(user.level)) == (role, level)
    assert user.phone
    if office is None:
        assert user.office is None
    else:
        assert user.office.name.startswith(office)
        assert (user.office.district.name if user.office.district else None) == district


def test_the_published_password_opens_every_demo_account(country):
    user = User.objects.get(username="ncrb")

    assert user.check_password(PASSWORD)
    assert set(User.objects.filter(username__in=ACCOUNTS).values_list("password", flat=True)) == {
        user.password
    }


def test_every_kind_of_office_of_the_network_is_there(country):
    kinds = set(Office.objects.values_list("kind", flat=True))

    assert kinds >= {
        OfficeKind.PS, OfficeKind.WOMEN_PS, OfficeKind.GRP, OfficeKind.SJPU, OfficeKind.AHTU, OfficeKind.SP,
        OfficeKind.DCRB,
        OfficeKind.SCRB, OfficeKind.CID, OfficeKind.NCRB, OfficeKind.CCI, OfficeKind.CWC, OfficeKind.JJB,
        OfficeKind.DCPU,
        OfficeKind.SCPS, OfficeKind.CPSU, OfficeKind.DM, OfficeKind.LEGAL_SERVICES,
    }  # fmt: skip


def test_a_police_district_may_lie_in_two_revenue_districts(country):
    rural = Office.objects.get(name="Howrah Rural PS, Howrah").police_district

    assert {district.name for district in rural.districts.all()} == {"Howrah", "Hooghly"}


def test_the_girl_missing_in_lucknow_waits_as_an_unreviewed_match_at_howrah(country):
    match = Match.objects.get(missing_report__full_name="Anjali Kumari",
    recovery_report__name_local="অঞ্জলি কুমারী",
                              recovery_report__office__code="313GRP")  # fmt: skip

    assert match.status == "CANDIDATE"
    assert match.score >= 0.8
    assert match.missing_report.office.name == "Kotwali PS, Lucknow"
    assert match.missing_report.is_published


def test_each_desk_has_its_story(country):
    lucknow = MissingReport.objects.filter(office__code="162PS01")

    assert lucknow.filter(status="DRAFT").exists()
    assert lucknow.filter(authentication="RETURNED").exists()
    assert lucknow.filter(authentication="UNVERIFIED").exclude(number="").exists()
    assert Transfer.objects.filter(state="PENDING", to_office__code="162PS01").exists()
    assert MissingReport.objects.filter(status="AHTU").exists()
    assert MissingReport.objects.filter(status="TRACED", office__code="212PS01").exists()
    assert Sighting.objects.filter(status="NEW", district__name="Lucknow").count() == 3
    assert RecoveryReport.objects.unproduced().filter(office__code="313GRP").exists()
    assert set(
        Match.objects.filter(status__in=("REJECTED", "REVIEWED")).values_list("status", flat=True)
    ) == {
        "REJECTED",
        "REVIEWED",
    }


def test_closed_pairs_point_at_each_other(country):
    closed = MissingReport.objects.filter(recovery_report__isnull=False)

    assert closed.count() == round(123_153 * 0.0004)
    assert not closed.exclude(recovery_report__missing_report=F("pk")).exists()
    assert Match.objects.filter(status="ACCEPTED").count() == closed.count()


def test_children_in_institutions_are_linked_to_found_children(country):
    linked = ChildFile.objects.filter(recovery_report__isnull=False)

    assert linked.exists()
    assert not linked.exclude(recovery_report__custody_office=F("office")).exists()


def test_a_second_run_says_so_and_changes_nothing(country):
    before, words = MissingReport.objects.count(), io.StringIO()

    with override_settings(DEMO=True):
        call_command("load_demo", stdout=words)

    assert "already loaded" in words.getvalue()
    assert MissingReport.objects.count() == before


@pytest.mark.django_db
def test_nothing_is_loaded_outside_the_demonstration():
    with override_settings(DEMO=False), pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")

    assert not User.objects.exists()
