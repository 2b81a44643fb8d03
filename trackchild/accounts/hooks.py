"""Messages this app sends and its entry in the officers' menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from trackchild.accounts import selectors
from trackchild.core.messaging import MessageTemplate, register_template
from trackchild.core.panels import nav, worklist

register_template(
    MessageTemplate(
        code="otp",
        sms=_("%(code)s is your TrackChild code. It is valid for %(minutes)s minutes. Do not share it."),
        email_subject=_("Your TrackChild code"),
        email_body=_(
            "%(code)s is your TrackChild code. It is valid for %(minutes)s minutes. Do not share it."
        ),
        variables=("code", "minutes"),
        lane="otp",
    )
)
register_template(
    MessageTemplate(
        code="account_locked",
        sms=_(
            "TrackChild: several wrong passwords were entered for your account. "
            "It is closed for %(minutes)s minutes."
        ),
        email_subject=_("Wrong passwords entered for your TrackChild account"),
        email_body=_(
            "Several wrong passwords were entered for your account. It is closed for %(minutes)s minutes. "
            "If it was not you, tell the officer who manages your account."
        ),
        variables=("minutes",),
    )
)
register_template(
    MessageTemplate(
        code="password_changed",
        sms=_(
            "TrackChild: your password was changed. If it was not you, tell your supervising office at once."
        ),
        email_subject=_("Your TrackChild password was changed"),
        email_body=_("Your password was changed. If it was not you, tell your supervising office at once."),
    )
)

nav.register(
    key="users", label=_("Users"), url_name="accounts:user-list", order=80, permission="accounts.view_users"
)
worklist.register(
    key="accounts.approvals",
    label=_("Users waiting for your approval"),
    url=reverse_lazy("accounts:user-list"),
    count=lambda user: selectors.waiting_for(user).count(),
    order=60,
    permission="accounts.approve_user",
)
