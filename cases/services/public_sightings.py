"""A citizen's sighting with its photograph, which outlives a form sent back with errors."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from cases.models import Sighting
from cases.services.photographs import add_photograph
from cases.services.sightings import report_sighting
from trackchild.core import photos
from trackchild.core.models import ImageBlob

OWNER = "sighting form:"
KEPT_FOR = timedelta(days=1)


@transaction.atomic
def take_sighting(*, photo: ImageBlob | None, **answers: Any) -> Sighting:
    sighting = report_sighting(by=None, **answers)
    if photo is not None:
        add_photograph(sighting, by=None, file=ContentFile(bytes(photo.data)))
    return sighting


def keep_photo(file: Any, *, key: str, max_bytes: int) -> ImageBlob:
    """Take the picture in for this form only; what other forms left behind a day ago goes."""
    ImageBlob.objects.filter(owner__startswith=OWNER, created_at__lt=timezone.now() - KEPT_FOR).delete()
    return photos.ingest(file, max_bytes=max_bytes, owner=f"{OWNER}{key}")


def kept_photo(pk: int | None) -> ImageBlob | None:
    return ImageBlob.objects.filter(pk=pk, owner__startswith=OWNER).first() if pk else None


def forget_photo(photo: ImageBlob | None) -> None:
    """The sighting has a picture of its own now."""
    if photo is not None:
        ImageBlob.objects.filter(pk=photo.pk, owner__startswith=OWNER).delete()
