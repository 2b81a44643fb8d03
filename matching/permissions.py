"""Who may see, review, verify, accept and undo matches."""

from django.utils.translation import gettext_lazy as _

from cases.permissions import SEARCHERS
from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

VIEW_MATCH = "matching.view_match"
REVIEW_MATCH = "matching.review_match"
VERIFY_MATCH = "matching.verify_match"
ACCEPT_MATCH = "matching.accept_match"
UNDO_MATCH = "matching.undo_match"
VIEW_WEIGHTS = "matching.view_weights"
APPROVE_WEIGHTS = "matching.approve_weights"
KEEP_AGENTS = "matching.keep_search_agents"

describe(
    {
        VIEW_MATCH: _("See possible matches"),
        REVIEW_MATCH: _("Confirm or reject a match for one's own side"),
        VERIFY_MATCH: _("Record how a match was verified"),
        ACCEPT_MATCH: _("Accept a verified match"),
        UNDO_MATCH: _("Undo a decision on a match"),
        VIEW_WEIGHTS: _("See how the matching weighs and how well it does"),
        APPROVE_WEIGHTS: _("Approve or decline new weights of the matching"),
        KEEP_AGENTS: _("Leave a search with the portal and be told"),
    }
)

STATION = (Role.STATION_OFFICER, Role.STATION_OPERATOR, Role.SJPU_OFFICER)
IN_CHARGE = (Role.STATION_OFFICER, Role.SJPU_OFFICER, Role.CCI_SUPERINTENDENT)
LEVEL_THREE = (Role.DCRB_OFFICER, Role.SCRB_OFFICER)

register(
    [
        *(Grant(role, VIEW_MATCH, Reach.OFFICE, "PI") for role in (*STATION, Role.CCI_SUPERINTENDENT)),
        *(
            Grant(role, VIEW_MATCH, Reach.JURISDICTION, "PI")
            for role in (*LEVEL_THREE, Role.CID_OFFICER, Role.CWC_CHAIR, Role.CWC_MEMBER, Role.DCPU_OFFICER,
                         Role.SUPERINTENDENT_OF_POLICE)
        ),
        Grant(Role.NCRB_OFFICER, VIEW_MATCH, Reach.NATION, "PI"),
        # A board sees the matches of the children who stand before it.
        *(Grant(role, VIEW_MATCH, Reach.LINKED, "PI") for role in (Role.JJB_MAGISTRATE, Role.JJB_MEMBER)),
        # A home sees the matches of the children placed with it; the office that found them decides.
        Grant(Role.CCI_SUPERINTENDENT, VIEW_MATCH, Reach.LINKED, "PI"),
        *(
            Grant(role, permission, Reach.OFFICE)
            for role in IN_CHARGE
            for permission in (REVIEW_MATCH, VERIFY_MATCH, ACCEPT_MATCH)
        ),
        # A district bureau acts for records no station has taken, and undoes what a station did wrongly.
        Grant(Role.DCRB_OFFICER, REVIEW_MATCH, Reach.JURISDICTION),
        *(Grant(role, UNDO_MATCH, Reach.JURISDICTION) for role in LEVEL_THREE),
        Grant(Role.NCRB_OFFICER, UNDO_MATCH, Reach.NATION),
        # Figures of the whole country, no person among them. Weights change for everybody at once.
        *(Grant(role, VIEW_WEIGHTS, Reach.NATION) for role in (Role.NCRB_OFFICER, Role.CPSU_OFFICER)),
        Grant(Role.NCRB_OFFICER, APPROVE_WEIGHTS, Reach.NATION),
        *(Grant(role, KEEP_AGENTS, Reach.NATION) for role in SEARCHERS),
    ]
)  # fmt: skip
