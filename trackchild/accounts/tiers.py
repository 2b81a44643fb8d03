"""Who makes and who approves accounts: one tier above in the same line, and never the same person."""

from dataclasses import dataclass

from directory.choices import Role


@dataclass(frozen=True)
class Tier:
    managed: frozenset[Role]
    makers: frozenset[Role]
    checkers: frozenset[Role]


def _tier(managed: set[Role], makers: set[Role], checkers: set[Role]) -> Tier:
    return Tier(frozenset(managed), frozenset(makers), frozenset(checkers))


TIERS = (
    # police line
    _tier(
        {Role.STATION_OFFICER, Role.STATION_OPERATOR, Role.SJPU_OFFICER, Role.AHTU_OFFICER},
        {Role.DCRB_OFFICER},
        {Role.SCRB_OFFICER},
    ),
    _tier(
        {Role.DCRB_OFFICER, Role.CID_OFFICER, Role.SUPERINTENDENT_OF_POLICE},
        {Role.SCRB_OFFICER},
        {Role.NCRB_OFFICER},
    ),
    _tier({Role.SCRB_OFFICER, Role.NCRB_OFFICER}, {Role.NCRB_OFFICER}, {Role.NCRB_OFFICER}),
    # child protection line
    _tier(
        {
            Role.CCI_SUPERINTENDENT,
            Role.CWC_CHAIR,
            Role.CWC_MEMBER,
            Role.JJB_MAGISTRATE,
            Role.JJB_MEMBER,
            Role.INFORMANT,
        },
        {Role.DCPU_OFFICER},
        {Role.SCPS_OFFICER},
    ),
    _tier(
        {Role.DCPU_OFFICER, Role.DISTRICT_MAGISTRATE, Role.LEGAL_SERVICES},
        {Role.SCPS_OFFICER},
        {Role.CPSU_OFFICER},
    ),
    _tier(
        {
            Role.SCPS_OFFICER,
            Role.CPSU_OFFICER,
            Role.OVERSIGHT,
            Role.HELPDESK_AGENT,
            Role.SYSTEM_ADMINISTRATOR,
            Role.AUDITOR,
        },
        {Role.CPSU_OFFICER},
        {Role.CPSU_OFFICER},
    ),
)


def proposable_by(role: Role | None) -> set[Role]:
    """Roles this role may propose people for."""
    return {managed for tier in TIERS if role in tier.makers for managed in tier.managed}


def approvable_by(role: Role | None) -> set[Role]:
    return {managed for tier in TIERS if role in tier.checkers for managed in tier.managed}


def managed_by(role: Role | None) -> set[Role]:
    """Every role below this one in its line, whoever proposes it."""
    found: set[Role] = set()
    frontier = proposable_by(role) | approvable_by(role)
    while frontier - found:
        found |= frontier
        frontier = {below for one in frontier for below in proposable_by(one) | approvable_by(one)}
    return found


MAKERS = {role for tier in TIERS for role in tier.makers}
CHECKERS = {role for tier in TIERS for role in tier.checkers}
