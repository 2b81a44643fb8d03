"""The status of a report: for the reporter, and nobody learns more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.public.people import missing
from trackchild.core.references import new_reference

pytestmark = pytest.mark.django_db

PHONE = "98765 43210"


def ask(client, reference, phone=PHONE, address="127.0.0.1"):
    answers = {"reference": reference, "phone": phone, "captcha_0": "x", "captcha_1": "PASSED"}
    return client.post("/status/", answers, REMOTE_ADDR=address)


def body(response) -> str:
    """The page without what differs by chance: tokens and captcha keys."""
    page = response.content.decode()
    return page[page.index("<h1") : page.index("<form")]


def test_reporter_learns_the_public_status_and_the_office(client):
    report = missing(status="MATCH_PENDING")

    page = ask(client, report.reference).content.decode()

    assert "Registered, the search is on" in page
    assert report.office.phone in page
    assert "Match" not in page


def test_no_such_number_and_wrong_mobile_get_the_same_answer(client):
    report = missing()

    wrong_mobile = ask(client, report.reference, "9000000001")
    no_such_number = ask(client, new_reference())

    assert wrong_mobile.status_code == no_such_number.status_code == 200
    assert body(wrong_mobile) == body(no_such_number)


def test_both_answers_cost_the_same_queries(client):
    report = missing()

    with CaptureQueriesContext(connection) as wrong_mobile:
        ask(client, report.reference, "9000000001")
    with CaptureQueriesContext(connection) as no_such_number:
        ask(client, new_reference())

    assert len(wrong_mobile) == len(no_such_number)


def test_native_digits_and_small_letters_are_understood(client):
    report = missing()

    page = ask(client, report.reference.lower().replace("-", " "), "९८७६५४३२१०").content.decode()

    assert "Registered, the search is on" in page


def test_sixth_question_about_one_number_from_one_network_is_refused_for_an_hour(client, clock):
    reference = new_reference()

    answers = [ask(client, reference) for _question in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert int(answers[5]["Retry-After"]) > 60


@pytest.fixture
def clock(time_machine):
    """A clock that stands still, at the beginning of a minute."""
    time_machine.move_to("2026-11-22T10:00:00Z", tick=False)
    return time_machine


def test_strangers_cannot_keep_the_reporter_from_asking(client, clock):
    report = missing()
    for stranger in ("203.0.113.1", "198.51.100.1"):
        for _guess in range(6):
            ask(client, report.reference, "9000000001", stranger)

    clock.shift(60)
    page = ask(client, report.reference, address="192.0.2.1")

    assert "Registered, the search is on" in page.content.decode()


def test_number_many_ask_about_is_answered_once_a_minute(client, clock):
    reference = new_reference()
    for _guess in range(5):
        ask(client, reference, address="203.0.113.1")

    answers = [ask(client, reference, address=f"198.51.{net}.1") for net in range(3)]
    clock.shift(60)
    later = ask(client, reference, address="198.51.1.1")

    assert [answer.status_code for answer in answers] == [200, 429, 429]
    assert answers[1]["Retry-After"] == "60"
    assert later.status_code == 200


def test_waiting_for_others_uses_up_nobodys_own_questions(client, clock):
    reference, own = new_reference(), "192.0.2.1"
    for _guess in range(6):
        ask(client, reference, address="203.0.113.1")
    ask(client, reference, address="198.51.100.1")  # this minute's turn

    refused = [ask(client, reference, address=own).status_code for _question in range(6)]
    clock.shift(60)

    assert refused == [429] * 6
    assert ask(client, reference, address=own).status_code == 200


@pytest.mark.parametrize("address", ["203.0.113.1", "192.0.2.1"])
def test_lock_and_slowing_tell_nothing_of_whether_a_number_exists(client, clock, address):
    answers = []
    for reference in (missing().reference, new_reference()):
        for _guess in range(6):
            ask(client, reference, "9000000001", "203.0.113.1")
        ask(client, reference, "9000000001", "198.51.100.1")
        with CaptureQueriesContext(connection) as queries:
            answer = ask(client, reference, "9000000001", address)
        answers.append((answer.status_code, answer["Retry-After"], answer.content.count(b"<"), len(queries)))

    assert answers[0] == answers[1]
    assert answers[0][0] == 429


def test_many_questions_from_one_network_are_refused(client):

    answers = [ask(client, new_reference()).status_code for _question in range(21)]

    assert answers == [200] * 20 + [429]


def test_mistyped_number_is_told_at_once_and_kept(client):
    page = ask(client, "7K3M-9QWX-2HTB-0").content.decode()

    assert "There is a problem" in page
    assert 'value="7K3M-9QWX-2HTB-0"' in page
