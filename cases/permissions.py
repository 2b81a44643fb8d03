"""Who may do what with missing reports, recovery reports, sightings and the action diary."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

VIEW_MISSING = "cases.view_missing_report"
CREATE_MISSING = "cases.add_missing_report"
EDIT_MISSING = "cases.edit_missing_report"
REGISTER_MISSING = "cases.register_missing_report"
PUBLISH_POSTER = "cases.publish_poster"
ASSESS_RISK = "cases.assess_risk"
TRANSFER_MISSING = "cases.transfer_missing_report"
ACCEPT_TRANSFER = "cases.accept_transfer"
HAND_TO_AHTU = "cases.hand_to_ahtu"
TRACE_MISSING = "cases.trace_missing_report"
CLOSE_MISSING = "cases.close_missing_report"
PROPOSE_CANCELLATION = "cases.propose_cancellation"
DISCARD_DRAFT = "cases.discard_draft"
REOPEN_MISSING = "cases.reopen_missing_report"
CONFIRM_CANCELLATION = "cases.confirm_cancellation"
AUTHENTICATE_MISSING = "cases.authenticate_missing_report"
EXPORT_MISSING = "cases.export_missing_report"
VIEW_DIARY = "cases.view_diary"
ADD_DIARY_ENTRY = "cases.add_diary_entry"

VIEW_RECOVERY = "cases.view_recovery_report"
CREATE_RECOVERY = "cases.add_recovery_report"
EDIT_RECOVERY = "cases.edit_recovery_report"
RECORD_RECOVERY = "cases.record_recovery"
DISPOSE_RECOVERY = "cases.dispose_recovery_report"
AUTHENTICATE_RECOVERY = "cases.authenticate_recovery_report"
EXPORT_RECOVERY = "cases.export_recovery_report"

VIEW_SIGHTING = "cases.view_sighting"
TRIAGE_SIGHTING = "cases.triage_sighting"
SEARCH = "cases.search_country"
COUNT_REPORTS = "cases.count_reports"
VIEW_OWN_REPORTS = "cases.view_own_reports"

describe(
    {
        VIEW_MISSING: _("See a missing person report"),
        CREATE_MISSING: _("Begin a missing person report"),
        EDIT_MISSING: _("Change a missing person report"),
        REGISTER_MISSING: _("Register a missing person report"),
        PUBLISH_POSTER: _("Publish and withdraw a poster"),
        ASSESS_RISK: _("Assess the risk"),
        TRANSFER_MISSING: _("Transfer a case to another station"),
        ACCEPT_TRANSFER: _("Accept or return a transfer"),
        HAND_TO_AHTU: _("Hand a case to the anti-human-trafficking unit"),
        TRACE_MISSING: _("Record that a person is traced"),
        CLOSE_MISSING: _("Close a case"),
        PROPOSE_CANCELLATION: _("Propose the cancellation of a case"),
        DISCARD_DRAFT: _("Discard a draft"),
        REOPEN_MISSING: _("Reopen a case closed wrongly"),
        CONFIRM_CANCELLATION: _("Confirm the cancellation of a case"),
        AUTHENTICATE_MISSING: _("Verify or return a missing person report"),
        EXPORT_MISSING: _("Download missing person reports"),
        VIEW_DIARY: _("Read the action diary"),
        ADD_DIARY_ENTRY: _("Write in the action diary"),
        VIEW_RECOVERY: _("See a recovered person report"),
        CREATE_RECOVERY: _("Begin a recovered person report"),
        EDIT_RECOVERY: _("Change a recovered person report"),
        RECORD_RECOVERY: _("Record, produce and identify a recovered person"),
        DISPOSE_RECOVERY: _("Dispose of and close a recovered person report"),
        AUTHENTICATE_RECOVERY: _("Verify or return a recovered person report"),
        EXPORT_RECOVERY: _("Download recovered person reports"),
        VIEW_SIGHTING: _("See a sighting"),
        TRIAGE_SIGHTING: _("Assign, check and close a sighting"),
        SEARCH: _("Search the whole country"),
        COUNT_REPORTS: _("Read the figures of the district, no record"),
        VIEW_OWN_REPORTS: _("Follow one's own reports"),
    }
)

ALL = "PIFCWHSN"
STATION = (Role.STATION_OFFICER, Role.STATION_OPERATOR, Role.SJPU_OFFICER)
IN_CHARGE = (Role.STATION_OFFICER, Role.SJPU_OFFICER)
POLICE_LEVEL_THREE = (Role.DCRB_OFFICER, Role.SCRB_OFFICER, Role.CID_OFFICER)
COMMITTEE = (Role.CWC_CHAIR, Role.CWC_MEMBER)
BOARD = (Role.JJB_MAGISTRATE, Role.JJB_MEMBER)


def _rows(
    roles: tuple[Role, ...], permissions: tuple[str, ...], reach: Reach, classes: str = ""
) -> list[Grant]:
    return [Grant(role, permission, reach, classes) for role in roles for permission in permissions]


MISSING = [
    # Stations: full for their own, PIFC in the police district, PI elsewhere, and what is shared with them.
    *_rows(STATION, (VIEW_MISSING,), Reach.OFFICE, ALL),
    *_rows(STATION, (VIEW_MISSING,), Reach.LINKED, "PIFC"),
    *_rows(STATION, (VIEW_MISSING,), Reach.JURISDICTION, "PIFC"),
    *_rows(STATION, (VIEW_MISSING,), Reach.NATION, "PI"),
    *_rows(STATION, (CREATE_MISSING, EDIT_MISSING, DISCARD_DRAFT), Reach.OFFICE, ALL),
    *_rows(STATION, (VIEW_DIARY, ADD_DIARY_ENTRY), Reach.OFFICE, "C"),
    *_rows(
        IN_CHARGE,
        (
            REGISTER_MISSING,
            PUBLISH_POSTER,
            ASSESS_RISK,
            TRANSFER_MISSING,
            TRACE_MISSING,
            CLOSE_MISSING,
            PROPOSE_CANCELLATION,
            REOPEN_MISSING,
        ),
        Reach.OFFICE,
    ),
    *_rows(IN_CHARGE, (ACCEPT_TRANSFER,), Reach.LINKED),
    *_rows((Role.AHTU_OFFICER,), (VIEW_MISSING, EDIT_MISSING), Reach.LINKED, ALL),
    *_rows((Role.AHTU_OFFICER,), (VIEW_DIARY, ADD_DIARY_ENTRY), Reach.LINKED, "C"),
    *_rows((Role.AHTU_OFFICER,), (VIEW_MISSING,), Reach.NATION, "PI"),
    *_rows((Role.CCI_SUPERINTENDENT,), (VIEW_MISSING,), Reach.LINKED, "PI"),
    *_rows(COMMITTEE, (VIEW_MISSING,), Reach.LINKED, "PIFC"),
    *_rows(COMMITTEE, (VIEW_MISSING,), Reach.JURISDICTION, "PIFC"),
    *_rows(BOARD, (VIEW_MISSING,), Reach.LINKED, "PI"),
    *_rows((Role.DCPU_OFFICER,), (VIEW_MISSING,), Reach.JURISDICTION, "PIF"),
    *_rows(POLICE_LEVEL_THREE, (VIEW_MISSING,), Reach.JURISDICTION, "PIFC"),
    *_rows(POLICE_LEVEL_THREE, (AUTHENTICATE_MISSING, VIEW_DIARY), Reach.JURISDICTION, "C"),
    *_rows(POLICE_LEVEL_THREE, (EXPORT_MISSING,), Reach.JURISDICTION, "PIFC"),
    *_rows((Role.DCRB_OFFICER,), (CONFIRM_CANCELLATION, HAND_TO_AHTU), Reach.JURISDICTION),
    *_rows((Role.SUPERINTENDENT_OF_POLICE,), (HAND_TO_AHTU,), Reach.JURISDICTION),
    *_rows((Role.SUPERINTENDENT_OF_POLICE,), (VIEW_MISSING, VIEW_DIARY), Reach.JURISDICTION, "PIFC"),
    *_rows((Role.SCPS_OFFICER,), (VIEW_MISSING, EXPORT_MISSING), Reach.JURISDICTION, "PI"),
    *_rows((Role.NCRB_OFFICER,), (VIEW_MISSING,), Reach.NATION, "PIFC"),
    *_rows((Role.CPSU_OFFICER,), (VIEW_MISSING,), Reach.NATION, "P"),
    *_rows((Role.LEGAL_SERVICES, Role.OVERSIGHT), (VIEW_MISSING,), Reach.LINKED, "PIC"),
]

RECOVERY = [
    *_rows(STATION, (VIEW_RECOVERY,), Reach.OFFICE, ALL),
    *_rows(STATION, (VIEW_RECOVERY,), Reach.JURISDICTION, "PIF"),
    *_rows(STATION, (VIEW_RECOVERY,), Reach.LINKED, "PI"),
    *_rows(STATION, (CREATE_RECOVERY, EDIT_RECOVERY, DISCARD_DRAFT), Reach.OFFICE, ALL),
    *_rows(IN_CHARGE, (RECORD_RECOVERY, DISPOSE_RECOVERY), Reach.OFFICE),
    *_rows((Role.AHTU_OFFICER,), (VIEW_RECOVERY,), Reach.LINKED, ALL),
    *_rows(
        (Role.CCI_SUPERINTENDENT,), (VIEW_RECOVERY, CREATE_RECOVERY, EDIT_RECOVERY), Reach.OFFICE, "PIFWH"
    ),
    *_rows((Role.CCI_SUPERINTENDENT,), (RECORD_RECOVERY, DISCARD_DRAFT), Reach.OFFICE),
    *_rows((Role.CCI_SUPERINTENDENT,), (VIEW_RECOVERY,), Reach.LINKED, "PIFW"),
    *_rows(COMMITTEE, (VIEW_RECOVERY,), Reach.JURISDICTION, ALL),
    *_rows(COMMITTEE, (VIEW_RECOVERY,), Reach.LINKED, ALL),
    *_rows(BOARD, (VIEW_RECOVERY,), Reach.LINKED, "PIFW"),
    *_rows((Role.DCPU_OFFICER,), (VIEW_RECOVERY, AUTHENTICATE_RECOVERY), Reach.JURISDICTION, "PIFW"),
    *_rows(POLICE_LEVEL_THREE, (VIEW_RECOVERY, AUTHENTICATE_RECOVERY), Reach.JURISDICTION, "PIFC"),
    *_rows(POLICE_LEVEL_THREE, (EXPORT_RECOVERY,), Reach.JURISDICTION, "PIFC"),
    *_rows((Role.SUPERINTENDENT_OF_POLICE,), (VIEW_RECOVERY,), Reach.JURISDICTION, "PIFC"),
    *_rows((Role.SCPS_OFFICER,), (VIEW_RECOVERY,), Reach.JURISDICTION, "PI"),
    *_rows((Role.NCRB_OFFICER, Role.CPSU_OFFICER), (VIEW_RECOVERY,), Reach.NATION, "I"),
]

SIGHTINGS = [
    *_rows(STATION, (VIEW_SIGHTING,), Reach.JURISDICTION, "PIFC"),
    *_rows(STATION, (TRIAGE_SIGHTING,), Reach.JURISDICTION),
    *_rows((Role.AHTU_OFFICER,), (VIEW_SIGHTING,), Reach.LINKED, "PIFC"),
    *_rows((*COMMITTEE, Role.DCPU_OFFICER), (VIEW_SIGHTING,), Reach.JURISDICTION, "PI"),
    *_rows((Role.DCRB_OFFICER,), (VIEW_SIGHTING,), Reach.JURISDICTION, "PIFC"),
]

SEARCHERS = (
    *STATION,
    Role.AHTU_OFFICER,
    *COMMITTEE,
    Role.DCPU_OFFICER,
    *POLICE_LEVEL_THREE,
    Role.SCPS_OFFICER,
    Role.NCRB_OFFICER,
    Role.SUPERINTENDENT_OF_POLICE,
)

DISTRICT_HEADS = (Role.DISTRICT_MAGISTRATE, Role.SUPERINTENDENT_OF_POLICE)
REPORTERS = (Role.CITIZEN, Role.INFORMANT)

register([*MISSING, *RECOVERY, *SIGHTINGS, *_rows(SEARCHERS, (SEARCH,), Reach.NATION)])
register(_rows(DISTRICT_HEADS, (COUNT_REPORTS,), Reach.JURISDICTION))
register(_rows(REPORTERS, (VIEW_OWN_REPORTS,), Reach.NATION))
