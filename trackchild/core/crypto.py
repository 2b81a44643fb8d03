"""Encryption of single fields, with keys that can be changed while the service runs."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.db import models
from django.dispatch import receiver
from django.utils.encoding import force_bytes

_MARK = "enc:"


def derive(purpose: str) -> bytes:
    """32 bytes for one purpose, from the first field key or, where none is set, from SECRET_KEY."""
    keys = getattr(settings, "FIELD_KEYS", None) or [settings.SECRET_KEY]
    return hmac.new(force_bytes(keys[-1]), f"trackchild {purpose}".encode(), hashlib.sha256).digest()


@lru_cache(maxsize=1)
def _cipher() -> MultiFernet:
    """The first key encrypts, all keys decrypt: put a new key in front to change keys."""
    keys = getattr(settings, "FIELD_KEYS", None)
    if keys:
        return MultiFernet([Fernet(force_bytes(key)) for key in keys])
    return MultiFernet([Fernet(base64.urlsafe_b64encode(derive("field encryption")))])


@receiver(setting_changed)
def _forget_keys(setting: str, **_kwargs) -> None:
    if setting in {"FIELD_KEYS", "SECRET_KEY"}:
        _cipher.cache_clear()


def encrypt(text: str) -> str:
    return _MARK + _cipher().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The clear text; ImproperlyConfigured when no key fits."""
    try:
        return _cipher().decrypt(token.removeprefix(_MARK).encode()).decode()
    except InvalidToken:
        raise ImproperlyConfigured("No key in FIELD_KEYS opens this field.") from None


def rotate(token: str) -> str:
    """The same secret under the newest key."""
    return _MARK + _cipher().rotate(token.removeprefix(_MARK).encode()).decode()


def blind_index(text: str) -> str:
    """A keyed fingerprint to find an encrypted value by; the last (oldest) key makes it, so it is stable."""
    return hmac.new(derive("blind index"), text.strip().lower().encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """Text that is clear in Python and encrypted in the database. It cannot be filtered or sorted by."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return encrypt(value) if value else value

    def from_db_value(self, value, _expression, _connection):
        return decrypt(value) if value and value.startswith(_MARK) else value
