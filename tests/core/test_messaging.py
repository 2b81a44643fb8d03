"""Messages: none lost, none twice, one-time codes never again."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tests.core.gateways import FakeProvider
from trackchild.core import messaging
from trackchild.core.messaging import templates, worker
from trackchild.core.models import DemoMessage, Message

pytestmark = pytest.mark.django_db
State = Message.State

CODE = messaging.MessageTemplate(
    code="test.code", sms="%(code)s is your code.", variables=("code",), lane="otp"
)
NOTICE = messaging.MessageTemplate(
    code="test.notice",
    sms="Report %(number)s is registered.",
    email_subject="Report %(number)s",
    email_body="Report %(number)s is registered.\n",
    variables=("number",),
)


@pytest.fixture(autouse=True)
def provider(monkeypatch):
    monkeypatch.setattr(templates, "_templates", {t.code: t for t in (CODE, NOTICE)})
    fake = FakeProvider()
    monkeypatch.setattr(worker, "gateway_for", lambda _channel: fake)
    return fake


def queue(dedupe="1", to="+919800000001", **options):
    options = {
        "template": "test.notice",
        "context": {"number": "12"},
        "channel": "sms",
        "language": "en",
    } | options
    return messaging.queue(to=to, dedupe=dedupe, **options)


def queue_code(dedupe="1"):
    return queue(dedupe, template="test.code", context={"code": "123456"})


def later() -> None:
    """Let time pass for every message."""
    ago = timezone.now() - timedelta(seconds=1)
    Message.objects.update(next_try_at=ago)
    Message.objects.exclude(lease_until=None).update(lease_until=ago)


def state(message) -> str:
    message.refresh_from_db()
    return message.state


# --- Into the outbox ----------------------------------------------------------------------------------------


def test_same_message_is_written_once():
    assert queue() is not None
    assert queue() is None
    assert Message.objects.count() == 1


def test_message_disappears_with_its_transaction():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert not Message.objects.exists()


def test_nobody_without_an_address_is_written_to():
    assert queue(to="") is None


def test_broker_down_does_not_fail_the_request(monkeypatch, django_capture_on_commit_callbacks):
    def fail(*_args, **_kwargs):
        raise ConnectionError("redis is gone")

    monkeypatch.setattr("trackchild.core.tasks.deliver_messages.apply_async", fail)

    with django_capture_on_commit_callbacks(execute=True):
        message = queue()

    assert state(message) == State.PENDING


def test_code_and_notice_wait_in_queues_of_their_own(monkeypatch, django_capture_on_commit_callbacks):
    woken = []
    monkeypatch.setattr(messaging.outbox, "wake", lambda task, channel: woken.append((task.name, channel)))

    with django_capture_on_commit_callbacks(execute=True):
        queue("1")
        queue_code("2")

    assert woken == [
        ("trackchild.core.tasks.deliver_messages", "sms"),
        ("trackchild.core.tasks.deliver_codes", "sms"),
    ]


def test_commit_wakes_the_worker(provider, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = queue()

    assert state(message) == State.HANDED_OVER
    assert provider.accepted == [str(message.key)]


def test_address_and_text_are_unreadable_in_the_database():
    message = queue()

    raw = (
        Message.objects.filter(pk=message.pk).extra(select={"a": '"to"', "b": "body"}).values("a", "b").get()
    )

    assert "9800000001" not in raw["a"]
    assert "registered" not in raw["b"]
    assert Message.objects.to("+919800000001").get() == message


@pytest.mark.parametrize("given", [{}, {"number": "1", "name": "Asha"}])
def test_template_takes_exactly_its_variables(given):
    with pytest.raises(ValueError, match="takes"):
        queue(context=given)


def test_value_cannot_add_a_header_or_a_line():
    message = queue(channel="email", to="a@example.org", context={"number": "1\r\nBcc: all@example.org"})

    assert "\n" not in message.subject
    assert "\r" not in message.body


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 307, 3),
        ("क" * 70, 1),
        ("क" * 134, 2),
        ("क" * 135, 3),
        ("€" * 80, 1),
    ],
)
def test_parts_are_counted_as_operators_do(text, parts):
    assert messaging.sms_parts(text) == parts


def test_language_we_do_not_have_falls_back():
    assert queue(language="xx").language == "en"


# --- Handing over -------------------------------------------------------------------------------------------


def test_message_is_handed_over_once_however_often_the_task_runs(provider):
    message = queue()

    messaging.send_due()
    messaging.send_due()
    later()
    messaging.recover()
    messaging.send_due()

    assert provider.accepted == [str(message.key)]
    assert state(message) == State.HANDED_OVER
    assert message.gateway_reference == f"ref-{message.key}"


def test_codes_go_first(provider):
    notice, code = queue("1"), queue_code("2")

    messaging.send_due()

    assert provider.accepted == [str(code.key), str(notice.key)]


def test_lane_and_channel_can_be_served_alone(provider):
    queue("1")
    code = queue_code("2")

    messaging.send_due("sms", "otp")

    assert provider.accepted == [str(code.key)]


def test_code_does_not_wait_behind_a_long_list_of_mails(provider):
    for number in range(30):
        queue(str(number), channel="email", to="a@example.org")
    first = worker._lease("email", "normal")
    code = queue_code("code")

    messaging.send_due("email", "normal")

    assert len(first) == 10
    assert provider.accepted[0] == str(code.key)


def test_code_is_forgotten_once_it_is_on_its_way():
    code = queue_code()

    messaging.send_due()

    code.refresh_from_db()
    assert (code.state, code.body) == (State.HANDED_OVER, "")


def test_two_workers_never_hold_the_same_message():
    queue()

    assert len(worker._lease(None, None)) == 1
    assert worker._lease(None, None) == []


def test_busy_gateway_is_obeyed(provider):
    provider.script = ["429"]
    message = queue()

    messaging.send_due()

    assert state(message) == State.PENDING
    assert message.next_try_at > timezone.now() + timedelta(seconds=80)
    later()
    messaging.send_due()
    assert provider.accepted == [str(message.key)]


def test_refused_message_is_not_tried_again(provider):
    provider.script = ["bad number"]
    message = queue()

    messaging.send_due()
    later()
    messaging.send_due()

    assert (state(message), provider.calls) == (State.FAILED, 1)


def test_lost_reply_is_asked_about_and_not_sent_again(provider):
    provider.script = ["lost reply"]
    message = queue()

    messaging.send_due()
    assert state(message) == State.UNKNOWN
    later()
    messaging.recover()
    messaging.send_due()

    assert state(message) == State.HANDED_OVER
    assert provider.accepted == [str(message.key)]


@pytest.mark.parametrize("trouble", ["hang", "500"])
def test_what_the_gateway_never_had_is_sent_again(provider, trouble):
    provider.script = [trouble]
    message = queue()

    messaging.send_due()
    assert state(message) == State.UNKNOWN
    later()
    messaging.recover()
    later()
    messaging.send_due()

    assert state(message) == State.HANDED_OVER
    assert provider.accepted == [str(message.key)]


@pytest.mark.parametrize("moment", ["killed before", "worker killed"])
def test_worker_killed_at_the_gateway_neither_loses_nor_repeats(provider, moment):
    provider.script = [moment]
    message = queue()

    with pytest.raises(SystemExit):
        messaging.send_due()
    assert state(message) == State.UNKNOWN
    later()
    messaging.recover()
    later()
    messaging.send_due()

    assert state(message) == State.HANDED_OVER
    assert provider.accepted == [str(message.key)]


def test_worker_killed_before_the_gateway_loses_nothing(provider):
    message = queue()
    worker._lease(None, None)  # and then nothing more is heard of it

    messaging.recover()
    assert state(message) == State.LEASED
    later()
    messaging.recover()
    messaging.send_due()

    assert provider.accepted == [str(message.key)]


def test_worker_that_wakes_after_its_lease_does_nothing(provider):
    queue()
    (late,) = worker._lease(None, None)
    later()
    messaging.recover()
    messaging.send_due()

    assert worker.deliver(late) is None
    assert len(provider.accepted) == 1


def test_gateway_that_cannot_be_asked_now_is_asked_later(provider):
    provider.script = ["lost reply", "find fails"]
    message = queue()

    messaging.send_due()
    later()
    messaging.recover()
    assert state(message) == State.UNKNOWN
    later()
    messaging.recover()

    assert state(message) == State.HANDED_OVER


@pytest.mark.parametrize("trouble", ["hang", "500", "killed before"])
def test_code_is_never_sent_again(provider, trouble):
    provider.script = [trouble]
    code = queue_code()

    try:
        messaging.send_due()
    except SystemExit:
        pass
    later()
    messaging.recover()
    later()
    messaging.send_due()

    assert (state(code), provider.calls) == (State.DEAD, 1)


def test_code_that_took_too_long_is_not_sent(provider):
    code = queue_code()
    Message.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    messaging.send_due()

    assert (state(code), provider.calls) == (State.DEAD, 0)


def test_slow_gateway_gets_a_rest_and_the_others_keep_their_tries(provider):
    provider.script = ["hang"]
    messages = [queue(str(n)) for n in range(5)]

    assert messaging.send_due() == 1

    waiting = [m for m in messages if state(m) == State.PENDING]
    assert [m.attempts for m in waiting] == [0, 0, 0, 0]


def test_message_is_given_up_after_eight_tries_and_can_be_sent_again(provider):
    provider.script = ["429"] * worker.MAX_ATTEMPTS
    message = queue()
    for _try in range(worker.MAX_ATTEMPTS):
        later()
        messaging.send_due()
    assert state(message) == State.DEAD

    assert messaging.resend(message)
    messaging.send_due()

    assert state(message) == State.HANDED_OVER


def test_code_is_not_offered_to_be_sent_again(provider):
    provider.script = ["bad number"]
    code = queue_code()
    messaging.send_due()

    assert not messaging.resend(code)


def test_many_messages_under_every_trouble_arrive_once_each(provider):
    troubles = ["hang", "lost reply", "500", "429", "worker killed", "killed before", "ok", "lost reply"]
    messages = [queue(str(n)) for n in range(60)]
    provider.script = troubles * 6

    for _round in range(120):
        try:
            messaging.send_due()
        except SystemExit:
            pass
        later()
        messaging.recover()
        later()

    assert {state(m) for m in messages} == {State.HANDED_OVER}
    assert sorted(provider.accepted) == sorted(str(m.key) for m in messages)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_inside_a_transaction(provider):
    """The mark «the gateway may have it» must be on disk before the call."""
    with transaction.atomic():
        queue()
        (message,) = worker._lease(None, None)
        with pytest.raises(RuntimeError, match="durable"):
            worker.deliver(message)
        transaction.set_rollback(True)

    assert provider.calls == 0


def test_lazy_texts_are_rendered_in_the_readers_language(monkeypatch):
    said = []
    lazy = _("Yes")
    monkeypatch.setitem(
        templates._templates, "test.lazy", messaging.MessageTemplate(code="test.lazy", sms=lazy)
    )
    for language in ("en", "hi"):
        said.append(queue(language, template="test.lazy", context={}, language=language).body)

    assert said[0] == "Yes"
    assert said[1] != "Yes"


# --- The demonstration gateway ------------------------------------------------------------------------------


def test_demo_gateway_counts_a_repeat_and_never_shows_it():
    from trackchild.core.gateways.demo import DemoGateway

    message = queue()

    DemoGateway().send(message)
    DemoGateway().send(message)

    shown = DemoMessage.objects.get()
    assert (shown.to, shown.times) == ("+919800000001", 2)
    assert DemoGateway().find(message).reference
