"""One-time codes: made, limited, sent and checked here and nowhere else."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac

from trackchild.accounts.choices import CodeChannel
from trackchild.accounts.models import OneTimeCode, User
from trackchild.core import messaging
from trackchild.core.crypto import blind_index
from trackchild.core.validators import ascii_digits

DIGITS = 6
VALID_FOR = timedelta(minutes=10)
TRIES = 5
RESEND_AFTER = timedelta(seconds=60)
# Asking again within one attempt, by address; and first codes of attempts, each of which needs the password.
RESENDS = ((timedelta(minutes=15), 3), (timedelta(days=1), 10))
FIRST_CODES = ((timedelta(minutes=15), 15), (timedelta(days=1), 60))


@dataclass(frozen=True)
class Sent:
    """The outcome of asking for a code; `wait` is in seconds and 0 when one was made."""

    code: OneTimeCode | None
    wait: int = 0

    def __bool__(self) -> bool:
        return self.code is not None


def new_attempt() -> str:
    return secrets.token_urlsafe(24)


def channels_of(user: User) -> list[str]:
    """Where this user's codes can be sent, the usual one first."""
    found = [CodeChannel.SMS] if user.phone else []
    return [*found, CodeChannel.EMAIL] if user.email else found


def address_of(user: User, channel: str) -> str:
    return str(user.phone) if channel == CodeChannel.SMS else user.email


def masked(address: str) -> str:
    """«••••••3210», «a•••@example.in»: enough to know one's own, too little to learn another's."""
    if "@" in address:
        name, _at, domain = address.partition("@")
        return f"{name[:1]}•••@{domain}"
    return "•" * max(0, len(address) - 4) + address[-4:]


@transaction.atomic
def send(
    *, user: User | None, purpose: str, attempt: str, channel: str = CodeChannel.SMS, address: str = ""
) -> Sent:
    """Make a code for this attempt and queue it. Without a user the same is written and nothing is sent."""
    address = address or (address_of(user, channel) if user else f"nobody:{attempt}")
    index = blind_index(f"{channel}:{address}")
    _one_at_a_time(index)
    if wait := _wait(index, attempt):
        return Sent(None, wait)
    OneTimeCode.objects.filter(attempt=attempt, used_at=None).update(used_at=timezone.now())
    digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    now = timezone.now()
    code = OneTimeCode.objects.create(
        attempt=attempt,
        user=user,
        purpose=purpose,
        channel=channel,
        address_hash=index,
        code_hash=_hash(attempt, purpose, digits),
        sent_at=now,
        expires_at=now + VALID_FOR,
    )
    if user is not None:
        _queue(user, channel, address, digits, code)
    return Sent(code)


def _queue(user: User, channel: str, address: str, digits: str, code: OneTimeCode) -> None:
    messaging.queue(
        template="otp",
        channel=channel,
        to=address,
        language=translation.get_language() or user.language or settings.LANGUAGE_CODE,
        context={"code": digits, "minutes": int(VALID_FOR.total_seconds() // 60)},
        dedupe=f"otp:{code.pk}",
        recipient_label=user.username,
    )


@transaction.atomic
def check(*, purpose: str, attempt: str, typed: str) -> OneTimeCode | None:
    """The code when what was typed is right, unused, in time and within five tries; it is used up by this."""
    now = timezone.now()
    code = (
        OneTimeCode.objects.select_for_update()
        .filter(attempt=attempt, purpose=purpose, used_at=None, expires_at__gt=now, tries__lt=TRIES)
        .order_by("-sent_at")
        .first()
    )
    if code is None:
        return None
    if not constant_time_compare(code.code_hash, _hash(attempt, purpose, digits_of(typed))):
        code.tries += 1
        code.save(update_fields=["tries"])
        return None
    code.used_at = now
    code.save(update_fields=["used_at"])
    return code


def tries_left(attempt: str) -> int:
    """How many wrong tries the newest code of this attempt still allows; 0 when there is no usable one."""
    code = (
        OneTimeCode.objects.filter(attempt=attempt, used_at=None, expires_at__gt=timezone.now())
        .order_by("-sent_at")
        .first()
    )
    return max(0, TRIES - code.tries) if code else 0


def digits_of(typed: str) -> str:
    """«१२३ ४५६» as «123456»."""
    return "".join(character for character in ascii_digits(typed or "") if character.isalnum())


def _hash(attempt: str, purpose: str, digits: str) -> str:
    return salted_hmac("accounts.code", f"{attempt}:{purpose}:{digits}", algorithm="sha256").hexdigest()


def _one_at_a_time(index: str) -> None:
    """Two requests for the same address wait for each other, so that neither passes the limit unseen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"code:{index}"])


def _wait(index: str, attempt: str) -> int:
    """Seconds until another code may be sent to this address, 0 for now."""
    now = timezone.now()
    of_address = OneTimeCode.objects.filter(address_hash=index)
    of_attempt = of_address.filter(attempt=attempt)
    newest = of_attempt.order_by("-sent_at").values_list("sent_at", flat=True).first()
    if newest is None:
        firsts = of_address.order_by("-sent_at")
        return max(_until_free(firsts, span, most, now) for span, most in FIRST_CODES)
    wait = max(0, -int((now - newest - RESEND_AFTER).total_seconds() // 1))
    again = _resends(of_address)
    return max(wait, *(_until_free(again, span, most, now) for span, most in RESENDS))


def _resends(of_address: QuerySet) -> QuerySet:
    """Codes that were not the first of their attempt."""
    earlier = OneTimeCode.objects.filter(attempt=OuterRef("attempt"), sent_at__lt=OuterRef("sent_at"))
    return of_address.filter(Exists(earlier)).order_by("-sent_at")


def _until_free(codes: QuerySet, span: timedelta, most: int, now: datetime) -> int:
    sent = list(codes.filter(sent_at__gt=now - span).values_list("sent_at", flat=True)[:most])
    if len(sent) < most:
        return 0
    return max(1, int((sent[-1] + span - now).total_seconds()) + 1)
