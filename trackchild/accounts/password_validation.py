"""Passwords made of the words of this work are the first that are guessed."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = ("trackchild", "khoyapaya", "police", "thana", "kotwali", "chowki", "station", "missing", "child",
         "inspector", "bharat", "india", "password", "welcome", "admin")  # fmt: skip
LETTERS_LEFT = 6  # so many characters that are neither such a word nor a digit make it a password of its own
_LOOKALIKES = str.maketrans("@40135$7!", "aaoiessti")


class ContextWordValidator:
    """Refuses `TrackChild@2026` and `Police-Station-1`: little is left when the words are taken out."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 (the signature is fixed)
        text = password.lower()
        for reading in (text, text.translate(_LOOKALIKES)):
            rest = re.sub("|".join(WORDS), "", reading)
            if rest != reading and len(re.sub(r"[\W\d_]", "", rest)) < LETTERS_LEFT:
                raise ValidationError(_("This password is too common."), code="password_too_common")

    def get_help_text(self) -> str:
        return ""
