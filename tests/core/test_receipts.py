"""Reports of the SMS provider: signed, repeated, late, and in any order."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from twilio.request_validator import RequestValidator

from trackchild.core.gateways.sms import TwilioGateway
from trackchild.core.models import Message

pytestmark = pytest.mark.django_db
State = Message.State
SITE, TOKEN = "https://portal.example", "the token of our account"


@pytest.fixture(autouse=True)
def twilio(settings):
    settings.SITE_URL = SITE
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = "AC" + "0" * 32, TOKEN
    return settings


def sent(**changes) -> Message:
    values = {
        "template": "x", "channel": "sms", "to": "+919800000001", "to_index": "x", "body": "Hello",
        "dedupe": uuid.uuid4().hex, "state": State.HANDED_OVER, "gateway_reference": "SM1", "attempts": 1,
        "handed_over_at": timezone.now(), "expires_at": timezone.now() + timedelta(hours=4),
    }  # fmt: skip
    return Message.objects.create(**values | changes)


def report(client, message, status, *, sid="SM1", code="", token=TOKEN, key=None, path=None):
    """A report as Twilio posts it, signed by its own library."""
    path = path or f"/messages/{key or message.key}/receipt/"
    fields = {"MessageSid": sid, "MessageStatus": status, "To": "+919800000001", "AccountSid": "AC1"}
    if code:
        fields["ErrorCode"] = code
    signature = RequestValidator(token).compute_signature(SITE + path, fields)
    return client.post(path, fields, headers={"X-Twilio-Signature": signature})


def state(message) -> str:
    message.refresh_from_db()
    return message.state


def test_report_address_is_given_to_the_provider_with_the_message(twilio):
    twilio.SMS_SENDER = "TRKCHD"
    message, posted = sent(), {}

    class Wire:
        timeout = 5

        def request(self, *_args, data=None, **_options):
            posted.update(data)
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        TwilioGateway(Wire()).send(message)

    assert posted["StatusCallback"] == f"{SITE}/messages/{message.key}/receipt/"


@pytest.mark.parametrize("status", ["delivered", "read"])
def test_delivered_message_is_marked_so_once_and_for_all(client, status):
    message = sent()

    answers = [report(client, message, status).status_code for _time in range(2)]
    report(client, message, "failed", code="30003")
    report(client, message, "sent")

    assert answers == [204, 204]
    assert state(message) == State.DELIVERED
    assert message.last_error == ""


@pytest.mark.parametrize("status", ["queued", "sending", "sent", "accepted", "a new word"])
def test_message_on_its_way_stays_as_it_is(client, status):
    message = sent()

    assert report(client, message, status).status_code == 204
    assert state(message) == State.HANDED_OVER


@pytest.mark.parametrize("status", ["failed", "undelivered"])
def test_message_that_did_not_arrive_is_shown_among_the_dead(client, status):
    message = sent()

    report(client, message, status, code="30003")

    assert state(message) == State.FAILED
    assert message.last_error == "Twilio 30003"
    assert message in Message.objects.dead()
    assert message.can_be_resent


def test_passing_trouble_is_tried_again_later(client):
    message = sent()

    report(client, message, "undelivered", code="30001")

    assert state(message) == State.PENDING
    assert message.next_try_at > timezone.now()


@pytest.mark.parametrize("changes", [{"lane": "otp"}, {"attempts": 8}, {"expires_at": timezone.now()}])
def test_code_or_spent_or_late_message_is_not_tried_again(client, changes):
    message = sent(**changes)

    report(client, message, "undelivered", code="30001")

    assert state(message) == State.FAILED


def test_report_of_an_earlier_try_does_not_touch_the_next(client):
    message = sent()
    report(client, message, "undelivered", code="30001")
    Message.objects.update(state=State.HANDED_OVER, gateway_reference="SM2", attempts=2)

    report(client, message, "undelivered", code="30001")
    assert state(message) == State.HANDED_OVER

    report(client, message, "undelivered", code="30003", sid="SM2")
    assert state(message) == State.FAILED


def test_arrival_reported_late_stops_the_next_try(client):
    message = sent()
    report(client, message, "undelivered", code="30001")

    report(client, message, "delivered")

    assert state(message) == State.DELIVERED


def test_report_may_overtake_the_answer_to_our_own_call(client):
    message = sent(state=State.UNKNOWN, gateway_reference="", handed_over_at=None)

    report(client, message, "delivered")

    assert state(message) == State.DELIVERED
    assert message.handed_over_at


def test_code_that_arrived_is_forgotten(client):
    message = sent(lane="otp", state=State.UNKNOWN)

    report(client, message, "delivered")

    message.refresh_from_db()
    assert message.body == ""


@pytest.mark.parametrize("wrong", [{"token": "a guess"}, {"path": "/messages/{key}/receipt/?more=1"}])
def test_report_nobody_signed_changes_nothing(client, wrong):
    message = sent()
    fields = {"MessageSid": "SM1", "MessageStatus": "delivered"}
    signed = f"{SITE}/messages/{message.key}/receipt/"
    signature = RequestValidator(wrong.get("token", TOKEN)).compute_signature(signed, fields)
    path = wrong.get("path", "/messages/{key}/receipt/").format(key=message.key)

    answers = [
        client.post(path, fields, headers={"X-Twilio-Signature": signature}),
        client.post(path, fields | {"MessageStatus": "failed"}, headers={"X-Twilio-Signature": signature}),
        client.post(path, fields),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert state(message) == State.HANDED_OVER


def test_unknown_message_is_not_found(client):
    assert report(client, None, "delivered", key=uuid.uuid4()).status_code == 404


def test_without_a_provider_there_is_no_such_page(client, twilio):
    message = sent()
    twilio.TWILIO_AUTH_TOKEN = ""

    assert report(client, message, "delivered", token="").status_code == 404
    assert state(message) == State.HANDED_OVER


def test_only_post_is_answered_and_no_csrf_token_is_asked_for():
    from django.test import Client

    browser, message = Client(enforce_csrf_checks=True), sent()

    assert browser.get(f"/messages/{message.key}/receipt/").status_code == 405
    assert report(browser, message, "delivered").status_code == 204
