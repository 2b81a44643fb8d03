"""Every SMS and e-mail of this app. No name of a found person, no place of custody, two SMS at most."""

from django.utils.translation import gettext_lazy as _

from trackchild.core.messaging import MessageTemplate, register_template

_MAIL_SUBJECT = _("TrackChild: report %(number)s")

REGISTERED = register_template(
    MessageTemplate(
        code="missing_report.registered",
        sms=_(
            "TrackChild: your report is registered. Case %(number)s, reference %(reference)s. "
            "Police: %(phone)s."
        ),
        email_subject=_MAIL_SUBJECT,
        email_body=_(
            "Your report is registered.\n\nCase number: %(number)s\n"
            "Reference for the status page: %(reference)s\n"
            "Telephone of the police: %(phone)s\n\nDo not answer this message."
        ),
        variables=("number", "reference", "phone"),
    )
)
REPORTER_CONTACT = register_template(
    MessageTemplate(
        code="reporter.contact",
        sms=_("TrackChild: about case %(number)s, please contact the officer at %(office)s, %(phone)s."),
        email_subject=_MAIL_SUBJECT,
        email_body=_(
            "Please contact the investigating officer about case %(number)s.\n\n%(office)s, %(phone)s\n\n"
            "Do not answer this message."
        ),
        variables=("number", "office", "phone"),
        lane="critical",
    )
)
REPORTER_ENDED = register_template(
    MessageTemplate(
        code="reporter.ended",
        sms=_("TrackChild: the search in case %(number)s has ended. Questions: %(office)s, %(phone)s."),
        email_subject=_MAIL_SUBJECT,
        email_body=_(
            "The search in case %(number)s has ended. For questions, turn to the police.\n\n"
            "%(office)s, %(phone)s\n\n"
            "Do not answer this message."
        ),
        variables=("number", "office", "phone"),
    )
)
REPORTER_CLOSED = register_template(
    MessageTemplate(
        code="reporter.closed",
        sms=_("TrackChild: case %(number)s is closed. Questions: %(office)s, %(phone)s."),
        variables=("number", "office", "phone"),
    )
)
OFFICER_NEW_CASE = register_template(
    MessageTemplate(
        code="officer.new_case",
        sms=_("TrackChild: urgent new case %(number)s at %(office)s. Log in to read it."),
        variables=("number", "office"),
        lane="critical",
    )
)
OFFICER_MATCH = register_template(
    MessageTemplate(
        code="officer.match",
        sms=_("TrackChild: a likely match is waiting in case %(number)s. Log in to review it."),
        variables=("number",),
        lane="critical",
    )
)
OFFICER_RECOVERED = register_template(
    MessageTemplate(
        code="officer.recovered",
        sms=_(
            "TrackChild: a recovered child is recorded in your district, case %(number)s. Log in to read it."
        ),
        variables=("number",),
        lane="critical",
    )
)
OFFICER_TRANSFER = register_template(
    MessageTemplate(
        code="officer.transfer",
        sms=_("TrackChild: case %(number)s is offered to your station. Accept or return it within 24 hours."),
        variables=("number",),
    )
)
OFFICER_DANGER = register_template(
    MessageTemplate(
        code="officer.danger",
        sms=_("TrackChild: sighting %(reference)s, a person in danger. Log in now and act."),
        variables=("reference",),
        lane="critical",
    )
)
SIGHTING_RECEIVED = register_template(
    MessageTemplate(
        code="sighting.received",
        sms=_("TrackChild: thank you. Your sighting is with the police. Ticket %(reference)s."),
        variables=("reference",),
    )
)
SIGHTING_CLOSED = register_template(
    MessageTemplate(
        code="sighting.closed",
        sms=_("TrackChild: your sighting %(reference)s was checked and is closed. Thank you."),
        variables=("reference",),
    )
)
OFFICER_AGENT = register_template(
    MessageTemplate(
        code="officer.search_agent",
        sms=_("TrackChild: your search agent has found a report. Log in to read it."),
        email_subject=_("TrackChild: your search agent has found a report"),
        email_body=_(
            "Your search agent has found a report. Log in to read it.\n\nDo not answer this message."
        ),
        variables=(),
    )
)
