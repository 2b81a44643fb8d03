"""Every address, and which role may open it where.

Places: o own station, s sibling station of the same police and revenue district, d another district of the
state, t another state. A role not named gets 403 where it may know the record, and 404 where it may not.
"""

from dataclasses import dataclass, field

from directory.choices import Role

R = Role
OFFICERS = frozenset(Role) - {R.CITIZEN}
STATION = {R.STATION_OFFICER, R.STATION_OPERATOR}
ALL_STATION = STATION | {R.SJPU_OFFICER}
COMMITTEE = {R.CWC_CHAIR, R.CWC_MEMBER}
BOARD = {R.JJB_MAGISTRATE, R.JJB_MEMBER}
EVERYWHERE, DISTRICT, STATE = "osdt", "os", "osd"


@dataclass(frozen=True)
class Row:
    """`open`: roles and places where the page opens; `known`: where the record may be known (403 not 404)."""

    open: dict[Role, str] = field(default_factory=dict)
    known: dict[Role, str] = field(default_factory=dict)
    target: str = ""  # which record of the world the address names
    method: str = "get"
    extra: dict[str, str] = field(default_factory=dict)  # other parts of the address
    opens: int = 200  # the answer where it opens; a decided proposal leads back
    denied: int = 403  # for roles without the permission anywhere: 404 where the scope is asked first


def roles(names: set[Role] | frozenset[Role], places: str = EVERYWHERE) -> dict[Role, str]:
    return dict.fromkeys(names, places)


def page(names: set[Role] | frozenset[Role]) -> Row:
    """A page about no single record."""
    return Row(open=roles(names))


# --- directory and accounts

POLICE_MANAGERS = {R.DCRB_OFFICER: DISTRICT, R.SCRB_OFFICER: STATE, R.NCRB_OFFICER: EVERYWHERE}
USERS_DESK = {
    R.DCRB_OFFICER,
    R.SCRB_OFFICER,
    R.NCRB_OFFICER,
    R.DCPU_OFFICER,
    R.SCPS_OFFICER,
    R.CPSU_OFFICER,
}
MAKERS = USERS_DESK
EDIT_OFFICE = {
    R.STATION_OFFICER: "o",
    R.DCRB_OFFICER: DISTRICT,
    R.DCPU_OFFICER: DISTRICT,
    R.SCRB_OFFICER: STATE,
    R.SCPS_OFFICER: STATE,
    R.NCRB_OFFICER: EVERYWHERE,
    R.CPSU_OFFICER: EVERYWHERE,
}
OTHER_LINE = {R.DCPU_OFFICER: "", R.SCPS_OFFICER: "", R.CPSU_OFFICER: ""}  # may know no police account
SEE_USER = POLICE_MANAGERS | OTHER_LINE | {R.HELPDESK_AGENT: EVERYWHERE}
DECIDE = {R.SCRB_OFFICER: STATE, R.NCRB_OFFICER: EVERYWHERE, R.SCPS_OFFICER: "", R.CPSU_OFFICER: ""}

TABLE: dict[str, Row] = {
    "accounts:user-list": page(USERS_DESK | {R.HELPDESK_AGENT}),
    "accounts:user-new": page(MAKERS),
    "accounts:user-detail": Row(open=SEE_USER, target="officer"),
    "accounts:user-suspend": Row(open=POLICE_MANAGERS | OTHER_LINE, target="officer"),
    "accounts:posting-end": Row(open=POLICE_MANAGERS | OTHER_LINE, target="posting"),
    "accounts:posting-hand-over": Row(open=POLICE_MANAGERS | OTHER_LINE, target="posting"),
    "accounts:posting-approve": Row(open=DECIDE, target="posting", method="post", opens=302),
    "accounts:posting-refuse": Row(open=DECIDE, target="posting", method="post", opens=302),
    "directory:office-desk": page(OFFICERS),
    "directory:office-detail": Row(open=roles(OFFICERS), target="office"),
    "directory:office-edit": Row(open=EDIT_OFFICE, known=roles(OFFICERS), target="office"),
    "directory:roles": page(OFFICERS),
    "helpdesk:feedback-list": page({R.HELPDESK_AGENT, R.CPSU_OFFICER}),
    "portal:desk": page(OFFICERS),
    "portal:district": page({R.DISTRICT_MAGISTRATE, R.SUPERINTENDENT_OF_POLICE}),
    "portal:access-log": page({R.AUDITOR}),
    "portal:access-log-entries": page({R.AUDITOR}),
    "portal:access-log-review": Row(open=roles({R.AUDITOR}), method="post", opens=302),
    "portal:access-log-check": Row(open=roles({R.AUDITOR}), method="post", opens=302),
    "alerts:message-list": page(OFFICERS),
    "alerts:delivery-list": page(
        {
            R.STATION_OFFICER,
            R.SJPU_OFFICER,
            R.AHTU_OFFICER,
            R.DCRB_OFFICER,
            R.DCPU_OFFICER,
            R.SYSTEM_ADMINISTRATOR,
            R.NCRB_OFFICER,
            R.CPSU_OFFICER,
        }
    ),
}

# --- cases

JUDGES_BY_STATE = {R.SCRB_OFFICER: STATE, R.CID_OFFICER: STATE}
SEE_MISSING = (
    roles(ALL_STATION | {R.AHTU_OFFICER, R.NCRB_OFFICER, R.CPSU_OFFICER})
    | roles(COMMITTEE | {R.DCPU_OFFICER, R.DCRB_OFFICER, R.SUPERINTENDENT_OF_POLICE}, DISTRICT)
    | roles({R.SCPS_OFFICER}, STATE)
    | JUDGES_BY_STATE
)
SEE_RECOVERY = (
    roles({R.NCRB_OFFICER, R.CPSU_OFFICER})
    | roles(ALL_STATION | COMMITTEE, DISTRICT)
    | roles({R.DCPU_OFFICER, R.DCRB_OFFICER, R.SUPERINTENDENT_OF_POLICE}, DISTRICT)
    | roles({R.SCPS_OFFICER}, STATE)
    | JUDGES_BY_STATE
)
SEE_SIGHTING = roles(ALL_STATION | COMMITTEE | {R.DCPU_OFFICER, R.DCRB_OFFICER}, DISTRICT)
VERIFY_MISSING = roles({R.DCRB_OFFICER}, DISTRICT) | JUDGES_BY_STATE
VERIFY_RECOVERY = roles({R.DCRB_OFFICER, R.DCPU_OFFICER}, DISTRICT) | JUDGES_BY_STATE
SEARCHERS = (
    ALL_STATION
    | COMMITTEE
    | {
        R.AHTU_OFFICER,
        R.DCPU_OFFICER,
        R.DCRB_OFFICER,
        R.SCRB_OFFICER,
        R.CID_OFFICER,
        R.SCPS_OFFICER,
        R.NCRB_OFFICER,
        R.SUPERINTENDENT_OF_POLICE,
    }
)


def missing(open: dict[Role, str], **options) -> Row:
    return Row(open=open, known=SEE_MISSING, target="missing", denied=404, **options)


def recovery(open: dict[Role, str], **options) -> Row:
    return Row(open=open, known=SEE_RECOVERY, target="recovery", denied=404, **options)


OWN = roles(STATION, "o")
IN_CHARGE = roles({R.STATION_OFFICER}, "o")

TABLE |= {
    "cases:search": page(SEARCHERS),
    "cases:search-suggestions": page(SEARCHERS),
    "cases:transfer-list": page({R.STATION_OFFICER, R.SJPU_OFFICER}),
    "cases:authentication-list": page({R.DCRB_OFFICER, R.DCPU_OFFICER, R.SCRB_OFFICER, R.CID_OFFICER}),
    "cases:missing-report-list": page(
        set(SEE_MISSING)
        | {R.CCI_SUPERINTENDENT, R.JJB_MAGISTRATE, R.JJB_MEMBER, R.LEGAL_SERVICES, R.OVERSIGHT}
    ),
    "cases:missing-report-quick": page(ALL_STATION),
    "cases:missing-report-new": page(ALL_STATION),
    "cases:missing-report-detail": missing(SEE_MISSING),
    "cases:missing-report-print": missing(SEE_MISSING),
    "cases:missing-report-tasks": missing(OWN),
    "cases:missing-report-edit": missing(OWN, extra={"section": "person"}),
    "cases:missing-report-photographs": missing(OWN),
    "cases:missing-report-files": missing(OWN, extra={"kind": "video"}),
    "cases:missing-report-risk": missing(IN_CHARGE),
    "cases:missing-report-publication": missing(IN_CHARGE),
    "cases:missing-report-acknowledgement": missing(OWN),
    "cases:missing-report-qr": missing(OWN),
    "cases:missing-report-cancellation": missing(IN_CHARGE),
    "cases:missing-report-next-episode": missing(OWN),
    "cases:missing-report-diary": missing(
        OWN | VERIFY_MISSING | roles({R.SUPERINTENDENT_OF_POLICE}, DISTRICT)
    ),
    "cases:missing-report-export": page({R.DCRB_OFFICER, R.SCRB_OFFICER, R.CID_OFFICER, R.SCPS_OFFICER}),
    "cases:missing-report-authentication": missing(VERIFY_MISSING),
    "cases:recovery-report-list": page(
        set(SEE_RECOVERY) | {R.AHTU_OFFICER, R.CCI_SUPERINTENDENT, R.JJB_MAGISTRATE, R.JJB_MEMBER}
    ),
    "cases:recovery-report-quick": page(ALL_STATION | {R.CCI_SUPERINTENDENT}),
    "cases:recovery-report-new": page(ALL_STATION | {R.CCI_SUPERINTENDENT}),
    "cases:recovery-report-detail": recovery(SEE_RECOVERY),
    "cases:recovery-report-print": recovery(SEE_RECOVERY),
    "cases:recovery-report-tasks": recovery(OWN),
    "cases:recovery-report-photographs": recovery(OWN),
    "cases:recovery-report-files": recovery(OWN, extra={"kind": "medical-report"}),
    "cases:recovery-report-acknowledgement": recovery(OWN),
    "cases:recovery-report-qr": recovery(OWN),
    "cases:recovery-report-edit": recovery(OWN, extra={"section": "person"}),
    "cases:recovery-report-export": page({R.DCRB_OFFICER, R.SCRB_OFFICER, R.CID_OFFICER}),
    "cases:recovery-report-authentication": recovery(VERIFY_RECOVERY),
    "cases:sighting-list": page(set(SEE_SIGHTING) | {R.AHTU_OFFICER}),
    "cases:sighting-detail": Row(open=SEE_SIGHTING, target="sighting", denied=404),
}

# --- children in homes, and people who follow their own reports

TABLE |= {
    "cci:child-file-list": page({R.CCI_SUPERINTENDENT}),
    "cci:child-file-detail": Row(open={R.CCI_SUPERINTENDENT: "o"}, target="child", denied=404),
    "cci:child-arrival": Row(open={R.CCI_SUPERINTENDENT: "o"}, target="placed"),
    "cases:own-reports": page({R.CITIZEN, R.INFORMANT}),
}

# --- matching

SEE_MATCH = (
    OWN
    | roles(COMMITTEE | {R.DCRB_OFFICER, R.DCPU_OFFICER, R.SUPERINTENDENT_OF_POLICE}, DISTRICT)
    | roles({R.NCRB_OFFICER})
    | JUDGES_BY_STATE
)
PROPOSE = IN_CHARGE | roles({R.DCRB_OFFICER}, DISTRICT)
TABLE |= {
    "matching:match-list": page(BOARD | set(SEE_MATCH) | {R.SJPU_OFFICER, R.CCI_SUPERINTENDENT}),
    "matching:match-detail": Row(open=SEE_MATCH, target="match", denied=404),
    "matching:match-print": Row(open=SEE_MATCH, target="match", denied=404),
    "matching:weights-list": page({R.NCRB_OFFICER, R.CPSU_OFFICER}),
    "matching:agent-list": page(SEARCHERS),
    "matching:agent-new": page(SEARCHERS),
    "matching:propose-for-missing": missing(PROPOSE),
    "matching:propose-for-recovered": recovery(PROPOSE),
}

# Addresses whose rule is more than role and place; the app's own tests hold them. Why, in a word.
TESTED_ELSEWHERE: dict[str, str] = {
    "alerts:acknowledge": "one's own alert only",
    "alerts:read-all": "one's own alerts only",
    "alerts:message-resend": "messages of the own office only",
    "alerts:delivery-revive": "national support only",
    "cases:missing-report-photograph-remove": "needs a photograph; goes through the photographs page's door",
    "cases:recovery-report-photograph-remove": "needs a photograph; goes through the photographs page's door",
    "cases:missing-report-file-remove": "needs a file; goes through the door of the files page",
    "cases:recovery-report-file-remove": "needs a file; goes through the door of the files page",
    "cases:missing-report-transition": "the permission is that of the step: tests of the workflow",
    "cases:recovery-report-transition": "the permission is that of the step: tests of the workflow",
    "cases:sighting-transition": "the permission is that of the step: tests of the workflow",
    "cases:missing-report-cancellation-refuse": "only while a cancellation is proposed",
    "cases:missing-report-duplicates": "only for drafts",
    "matching:match-review": "only at its step: tests of matching",
    "matching:weights-detail": "national officers: tests of matching",
    "matching:weights-decide": "only while proposed: tests of matching",
    "matching:weights-drift": "national officers, once a month is over: tests of matching",
    "matching:match-answer": "only at its step: tests of matching",
    "matching:match-verify": "only at its step: tests of matching",
    "matching:match-accept": "only at its step: tests of matching",
    "matching:match-undo": "only at its step: tests of matching",
    **dict.fromkeys(
        ("matching:agent-detail", "matching:agent-edit", "matching:agent-pause", "matching:agent-delete"),
        "one's own search agent only: tests of search agents",
    ),
    "helpdesk:feedback-detail": "needs a feedback; no place",
    "portal:style": "in the demonstration only",
}

# Public steps of the log-in that lead back to its beginning when nobody has begun.
ASK_THEMSELVES = {"accounts:verify", "accounts:resend"}
