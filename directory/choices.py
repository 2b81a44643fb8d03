"""Roles, levels and kinds of offices: the vocabulary of «who» and «where»."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """The levels of the portal: citizens and support 0, informants 1, field offices 2, supervision 3."""

    NONE = 0, _("No level")
    ONE = 1, _("Level 1")
    TWO = 2, _("Level 2")
    THREE = 3, _("Level 3")


class Role(models.TextChoices):
    STATION_OFFICER = "STATION_OFFICER", _("Station officer")
    STATION_OPERATOR = "STATION_OPERATOR", _("Station operator")
    SJPU_OFFICER = "SJPU_OFFICER", _("Special juvenile police unit officer")
    AHTU_OFFICER = "AHTU_OFFICER", _("Anti-human-trafficking unit officer")
    CCI_SUPERINTENDENT = "CCI_SUPERINTENDENT", _("Child care institution superintendent")
    CWC_CHAIR = "CWC_CHAIR", _("Child welfare committee chair")
    CWC_MEMBER = "CWC_MEMBER", _("Child welfare committee member")
    JJB_MAGISTRATE = "JJB_MAGISTRATE", _("Juvenile justice board principal magistrate")
    JJB_MEMBER = "JJB_MEMBER", _("Juvenile justice board member")
    DCPU_OFFICER = "DCPU_OFFICER", _("District child protection officer")
    DCRB_OFFICER = "DCRB_OFFICER", _("District crime records officer")
    SCPS_OFFICER = "SCPS_OFFICER", _("State child protection society officer")
    SCRB_OFFICER = "SCRB_OFFICER", _("State crime records officer")
    CID_OFFICER = "CID_OFFICER", _("CID missing-persons officer")
    CPSU_OFFICER = "CPSU_OFFICER", _("Central project support officer")
    NCRB_OFFICER = "NCRB_OFFICER", _("National crime records officer")
    DISTRICT_MAGISTRATE = "DISTRICT_MAGISTRATE", _("District magistrate")
    SUPERINTENDENT_OF_POLICE = "SUPERINTENDENT_OF_POLICE", _("Superintendent of police")
    LEGAL_SERVICES = "LEGAL_SERVICES", _("Legal services authority officer")
    OVERSIGHT = "OVERSIGHT", _("Oversight body officer")
    INFORMANT = "INFORMANT", _("Accredited informant")
    CITIZEN = "CITIZEN", _("Registered citizen")
    HELPDESK_AGENT = "HELPDESK_AGENT", _("Help desk agent")
    SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR", _("System administrator")
    AUDITOR = "AUDITOR", _("Auditor")


_LEVEL_TWO = (
    Role.STATION_OFFICER,
    Role.STATION_OPERATOR,
    Role.SJPU_OFFICER,
    Role.AHTU_OFFICER,
    Role.CCI_SUPERINTENDENT,
    Role.CWC_CHAIR,
    Role.CWC_MEMBER,
    Role.JJB_MAGISTRATE,
    Role.JJB_MEMBER,
)
_LEVEL_THREE = (
    Role.DCPU_OFFICER,
    Role.DCRB_OFFICER,
    Role.SCPS_OFFICER,
    Role.SCRB_OFFICER,
    Role.CID_OFFICER,
    Role.CPSU_OFFICER,
    Role.NCRB_OFFICER,
    Role.DISTRICT_MAGISTRATE,
    Role.SUPERINTENDENT_OF_POLICE,
)

ROLE_LEVEL: dict[Role, Level] = {
    **dict.fromkeys(Role, Level.NONE),
    Role.INFORMANT: Level.ONE,
    Role.CITIZEN: Level.ONE,
    **dict.fromkeys(_LEVEL_TWO, Level.TWO),
    **dict.fromkeys(_LEVEL_THREE, Level.THREE),
}
ROLE_NAMES = {role: role.label for role in Role}


class OfficeKind(models.TextChoices):
    PS = "PS", _("Police station")
    WOMEN_PS = "WOMEN_PS", _("Women's police station")
    CYBER_PS = "CYBER_PS", _("Cyber police station")
    OUTPOST = "OUTPOST", _("Police outpost")
    GRP = "GRP", _("Railway police station (GRP)")
    RPF = "RPF", _("Railway Protection Force post")
    SJPU = "SJPU", _("Special juvenile police unit (SJPU)")
    AHTU = "AHTU", _("Anti-human-trafficking unit (AHTU)")
    CIRCLE = "CIRCLE", _("Police circle")
    SUBDIVISION = "SUBDIVISION", _("Police sub-division")
    SP = "SP", _("Superintendent of police")
    COMMISSIONERATE = "COMMISSIONERATE", _("Police commissionerate")
    RANGE = "RANGE", _("Police range")
    STATE_HQ = "STATE_HQ", _("State police headquarters")
    DCRB = "DCRB", _("District crime records bureau (DCRB)")
    SCRB = "SCRB", _("State crime records bureau (SCRB)")
    CID = "CID", _("CID missing-persons cell")
    NCRB = "NCRB", _("National crime records bureau (NCRB)")
    CCI = "CCI", _("Child care institution (CCI)")
    CWC = "CWC", _("Child welfare committee (CWC)")
    JJB = "JJB", _("Juvenile justice board (JJB)")
    DCPU = "DCPU", _("District child protection unit (DCPU)")
    SCPS = "SCPS", _("State child protection society (SCPS)")
    CPSU = "CPSU", _("Central project support unit (CPSU)")
    DM = "DM", _("District magistrate")
    LEGAL_SERVICES = "LEGAL_SERVICES", _("Legal services authority")
    OVERSIGHT = "OVERSIGHT", _("Oversight body")
    INFORMANT = "INFORMANT", _("Accredited informant's organisation")
    HELPDESK = "HELPDESK", _("National help desk")


POLICE_STATIONS = frozenset(
    {OfficeKind.PS, OfficeKind.WOMEN_PS, OfficeKind.CYBER_PS, OfficeKind.GRP, OfficeKind.OUTPOST}
)
POLICE_DISTRICT_KINDS = POLICE_STATIONS | {
    OfficeKind.SJPU,
    OfficeKind.AHTU,
    OfficeKind.CIRCLE,
    OfficeKind.SUBDIVISION,
    OfficeKind.SP,
    OfficeKind.COMMISSIONERATE,
    OfficeKind.DCRB,
}
STATE_KINDS = frozenset(
    {OfficeKind.SCRB, OfficeKind.SCPS, OfficeKind.CID, OfficeKind.STATE_HQ, OfficeKind.RANGE}
)
NATIONAL_KINDS = frozenset({OfficeKind.NCRB, OfficeKind.CPSU, OfficeKind.HELPDESK})

# The office a posting in this role is held at; roles not named may be held anywhere.
ROLE_OFFICE_KINDS: dict[Role, frozenset[OfficeKind]] = {
    Role.STATION_OFFICER: POLICE_STATIONS,
    Role.STATION_OPERATOR: POLICE_STATIONS,
    Role.SJPU_OFFICER: frozenset({OfficeKind.SJPU}),
    Role.AHTU_OFFICER: frozenset({OfficeKind.AHTU}),
    Role.CCI_SUPERINTENDENT: frozenset({OfficeKind.CCI}),
    Role.CWC_CHAIR: frozenset({OfficeKind.CWC}),
    Role.CWC_MEMBER: frozenset({OfficeKind.CWC}),
    Role.JJB_MAGISTRATE: frozenset({OfficeKind.JJB}),
    Role.JJB_MEMBER: frozenset({OfficeKind.JJB}),
    Role.DCPU_OFFICER: frozenset({OfficeKind.DCPU}),
    Role.DCRB_OFFICER: frozenset({OfficeKind.DCRB}),
    Role.SCPS_OFFICER: frozenset({OfficeKind.SCPS}),
    Role.SCRB_OFFICER: frozenset({OfficeKind.SCRB}),
    Role.CID_OFFICER: frozenset({OfficeKind.CID}),
    Role.CPSU_OFFICER: frozenset({OfficeKind.CPSU}),
    Role.NCRB_OFFICER: frozenset({OfficeKind.NCRB}),
    Role.DISTRICT_MAGISTRATE: frozenset({OfficeKind.DM}),
    Role.SUPERINTENDENT_OF_POLICE: frozenset({OfficeKind.SP, OfficeKind.COMMISSIONERATE}),
}


class InstitutionKind(models.TextChoices):
    CHILDREN_HOME = "CHILDREN_HOME", _("Children's home")
    OBSERVATION_HOME = "OBSERVATION_HOME", _("Observation home")
    SPECIAL_HOME = "SPECIAL_HOME", _("Special home")
    PLACE_OF_SAFETY = "PLACE_OF_SAFETY", _("Place of safety")
    OPEN_SHELTER = "OPEN_SHELTER", _("Open shelter")
    ADOPTION_AGENCY = "ADOPTION_AGENCY", _("Specialised adoption agency")
    FIT_FACILITY = "FIT_FACILITY", _("Fit facility")
    AFTER_CARE = "AFTER_CARE", _("After-care home")
    CRADLE_POINT = "CRADLE_POINT", _("Cradle baby point")


class StateKind(models.TextChoices):
    STATE = "STATE", _("State")
    UNION_TERRITORY = "UT", _("Union territory")
