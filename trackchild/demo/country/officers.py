"""Who works in the invented country: the demo accounts, and one person at the head of every office."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from cases.services.register_import.copying import BulkRows
from directory.choices import OfficeKind, Role
from directory.models import Office
from trackchild.accounts.models import Posting, User
from trackchild.demo.people.family import family

PASSWORD = "TrackChild-demo-1"  # noqa: S105 - the published password of the demonstration
SINCE = date(2024, 4, 1)


@dataclass(frozen=True)
class Account:
    """One demo account: who, in which role, at which office (by code; empty for a citizen)."""

    username: str
    role: Role
    office: str
    name: str
    language: str = "en"


ACCOUNTS = (
    Account("ps.kotwali.lucknow", Role.STATION_OFFICER, "162PS01", "Meera Srivastava", "hi"),
    Account("ps.grp.howrah", Role.STATION_OFFICER, "313GRP", "Arindam Ghosh", "bn"),
    Account("ps.kotwali.patna", Role.STATION_OFFICER, "212PS01", "Sanjay Prasad", "hi"),
    Account("sjpu.lucknow", Role.SJPU_OFFICER, "162SJPU", "Kavita Verma", "hi"),
    Account("ahtu.lucknow", Role.AHTU_OFFICER, "162AHTU", "Imran Siddiqui", "hi"),
    Account("cci.howrah", Role.CCI_SUPERINTENDENT, "313CCI01", "Sumitra Mondal", "bn"),
    Account("cci.lucknow", Role.CCI_SUPERINTENDENT, "162CCI01", "Sunita Tiwari", "hi"),
    Account("cwc.howrah", Role.CWC_CHAIR, "313CWC", "Nandita Sen", "bn"),
    Account("cwc.lucknow", Role.CWC_CHAIR, "162CWC", "Rekha Mishra", "hi"),
    Account("jjb.lucknow", Role.JJB_MAGISTRATE, "162JJB", "Anil Shukla"),
    Account("dcpu.howrah", Role.DCPU_OFFICER, "313DCPU", "Tapas Biswas"),
    Account("dcpu.lucknow", Role.DCPU_OFFICER, "162DCPU", "Pooja Yadav"),
    Account("dcrb.lucknow", Role.DCRB_OFFICER, "162DCRB", "Rakesh Singh"),
    Account("dcrb.howrah", Role.DCRB_OFFICER, "313DCRB", "Moumita Dutta"),
    Account("scrb.up", Role.SCRB_OFFICER, "UP-SCRB", "Vijay Pandey"),
    Account("scps.up", Role.SCPS_OFFICER, "UP-SCPS", "Shalini Gupta"),
    Account("scps.wb", Role.SCPS_OFFICER, "WB-SCPS", "Paromita Roy"),
    Account("ncrb", Role.NCRB_OFFICER, "NCRB", "Hemant Rawat"),
    Account("cpsu", Role.CPSU_OFFICER, "CPSU", "Divya Nair"),
    Account("dm.lucknow", Role.DISTRICT_MAGISTRATE, "162DM", "Ashish Saxena"),
    Account("sp.lucknow", Role.SUPERINTENDENT_OF_POLICE, "162SP", "Nisha Chauhan"),
    Account("inf.anganwadi.lucknow", Role.INFORMANT, "162INF", "Phoolmati Devi", "hi"),
    Account("citizen.demo", Role.CITIZEN, "", "Ramesh Kumar"),
    Account("helpdesk", Role.HELPDESK_AGENT, "HELPDESK", "Lata Joshi"),
    Account("sysadmin", Role.SYSTEM_ADMINISTRATOR, "CPSU", "Karthik Raman"),
    Account("auditor", Role.AUDITOR, "NCPCR", "Usha Menon"),
)
HEAD_ROLES = {
    OfficeKind.PS: Role.STATION_OFFICER, OfficeKind.WOMEN_PS: Role.STATION_OFFICER,
    OfficeKind.GRP: Role.STATION_OFFICER,
    OfficeKind.SJPU: Role.SJPU_OFFICER, OfficeKind.AHTU: Role.AHTU_OFFICER,
    OfficeKind.CCI: Role.CCI_SUPERINTENDENT,
    OfficeKind.CWC: Role.CWC_CHAIR, OfficeKind.JJB: Role.JJB_MAGISTRATE, OfficeKind.DCPU: Role.DCPU_OFFICER,
    OfficeKind.DCRB: Role.DCRB_OFFICER, OfficeKind.SCRB: Role.SCRB_OFFICER,
    OfficeKind.SCPS: Role.SCPS_OFFICER,
    OfficeKind.CID: Role.CID_OFFICER, OfficeKind.SP: Role.SUPERINTENDENT_OF_POLICE,
    OfficeKind.DM: Role.DISTRICT_MAGISTRATE,
}  # fmt: skip


def load_accounts() -> dict[str, User]:
    """The accounts of the demonstration, each with its posting."""
    offices = dict(
        Office.objects.filter(code__in={account.office for account in ACCOUNTS}).values_list("code", "pk")
    )
    secret = make_password(PASSWORD)
    users = BulkRows(User).insert(
        _demo_user(place, account, secret) for place, account in enumerate(ACCOUNTS, start=1)
    )
    BulkRows(Posting).insert(
        {
            "user_id": user,
            "role": account.role,
            "office_id": offices[account.office] if account.office else None,
            "starts_on": SINCE,
            "is_head": bool(account.office),
            "approved_at": timezone.now(),
        }
        for user, account in zip(users, ACCOUNTS, strict=True)
    )
    return {user.username: user for user in User.objects.filter(pk__in=users)}


def _demo_user(place: int, account: Account, secret: str) -> dict[str, Any]:
    return {
        "username": account.username,
        "name": account.name,
        "phone": f"+91999990{place:04d}",
        "email": f"{account.username}@demo.invalid",
        "language": account.language,
        "password": secret,
        "is_demo": True,
    }


def load_heads(seed: int) -> int:
    """One person at the head of every other office; nobody can log in as them."""
    rng = random.Random(f"officers {seed}")  # noqa: S311 - an invented country needs repeatable dice
    taken = {account.office for account in ACCOUNTS}
    offices = [
        office
        for office in Office.objects.filter(kind__in=HEAD_ROLES)
        .order_by("pk")
        .values_list("pk", "code", "kind")
        if office[1] not in taken
    ]
    locked = make_password(None)
    users = BulkRows(User).insert(_heads(rng, offices, locked))
    BulkRows(Posting).insert(
        {
            "user_id": user,
            "role": HEAD_ROLES[kind],
            "office_id": office,
            "starts_on": SINCE,
            "is_head": True,
            "approved_at": timezone.now(),
        }
        for user, (office, _code, kind) in zip(users, offices, strict=True)
    )
    return len(users)


def _heads(rng: random.Random, offices: list[tuple[int, str, str]], locked: str) -> Iterator[dict[str, Any]]:
    for place, (_pk, code, _kind) in enumerate(offices, start=1):
        of = family(rng)
        yield {
            "username": f"head.{code.lower()}",
            "name": (of.mother if rng.random() < 0.35 else of.father).latin,
            "phone": f"+9199{place + 1_000_000:08d}",
            "email": f"{code.lower()}@demo.invalid",
            "password": locked,
            "is_demo": True,
        }
