"""Logging in: password, captcha, code; nothing opens before both factors."""

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth import hashers
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from directory.choices import Role
from tests.factories.accounts import PASSWORD, OfficerFactory, PostingFactory, UserFactory, login
from trackchild.accounts.models import OneTimeCode, SignedInSession
from trackchild.accounts.services import sessions
from trackchild.core.models import AuditEntry, Message

pytestmark = pytest.mark.django_db


def give_password(client, username, password=PASSWORD, **extra):
    data = {"username": username, "password": password, "captcha_0": "x", "captcha_1": "PASSED"}
    return client.post(reverse("accounts:login"), data, **extra)


def sent_code() -> str:
    message = Message.objects.filter(template="otp").order_by("-pk").first()
    return re.search(r"\b\d{6}\b", message.body).group()


def give_code(client, code):
    return client.post(reverse("accounts:verify"), {"code": code})


def test_password_and_code_open_the_work_space(client):
    user = OfficerFactory()

    first = give_password(client, user.username)
    second = give_code(client, sent_code())

    assert first["Location"] == reverse("accounts:verify")
    assert second["Location"] == reverse("portal:desk")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert AuditEntry.objects.filter(action="LOGIN", actor=user).exists()


def test_no_staff_page_opens_after_the_password_alone(client):
    user = OfficerFactory()
    give_password(client, user.username)

    response = client.get(reverse("accounts:sessions"))

    assert response.status_code == 302
    assert reverse("accounts:login") in response["Location"]


def test_session_without_second_factor_is_ended(client):
    client.force_login(OfficerFactory(), backend=sessions.BACKEND)

    response = client.get(reverse("accounts:sessions"))

    assert reverse("accounts:login") in response["Location"]
    assert "_auth_user_id" not in client.session


def test_session_id_changes_at_password_and_at_code(client):
    user = OfficerFactory()
    client.get(reverse("accounts:login"))
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key

    give_password(client, user.username)
    middle = client.session.session_key
    give_code(client, sent_code())

    assert len({before, middle, client.session.session_key}) == 3


@pytest.mark.parametrize("username", ["nobody.at.all", "known"])
def test_wrong_password_answers_alike_for_known_and_unknown(client, username):
    OfficerFactory(username="known")
    hashes = []
    real = hashers.MD5PasswordHasher.encode

    def counting(self, password, salt):
        hashes.append(1)
        return real(self, password, salt)

    with patch.object(hashers.MD5PasswordHasher, "encode", counting):
        response = give_password(client, username, "wrong-wrong-wrong")

    assert response.status_code == 200
    assert "The user name or the password is not right." in response.content.decode()
    assert len(hashes) == 1


def test_suspended_user_cannot_log_in(client):
    user = OfficerFactory(is_active=False)

    response = give_password(client, user.username)

    assert "The user name or the password is not right." in response.content.decode()


def test_captcha_is_asked(client):
    user = OfficerFactory()

    response = client.post(
        reverse("accounts:login"),
        {"username": user.username, "password": PASSWORD, "captcha_0": "x", "captcha_1": "11111"},
    )

    assert response.status_code == 200
    assert not Message.objects.exists()


def test_code_counts_once(client):
    user = OfficerFactory()
    give_password(client, user.username)
    code = sent_code()
    give_code(client, code)
    client.post(reverse("accounts:logout"))

    give_password(client, user.username)
    response = give_code(client, code)

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_code_of_another_browser_is_not_accepted(client, django_user_model):
    from django.test import Client

    user = OfficerFactory()
    give_password(client, user.username)
    code = sent_code()
    other = Client()
    give_password(other, user.username)

    response = give_code(other, code)

    assert "not right or no longer valid" in response.content.decode()


def test_code_is_not_kept_in_clear(client):
    give_password(client, OfficerFactory().username)

    code = OneTimeCode.objects.get()

    assert sent_code() not in code.code_hash
    assert len(code.code_hash) == 64


def test_native_digits_and_spaces_are_accepted(client):
    give_password(client, OfficerFactory().username)
    native = sent_code().translate(str.maketrans("0123456789", "०१२३४५६७८९"))

    response = give_code(client, f" {native[:3]} {native[3:]} ")

    assert response["Location"] == reverse("portal:desk")


def test_five_wrong_codes_end_the_attempt(client):
    give_password(client, OfficerFactory().username)
    right = sent_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    answers = [give_code(client, wrong) for _try in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert give_code(client, right)["Location"] == reverse("accounts:login")


def test_code_older_than_ten_minutes_is_refused(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        give_password(client, OfficerFactory().username)
        code = sent_code()
        clock.shift(timedelta(minutes=10, seconds=1))

        response = give_code(client, code)

    assert response["Location"] == reverse("accounts:login")


def test_resend_waits_sixty_seconds_and_the_old_code_dies(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        give_password(client, OfficerFactory().username)
        old = sent_code()
        client.post(reverse("accounts:resend"), {"method": "sms"})
        early = OneTimeCode.objects.count()
        clock.shift(timedelta(seconds=61))
        client.post(reverse("accounts:resend"), {"method": "sms"})

        assert early == 1
        assert OneTimeCode.objects.count() == 2
        assert give_code(client, old).status_code == 200
        assert give_code(client, sent_code())["Location"] == reverse("portal:desk")


def test_three_resends_in_fifteen_minutes_ten_a_day():
    from trackchild.accounts.services import codes

    user = UserFactory()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = 0
        for attempt in range(20):
            codes.send(user=user, purpose="LOGIN", attempt=f"a{attempt}")
            outcomes = []
            for _again in range(4):
                clock.shift(timedelta(seconds=61))
                outcomes.append(bool(codes.send(user=user, purpose="LOGIN", attempt=f"a{attempt}")))
            sent += sum(outcomes)
            assert sum(outcomes) <= 3
            clock.shift(timedelta(minutes=16))

    assert sent == 10


def test_authenticator_app_is_asked_instead_of_sms(client):
    user = OfficerFactory()
    device = TOTPDevice.objects.create(user=user, confirmed=True, name="app")
    give_password(client, user.username)
    totp = TOTP(device.bin_key)
    totp.time = timezone.now().timestamp()

    response = give_code(client, f"{totp.token():06d}")

    assert response["Location"] == reverse("portal:desk")
    assert not Message.objects.exists()


def test_several_postings_are_chosen_from(client):
    user = OfficerFactory()
    other = PostingFactory(user=user, role=Role.DCRB_OFFICER)
    give_password(client, user.username)

    landed = give_code(client, sent_code())
    refused = client.get(reverse("accounts:user-list"))
    client.post(reverse("accounts:posting"), {"posting": other.pk})
    allowed = client.get(reverse("accounts:user-list"))

    assert landed["Location"] == reverse("accounts:posting")
    assert refused["Location"] == reverse("accounts:posting")
    assert allowed.status_code == 200


def test_posting_of_somebody_else_cannot_be_chosen(client):
    user = OfficerFactory()
    stranger = PostingFactory(role=Role.DCRB_OFFICER)
    login(client, user)

    client.post(reverse("accounts:posting"), {"posting": stranger.pk})

    assert client.session[sessions.POSTING] == user.current_postings[0].pk


def test_rights_end_with_the_posting(client):
    user = OfficerFactory(role=Role.DCRB_OFFICER)
    login(client, user)
    assert client.get(reverse("accounts:user-list")).status_code == 200

    posting = user.postings.get()
    posting.ends_on = timezone.localdate() - timedelta(days=1)
    posting.save()

    assert client.get(reverse("accounts:user-list"))["Location"] == reverse("accounts:posting")


@pytest.mark.parametrize(("role", "minutes"), [(Role.STATION_OFFICER, 15), (Role.CITIZEN, 30)])
def test_idle_session_ends(client, role, minutes):
    user = OfficerFactory(role=role)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        login(client, user)
        clock.shift(timedelta(minutes=minutes) - timedelta(seconds=5))
        alive = client.get(reverse("accounts:sessions")).status_code
        clock.shift(timedelta(minutes=minutes, seconds=1))
        response = client.get(reverse("accounts:sessions"))

    assert alive == 200
    assert reverse("accounts:login") in response["Location"]


def test_no_session_lives_longer_than_eight_hours(client):
    user = OfficerFactory()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        login(client, user)
        for _quarter in range(8 * 6 - 1):
            clock.shift(timedelta(minutes=10))
            assert client.get(reverse("accounts:sessions")).status_code == 200
        clock.shift(timedelta(minutes=11))

        assert client.get(reverse("accounts:sessions")).status_code == 302


def test_asking_how_long_is_left_does_not_extend(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        login(client, OfficerFactory())
        clock.shift(timedelta(minutes=10))
        asked = client.get(reverse("accounts:keep-alive")).json()["left"]
        extended = client.post(reverse("accounts:keep-alive")).json()["left"]

    assert (asked, extended) == (300, 900)


def test_logging_out_ends_the_session_on_the_server(client):
    user = OfficerFactory()
    login(client, user)
    key = client.session.session_key

    client.post(reverse("accounts:logout"))
    client.cookies["session"] = key

    assert client.get(reverse("accounts:sessions")).status_code == 302
    assert not SignedInSession.objects.filter(user=user).exists()


def test_foreign_next_address_is_ignored(client):
    user = OfficerFactory()
    client.post(
        reverse("accounts:login") + "?next=https://evil.example/",
        {"username": user.username, "password": PASSWORD, "captcha_0": "x", "captcha_1": "PASSED"},
    )

    assert give_code(client, sent_code())["Location"] == reverse("portal:desk")


def test_a_demo_account_opens_in_the_demo(client, settings):
    settings.DEMO = True
    user = OfficerFactory(is_demo=True)

    assert give_password(client, user.username)["Location"] == reverse("accounts:verify")


def test_a_demo_account_is_an_unknown_one_elsewhere(client):
    user = OfficerFactory(is_demo=True)

    response = give_password(client, user.username)

    assert response.status_code == 200
    assert "The user name or the password is not right." in response.content.decode()


def test_an_open_session_of_a_demo_account_ends_elsewhere(client):
    client = login(client, OfficerFactory(is_demo=True))

    assert client.get(reverse("accounts:sessions")).status_code == 302


def test_no_new_password_for_a_demo_account_elsewhere(client):
    user = OfficerFactory(is_demo=True)

    client.post(
        reverse("accounts:password-reset"),
        {"username": user.username, "captcha_0": "x", "captcha_1": "PASSED"},
    )

    assert not Message.objects.filter(template="otp").exists()


@pytest.mark.parametrize("asked", ["", "/office/", "/hi/office/missing-reports/"])
def test_a_citizen_lands_on_the_own_reports_never_in_the_work_space(client, asked):
    user = OfficerFactory(role=Role.CITIZEN)
    data = {"username": user.username, "password": PASSWORD, "captcha_0": "x", "captcha_1": "PASSED"}
    client.post(f"{reverse('accounts:login')}?next={asked}", data)

    response = give_code(client, sent_code())

    assert response["Location"] == reverse("cases:own-reports")
