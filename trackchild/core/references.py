"""Random references for citizens, and running numbers without gaps for registers."""

import secrets

from django.db import connection, transaction

from trackchild.core.validators import ascii_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_LENGTH = 12  # 12 × 5 = 60 random bits
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_reference() -> str:
    """For example 7K3M-9QWX-2HTB-C: never a counter, and one wrong or two swapped characters are noticed."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return _grouped(body + _check_character(body))


def normalise_reference(text: str) -> str:
    """What somebody typed, as we write it; "" when it is no reference."""
    plain = ascii_digits(text).upper().translate(_READ_AS)
    plain = "".join(plain.split()).replace("-", "")
    if len(plain) != _LENGTH + 1 or any(character not in ALPHABET for character in plain):
        return ""
    return _grouped(plain) if _check_character(plain[:-1]) == plain[-1] else ""


def is_valid_reference(text: str) -> bool:
    return bool(normalise_reference(text))


def next_number(series: str) -> int:
    """The next number of a series. The row stays locked until the transaction ends: no gap, no double."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A running number is taken inside a transaction.")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_counter (series, value) VALUES (%s, 1)"
            " ON CONFLICT (series) DO UPDATE SET value = core_counter.value + 1 RETURNING value",
            [series],
        )
        return cursor.fetchone()[0]


def _grouped(plain: str) -> str:
    return "-".join([plain[0:4], plain[4:8], plain[8:12], plain[12:]])


def _check_character(body: str) -> str:
    """Σ xᵢ·αⁱ in the field of 32 elements: every single error and every swap of neighbours changes it."""
    total = 0
    for character in body:
        total = _times_alpha(total ^ ALPHABET.index(character))
    return ALPHABET[total]


def _times_alpha(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value
