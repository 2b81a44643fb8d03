"""The real gateways, with the provider's side played by fakes."""

import json
import smtplib
import uuid
from datetime import timedelta

import pytest
import requests
from django.core import mail
from django.utils import timezone

from trackchild.core.gateways.base import CannotAsk, Outcome
from trackchild.core.gateways.demo import DemoGateway
from trackchild.core.gateways.mail import SmtpGateway
from trackchild.core.gateways.sms import TwilioGateway
from trackchild.core.models import Message


@pytest.fixture
def message():
    now = timezone.now()
    return Message(
        key=uuid.uuid4(), template="missing_report.registered", channel="sms", to="+919800000001",
        language="hi", body="Report 12 is registered.", subject="Report 12", updated_at=now,
        expires_at=now + timedelta(hours=4),
    )  # fmt: skip


# --- SMS ----------------------------------------------------------------------------------------------------


class Wire:
    """Twilio's end of the line."""

    timeout = 5

    def __init__(self) -> None:
        self.requests: list[dict] = []
        self.answer: tuple[int, dict, dict] | Exception = (201, {"sid": "SM1", "status": "queued"}, {})

    def request(self, method, uri, params=None, data=None, **_options):
        self.requests.append({"method": method, "uri": uri, "params": params, "data": data})
        if isinstance(self.answer, Exception):
            raise self.answer
        status, body, headers = self.answer
        return Answer(status, json.dumps(body), headers)


class Answer:
    def __init__(self, status_code, text, headers) -> None:
        self.status_code, self.text, self.headers, self.ok = status_code, text, headers, status_code < 400


@pytest.fixture
def wire(settings):
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = "AC" + "0" * 32, "secret"
    settings.SMS_SENDER, settings.SMS_DLT_ENTITY_ID = "TRKCHD", "1101"
    settings.SMS_DLT_TEMPLATES = {"missing_report.registered": {"hi": "1107"}}
    return Wire()


def test_sms_carries_header_template_and_text(wire, message):
    result = TwilioGateway(wire).send(message)

    sent = wire.requests[0]["data"]
    assert (result.outcome, result.reference) == (Outcome.ACCEPTED, "SM1")
    assert (sent["From"], sent["To"], sent["Body"]) == ("TRKCHD", message.to, message.body)
    assert (sent["DltEntityId"], sent["DltTemplateId"]) == ("1101", "1107")


def test_sms_without_an_approved_template_is_refused_before_sending(wire, message):
    message.language = "ta"

    assert TwilioGateway(wire).send(message).outcome == Outcome.REJECTED
    assert wire.requests == []


def test_sms_without_credentials_is_refused(wire, message, settings):
    settings.TWILIO_AUTH_TOKEN = ""

    assert TwilioGateway(wire).send(message).outcome == Outcome.REJECTED
    assert wire.requests == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((201, {"sid": "SM1", "status": "delivered"}, {}), Outcome.DELIVERED),
        ((201, {"sid": "SM1", "status": "failed", "error_code": 30003}, {}), Outcome.REJECTED),
        ((429, {"code": 20429}, {"Retry-After": "7"}), Outcome.RETRY),
        ((400, {"code": 14107}, {}), Outcome.RETRY),
        ((400, {"code": 21211}, {}), Outcome.REJECTED),
        ((401, {"code": 20003}, {}), Outcome.RETRY),
        ((500, {}, {}), Outcome.UNKNOWN),
        ((503, {}, {}), Outcome.UNKNOWN),
        (requests.ConnectTimeout(), Outcome.RETRY),
        (requests.ConnectionError("Connection refused"), Outcome.RETRY),
        (requests.ConnectionError("Connection reset by peer"), Outcome.UNKNOWN),
    ],
)
def test_answers_are_understood(wire, message, answer, outcome):
    wire.answer = answer

    assert TwilioGateway(wire).send(message).outcome == outcome


def test_wait_that_twilio_asks_for_is_passed_on(wire, message):
    wire.answer = (429, {"code": 20429}, {"Retry-After": "7"})

    assert TwilioGateway(wire).send(message).retry_after == 7


def test_lost_sms_is_found_by_its_text(wire, message):
    wire.answer = (
        200,
        {
            "messages": [
                {"sid": "SM0", "body": "other"},
                {"sid": "SM9", "body": message.body, "status": "sent"},
            ]
        },
        {},
    )

    found = TwilioGateway(wire).find(message)

    assert (found.outcome, found.reference) == (Outcome.ACCEPTED, "SM9")
    assert wire.requests[0]["params"]["To"] == message.to


def test_sms_that_twilio_never_had_is_not_found(wire, message):
    wire.answer = (200, {"messages": []}, {})

    assert TwilioGateway(wire).find(message) is None


def test_question_that_fails_is_no_answer(wire, message):
    wire.answer = (500, {}, {})

    with pytest.raises(requests.ConnectionError):
        TwilioGateway(wire).find(message)


# --- E-mail -------------------------------------------------------------------------------------------------


def test_mail_goes_out_under_our_own_key(message):
    message.to = "reporter@example.org"

    result = SmtpGateway().send(message)

    assert result.outcome == Outcome.ACCEPTED
    assert mail.outbox[0].to == ["reporter@example.org"]
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{message.key}@trackchild>"


class BrokenServer:
    def __init__(self, *, opening=None, sending=None) -> None:
        self.opening, self.sending = opening, sending

    def open(self):
        if self.opening:
            raise self.opening

    def send_messages(self, _mails):
        if self.sending:
            raise self.sending

    def close(self):
        pass


@pytest.mark.parametrize(
    ("server", "outcome"),
    [
        (BrokenServer(opening=ConnectionRefusedError()), Outcome.RETRY),
        (
            BrokenServer(sending=smtplib.SMTPRecipientsRefused({"a": (550, b"no such user")})),
            Outcome.REJECTED,
        ),
        (BrokenServer(sending=smtplib.SMTPDataError(451, b"greylisted")), Outcome.RETRY),
        (BrokenServer(sending=smtplib.SMTPDataError(554, b"refused")), Outcome.REJECTED),
    ],
)
def test_answers_of_the_mail_server_are_understood(message, monkeypatch, server, outcome):
    monkeypatch.setattr("trackchild.core.gateways.mail.get_connection", lambda: server)

    assert SmtpGateway().send(message).outcome == outcome


def test_connection_that_breaks_while_sending_leaves_the_outcome_open(message, monkeypatch):
    server = BrokenServer(sending=TimeoutError())
    monkeypatch.setattr("trackchild.core.gateways.mail.get_connection", lambda: server)

    with pytest.raises(TimeoutError):
        SmtpGateway().send(message)


def test_mail_server_cannot_be_asked(message):
    with pytest.raises(CannotAsk):
        SmtpGateway().find(message)


# --- Demonstration ------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("to", "outcome"),
    [("+919800000001", Outcome.DELIVERED), ("+916122234567", Outcome.REJECTED), ("?", Outcome.DELIVERED)],
)
def test_the_demonstration_refuses_an_sms_to_a_landline(message, to, outcome):
    message.to = to

    assert DemoGateway().send(message).outcome == outcome
