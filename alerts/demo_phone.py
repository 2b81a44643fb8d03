"""What the demonstration gateway kept, by address."""

import re

from django.db.models import QuerySet

from trackchild.core.models import DemoMessage
from trackchild.core.validators import ascii_digits, clean_text


def messages_to(address: str) -> QuerySet[DemoMessage]:
    """Newest first; a telephone number may be written with or without the country, in any grouping."""
    address = clean_text(address)
    shown = DemoMessage.objects.all()
    if not address:
        return shown
    if "@" in address:
        return shown.filter(to__iexact=address)
    digits = re.sub(r"\D", "", ascii_digits(address))
    if not digits:
        return shown.none()
    own = digits[-10:]
    return shown.filter(to__in={f"+{digits}", digits, own, f"0{own}", f"91{own}", f"+91{own}"})
