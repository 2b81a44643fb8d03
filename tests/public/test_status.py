"""The status of a report: for the reporter, and nobody learns more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.public.people import missing
from trackchild.core.references import new_reference

pytestmark = pytest.mark.django_db

PHONE = "98765 43210"


def ask(client, reference, phone=PHONE):
    return client.post(
        "/status/", {"reference": reference, "phone": phone, "captcha_0": "x", "captcha_1": "PASSED"}
    )


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


def test_sixth_question_about_one_number_is_refused(client):
    reference = new_reference()

    answers = [ask(client, reference).status_code for _question in range(6)]

    assert answers == [200] * 5 + [429]


def test_many_questions_from_one_network_are_refused(client):

    answers = [ask(client, new_reference()).status_code for _question in range(21)]

    assert answers == [200] * 20 + [429]


def test_mistyped_number_is_told_at_once_and_kept(client):
    page = ask(client, "7K3M-9QWX-2HTB-0").content.decode()

    assert "There is a problem" in page
    assert 'value="7K3M-9QWX-2HTB-0"' in page
