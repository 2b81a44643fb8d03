"""Who may see the roles page and correct entries of the resource directory."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

describe(
    {
        "directory.view_roles": _("See roles and permissions"),
        "directory.view_office": _("See directory entries in the work space"),
        "directory.edit_office": _("Correct a directory entry"),
    }
)

OFFICERS = [role for role in Role if role != Role.CITIZEN]
SUPERVISORS = [
    Role.DCPU_OFFICER,
    Role.DCRB_OFFICER,
    Role.SCPS_OFFICER,
    Role.SCRB_OFFICER,
    Role.CPSU_OFFICER,
    Role.NCRB_OFFICER,
]
OFFICE_HEADS = [
    Role.STATION_OFFICER,
    Role.SJPU_OFFICER,
    Role.AHTU_OFFICER,
    Role.CCI_SUPERINTENDENT,
    Role.CWC_CHAIR,
    Role.JJB_MAGISTRATE,
]

register(Grant(role, "directory.view_roles", Reach.NATION) for role in OFFICERS)
register(Grant(role, "directory.view_office", Reach.NATION) for role in OFFICERS)
register(Grant(role, "directory.edit_office", Reach.OFFICE) for role in OFFICE_HEADS)
register(Grant(role, "directory.edit_office", Reach.JURISDICTION) for role in SUPERVISORS)
