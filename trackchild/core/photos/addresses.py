"""Addresses of photographs: sealed, so they cannot be guessed or changed, and short-lived where private."""

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from trackchild.core.crypto import derive

from .derivatives import SIZES

MAX_SECONDS = 60


@dataclass(frozen=True)
class PhotoAddress:
    """What a sealed address says. `binding` is empty for a public one."""

    owner: str  # "cases.photograph"
    pk: int
    size: str
    expires: int = 0  # 0: public, never expires by itself; permission is asked each time
    binding: str = ""

    @property
    def is_public(self) -> bool:
        return not self.expires


@dataclass(frozen=True)
class Owner:
    can_see: Callable[[HttpRequest, int], bool]
    field: str  # of the model, the foreign key to ImageBlob


_owners: dict[str, Owner] = {}


def register_owner(
    label: str, can_see: Callable[[HttpRequest, int], bool], *, field: str = "original"
) -> None:
    """Name the model whose rows point to pictures, and who decides whether a request may see one."""
    _owners[label.lower()] = Owner(can_see, field)


def owner_of(label: str) -> Owner | None:
    return _owners.get(label)


def can_see(request: HttpRequest, address: PhotoAddress) -> bool:
    """Address still good, opened in the session it was made for, and permitted now."""
    owner = owner_of(address.owner)
    if owner is None or address.size not in SIZES:
        return False
    if not address.is_public and not is_good(request, address):
        return False
    return owner.can_see(request, address.pk)


def is_good(request: HttpRequest, address: PhotoAddress) -> bool:
    """Not yet over, and opened in the session it was made for."""
    bound = binding(request)
    return address.expires >= time.time() and bool(bound) and hmac.compare_digest(bound, address.binding)


def signed_url(photo: models.Model, size: str, request: Any, seconds: int = MAX_SECONDS) -> str:
    """An address for this session only, good for a minute. `request` may also be the session itself."""
    expires = int(time.time()) + min(seconds, MAX_SECONDS)
    address = PhotoAddress(photo._meta.label_lower, photo.pk, size, expires, binding(request))
    return reverse("core:photo", args=[seal(address)])


def public_url(photo: models.Model, size: str) -> str:
    """An address anyone may open as long as the owner says so; the same for everyone, so it can be cached."""
    return reverse("core:photo", args=[seal(PhotoAddress(photo._meta.label_lower, photo.pk, size))])


def seal(address: PhotoAddress) -> str:
    text = "|".join([address.owner, str(address.pk), address.size, str(address.expires), address.binding])
    return base64.urlsafe_b64encode(_cipher().encrypt(text.encode(), None)).rstrip(b"=").decode()


def read_token(token: str) -> PhotoAddress | None:
    """What the address says; None when it was not made by us."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
        owner, pk, size, expires, binding = _cipher().decrypt(sealed, None).decode().split("|")
    except (InvalidTag, ValueError, binascii.Error):
        return None
    return PhotoAddress(owner, int(pk), size, int(expires), binding)


def _cipher() -> AESSIV:
    """Deterministic authenticated encryption: the same photograph has the same public address."""
    return AESSIV(derive("photo addresses"))


def binding(source: Any) -> str:
    """A fingerprint of the session; empty when there is none."""
    session = getattr(source, "session", source)
    key = getattr(session, "session_key", None)
    if not key:
        return ""
    return hmac.new(derive("photo sessions"), key.encode(), hashlib.sha256).hexdigest()[:24]
