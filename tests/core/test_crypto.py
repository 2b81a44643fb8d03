"""Encrypted fields, and keys that change."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from trackchild.core import crypto


def test_secret_is_unreadable_and_comes_back():
    token = crypto.encrypt("9876543210")

    assert "9876543210" not in token
    assert crypto.decrypt(token) == "9876543210"


def test_same_secret_never_looks_the_same():
    assert crypto.encrypt("a") != crypto.encrypt("a")


def test_old_secrets_stay_readable_after_a_new_key(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_KEYS = [old]
    token, fingerprint = crypto.encrypt("secret"), crypto.blind_index("secret")

    settings.FIELD_KEYS = [new, old]

    assert crypto.decrypt(token) == "secret"
    assert crypto.blind_index("secret") == fingerprint
    rotated = crypto.rotate(token)
    settings.FIELD_KEYS = [new]
    assert crypto.decrypt(rotated) == "secret"


def test_lost_key_is_said_plainly(settings):
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    token = crypto.encrypt("secret")
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS"):
        crypto.decrypt(token)


def test_fingerprint_finds_however_it_is_written():
    assert crypto.blind_index(" A@Example.org ") == crypto.blind_index("a@example.org")
