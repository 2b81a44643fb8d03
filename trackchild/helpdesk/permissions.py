"""Who reads and answers the feedback of citizens."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

VIEW_FEEDBACK = "helpdesk.view_feedback"
ANSWER_FEEDBACK = "helpdesk.answer_feedback"

describe(
    {
        VIEW_FEEDBACK: _("Read the feedback of citizens"),
        ANSWER_FEEDBACK: _("Answer the feedback of citizens"),
    }
)

register(
    Grant(role, permission, Reach.NATION)
    for role in (Role.HELPDESK_AGENT, Role.CPSU_OFFICER)
    for permission in (VIEW_FEEDBACK, ANSWER_FEEDBACK)
)
