"""Who may see, propose, approve and suspend accounts. The line of each role is narrowed in tiers.py."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register
from trackchild.accounts.tiers import CHECKERS, MAKERS

describe(
    {
        "accounts.view_users": _("See users and their postings"),
        "accounts.propose_user": _("Propose a user or a posting"),
        "accounts.approve_user": _("Approve a proposed user or posting"),
        "accounts.end_posting": _("End a posting"),
        "accounts.suspend_user": _("Suspend a user"),
    }
)

register(
    Grant(role, permission, Reach.JURISDICTION)
    for role in sorted(MAKERS | CHECKERS)
    for permission in ("accounts.view_users", "accounts.end_posting", "accounts.suspend_user")
)
register(Grant(role, "accounts.propose_user", Reach.JURISDICTION) for role in sorted(MAKERS))
register(Grant(role, "accounts.approve_user", Reach.JURISDICTION) for role in sorted(CHECKERS))
register([Grant(Role.HELPDESK_AGENT, "accounts.view_users", Reach.NATION)])
