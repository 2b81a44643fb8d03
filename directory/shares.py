"""Opening one record to another office and taking it back."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from directory.models import Office, Share

# Between the two sides of a case: possibly, and certainly, the same person.
MATCH, LINKED_REPORT = "match", "linked_report"


def grant(obj: Model, office: Office, basis: str) -> Share:
    """Share the object with the office; sharing again on the same basis changes nothing."""
    share, _created = Share.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=obj.pk,
        office=office,
        basis=basis,
        ended_at=None,
    )
    return share


def end(obj: Model, office: Office | None = None, basis: str | None = None) -> int:
    """End the open shares of the object, all or those of one office or basis; says how many."""
    shares: Any = of(obj)
    if office is not None:
        shares = shares.filter(office=office)
    if basis is not None:
        shares = shares.filter(basis=basis)
    return shares.update(ended_at=timezone.now())


def of(obj: Model) -> Any:
    """Open shares of the object."""
    content_type = ContentType.objects.get_for_model(obj)
    return Share.objects.open().filter(content_type=content_type, object_id=obj.pk).select_related("office")
