"""What the demonstration gateway kept, by address."""

import re

from django.db.models import QuerySet

from trackchild.core.models import DemoMessage
from trackchild.core.validators import ascii_digits, clean_text


def messages_to(address: str) -> QuerySet[DemoMessage]:
    """Newest first; a telephone number may be written in any way that ends in the same ten digits."""
    address = clean_text(address)
    shown = DemoMessage.objects.all()
    if not address:
        return shown
    if "@" in address:
        return shown.filter(to__iexact=address)
    digits = re.sub(r"\D", "", ascii_digits(address))
    return shown.filter(to__endswith=digits[-10:]) if digits else shown.none()
