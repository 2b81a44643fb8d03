"""Who has an inbox, and who may look after messages that did not arrive."""

from django.utils.translation import gettext_lazy as _

from directory.choices import Role
from directory.grants import Grant, Reach, describe, register

VIEW_ALERTS = "alerts.view_alerts"
VIEW_DELIVERIES = "alerts.view_deliveries"
SEND_AGAIN = "alerts.send_again"

describe(
    {
        VIEW_ALERTS: _("Read own alerts"),
        VIEW_DELIVERIES: _("See which messages arrived"),
        SEND_AGAIN: _("Send a message again"),
    }
)

_NATIONAL = (Role.SYSTEM_ADMINISTRATOR, Role.NCRB_OFFICER, Role.CPSU_OFFICER)
_OF_THEIR_OFFICE = (
    Role.STATION_OFFICER,
    Role.SJPU_OFFICER,
    Role.AHTU_OFFICER,
    Role.DCRB_OFFICER,
    Role.DCPU_OFFICER,
)

register(Grant(role, VIEW_ALERTS, Reach.NATION) for role in Role if role != Role.CITIZEN)
register(
    Grant(role, permission, Reach.NATION)
    for role in _NATIONAL
    for permission in (VIEW_DELIVERIES, SEND_AGAIN)
)
register(
    Grant(role, permission, Reach.OFFICE)
    for role in _OF_THEIR_OFFICE
    for permission in (VIEW_DELIVERIES, SEND_AGAIN)
)
