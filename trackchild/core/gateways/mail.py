"""E-mail by SMTP. The Message-ID is our own key, so a repeat is recognised by the receiving server."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.html import strip_tags

from trackchild.core.models import Message

from .base import Gateway, GatewayResult, Outcome


class SmtpGateway(Gateway):
    def send(self, message: Message) -> GatewayResult:
        mail = EmailMessage(
            subject=message.subject,
            body=strip_tags(message.body),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[message.to],
            headers={
                "Message-ID": f"<{message.key}@trackchild>",
                "Content-Language": message.language,
                "Auto-Submitted": "auto-generated",
            },
        )
        connection = get_connection()
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:  # nothing was sent yet
            return GatewayResult(Outcome.RETRY, error=type(error).__name__)
        try:
            connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as error:
            return _refused(max(code for code, _text in error.recipients.values()))
        except smtplib.SMTPResponseException as error:
            return _refused(error.smtp_code)
        finally:
            connection.close()
        return GatewayResult(Outcome.ACCEPTED, reference=str(message.key))


def _refused(code: int) -> GatewayResult:
    """4xx is for now, 5xx for good; either way the server did not take the mail."""
    outcome = Outcome.RETRY if 400 <= code < 500 else Outcome.REJECTED
    return GatewayResult(outcome, error=f"SMTP {code}")
