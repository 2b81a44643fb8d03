"""Sessions, passwords, the authenticator app, fresh codes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts.test_log_in import sent_code
from tests.factories.accounts import PASSWORD, OfficerFactory, login
from trackchild.accounts.hashers import Argon2Hasher
from trackchild.accounts.models import OneTimeCode
from trackchild.core.models import Message

pytestmark = pytest.mark.django_db

NEW = "seven kites over the harbour"


def logged_in(user) -> Client:
    return login(Client(), user)


def is_in(client) -> bool:
    return client.get(reverse("accounts:sessions")).status_code == 200


def ask_reset(client, username):
    data = {"username": username, "captcha_0": "x", "captcha_1": "PASSED"}
    return client.post(reverse("accounts:password-reset"), data)


def set_new(client, code, password=NEW):
    data = {"code": code, "new_password": password, "repeat_password": password}
    return client.post(reverse("accounts:password-reset-verify"), data)


def test_another_session_is_ended_on_the_server():
    user = OfficerFactory()
    here, there = logged_in(user), logged_in(user)
    key = there.session.session_key
    session = user.signed_in_sessions.get(session_key=key)

    here.post(reverse("accounts:session-end", args=[session.pk]))

    assert is_in(here)
    assert not is_in(there)


def test_session_of_somebody_else_cannot_be_ended():
    stranger = OfficerFactory()
    theirs = logged_in(stranger)
    session = stranger.signed_in_sessions.get()

    answer = logged_in(OfficerFactory()).post(reverse("accounts:session-end", args=[session.pk]))

    assert answer.status_code == 404
    assert is_in(theirs)


def test_password_change_ends_the_other_sessions():
    user = OfficerFactory()
    here, there = logged_in(user), logged_in(user)

    here.post(
        reverse("accounts:password-change"),
        {"old_password": PASSWORD, "new_password": NEW, "repeat_password": NEW},
    )

    user.refresh_from_db()
    assert user.check_password(NEW)
    assert is_in(here)
    assert not is_in(there)
    assert Message.objects.filter(template="password_changed").count() == 1


@pytest.mark.parametrize("password", ["short", "password1234", "officer-name-long"])
def test_weak_password_is_refused(password):
    user = OfficerFactory(username="officer-name-long")

    answer = logged_in(user).post(
        reverse("accounts:password-change"),
        {"old_password": PASSWORD, "new_password": password, "repeat_password": password},
    )

    user.refresh_from_db()
    assert answer.status_code == 200
    assert user.check_password(PASSWORD)


def test_reset_by_code_sets_the_password_and_ends_sessions(client):
    user = OfficerFactory()
    there = logged_in(user)
    ask_reset(client, user.username)

    answer = set_new(client, sent_code())

    user.refresh_from_db()
    assert answer["Location"] == reverse("accounts:login")
    assert user.check_password(NEW)
    assert not is_in(there)


def test_reset_answers_alike_for_unknown_names(client):
    OfficerFactory(username="known")
    pages = []
    for username in ("known", "nobody.at.all"):
        first = ask_reset(client, username)
        page = client.get(first["Location"]).content.decode()
        pages.append((first.status_code, first["Location"], re.sub(r'value="\w{64}"', "", page)))

    assert pages[0] == pages[1]
    assert OneTimeCode.objects.count() == 2
    assert Message.objects.count() == 1


def test_reset_code_does_not_log_in(client):
    user = OfficerFactory()
    ask_reset(client, user.username)

    answer = client.post(reverse("accounts:verify"), {"code": sent_code()})

    assert answer["Location"] == reverse("accounts:login")
    assert not is_in(client)


def test_app_is_set_up_with_a_code_from_it():
    user = OfficerFactory()
    client = logged_in(user)
    page = client.get(reverse("accounts:second-factor"))
    picture = client.get(reverse("accounts:second-factor-qr"))
    device = TOTPDevice.objects.get(user=user)
    totp = TOTP(device.bin_key)
    totp.time = timezone.now().timestamp()

    client.post(reverse("accounts:second-factor"), {"code": f"{totp.token():06d}"})

    device.refresh_from_db()
    assert page.status_code == 200
    assert picture["Content-Type"] == "image/svg+xml"
    assert "style=" not in picture.content.decode()
    assert device.confirmed


def test_sensitive_page_asks_for_a_fresh_code():
    user = OfficerFactory()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = logged_in(user)
        clock.shift(timedelta(minutes=6))
        asked = client.get(reverse("accounts:second-factor"))
        client.get(asked["Location"])
        confirmed = client.post(asked["Location"], {"code": sent_code()})

        assert asked["Location"].startswith(reverse("accounts:confirm"))
        assert confirmed["Location"] == reverse("accounts:second-factor")
        assert client.get(confirmed["Location"]).status_code == 200


def test_passwords_are_hashed_as_the_quality_bar_asks():
    encoded = Argon2Hasher().encode("x" * 12, "salt" * 4)

    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_superuser_opens_no_record(django_user_model):
    user = django_user_model.objects.create_superuser("root", name="Root")

    assert not user.has_perm("cases.view_missing_report")
    assert not user.has_perm("accounts.view_users")


@pytest.mark.parametrize(
    "password", ["TrackChild@2026", "police-station-1", "Thana.Police.007", "P0lice-Th@na-99"]
)
def test_words_of_the_work_make_no_password(password):
    with pytest.raises(ValidationError, match="This password is too common."):
        validate_password(password)


@pytest.mark.parametrize("password", [NEW, "police lantern over a river", "indian summer garden"])
def test_a_long_password_may_hold_such_a_word(password):
    assert validate_password(password) is None


def test_history_of_an_account_keeps_no_password():
    user = OfficerFactory(name="Old Name")
    user.name = "New Name"
    user.set_password(NEW)
    user.save()

    kept = {field.name for field in user.history.model._meta.fields}
    assert list(user.history.order_by("pgh_id").values_list("name", flat=True)) == ["Old Name", "New Name"]
    assert not kept & {"password", "password_changed_at", "last_login"}


def test_history_tells_who_held_a_posting():
    posting = OfficerFactory().postings.get()
    posting.ends_on = timezone.localdate()
    posting.save()

    assert [row.ends_on for row in posting.history.order_by("pgh_id")] == [None, posting.ends_on]
