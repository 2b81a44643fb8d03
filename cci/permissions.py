"""Who may see and open child files. Nobody outside the home does so yet, whatever the level."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

VIEW_CHILD = "cci.view_child_file"
RECEIVE_CHILD = "cci.receive_child"

describe(
    {
        VIEW_CHILD: _("See the file of a child in a home"),
        RECEIVE_CHILD: _("Receive a child placed in the home"),
    }
)

register(
    [
        Grant(Role.CCI_SUPERINTENDENT, VIEW_CHILD, Reach.OFFICE, "PIFWH"),
        Grant(Role.CCI_SUPERINTENDENT, RECEIVE_CHILD, Reach.OFFICE),
    ]
)
