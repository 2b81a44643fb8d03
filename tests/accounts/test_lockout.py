"""Five failures lock an account for 1, 5, then 30 minutes; fifty stop a network."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.accounts.test_log_in import give_code, give_password, sent_code
from tests.factories.accounts import OfficerFactory
from trackchild.accounts.models import LoginGuard, NetworkFailures
from trackchild.core.models import Message

pytestmark = pytest.mark.django_db

WRONG = "wrong-wrong-wrong"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def fail(client, username, times, **extra):
    return [give_password(client, username, WRONG, **extra) for _try in range(times)]


@pytest.mark.parametrize("username", ["known", "nobody.at.all"])
def test_fifth_failure_locks_known_and_unknown_alike(client, clock, username):
    OfficerFactory(username="known")

    answers = fail(client, username, 6)

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429, 429]
    assert answers[-1]["Retry-After"] == "60"


def test_right_password_does_not_open_a_locked_account(client, clock):
    user = OfficerFactory()
    fail(client, user.username, 5)

    assert give_password(client, user.username).status_code == 429
    clock.shift(timedelta(seconds=61))
    assert give_password(client, user.username).status_code == 302


def test_waits_grow_and_never_become_permanent(client, clock):
    OfficerFactory(username="known")
    waits = []
    for _round in range(4):
        answer = fail(client, "known", 5)[-1]
        waits.append(int(answer["Retry-After"]) // 60)
        clock.shift(timedelta(seconds=int(answer["Retry-After"]) + 1))

    assert waits == [1, 5, 30, 30]


def test_owner_is_told(client, clock):
    user = OfficerFactory()

    fail(client, user.username, 5)

    assert [message.to for message in Message.objects.filter(template="account_locked")] == [str(user.phone)]


def test_whole_log_in_forgets_the_failures(client, clock):
    user = OfficerFactory()
    fail(client, user.username, 4)
    give_password(client, user.username)
    still_counted = LoginGuard.objects.get().failures
    give_code(client, sent_code())

    assert still_counted == 4
    assert not LoginGuard.objects.exists()


def test_spelling_of_the_user_name_makes_no_second_counter(client, clock):
    fail(client, "Known ", 2)
    fail(client, "KNOWN", 2)

    assert LoginGuard.objects.get().failures == 4


def test_forged_forwarded_address_changes_nothing(client, clock, settings):
    settings.TRUSTED_PROXY_HOPS = 0
    for place in range(50):
        fail(client, f"user{place}", 1, HTTP_X_FORWARDED_FOR=f"203.0.113.{place}")

    assert NetworkFailures.objects.get().network == "127.0.0.0/24"
    assert give_password(client, "another", WRONG, HTTP_X_FORWARDED_FOR="198.51.100.7").status_code == 429
    clock.shift(timedelta(minutes=11))
    assert give_password(client, "another", WRONG).status_code == 200


def test_reset_is_refused_while_locked(client, clock):
    fail(client, "known", 5)

    answer = client.post(
        reverse("accounts:password-reset"), {"username": "known", "captcha_0": "x", "captcha_1": "PASSED"}
    )

    assert answer.status_code == 429
