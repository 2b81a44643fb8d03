"""Faces of nobody: numbers at a chosen distance from one another, and pictures of coloured patches."""

import io

import numpy as np
from django.core.files.base import ContentFile
from PIL import Image

from cases.models import Photograph
from matching import faces
from trackchild.core import photos

SOMEBODY = np.linspace(-0.2, 0.2, faces.DIMENSIONS)


def at_distance(distance: float) -> tuple[float, ...]:
    """A face that lies so far from SOMEBODY's."""
    away = np.zeros(faces.DIMENSIONS)
    away[0] = distance
    return tuple(SOMEBODY + away)


def picture(colour: str = "maroon", spot: int = 100, size: tuple[int, int] = (480, 600)) -> bytes:
    """Two patches on a ground: another picture for each place of the spot."""
    image = Image.new("RGB", size, "white")
    image.paste(colour, (spot, spot, spot + 150, spot + 200))
    image.paste("black", (0, size[1] - spot, size[0], size[1]))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def photograph_of(report, data: bytes = b"", **facts) -> Photograph:
    label = report._meta.label_lower
    blob = photos.ingest(ContentFile(data or picture()), owner=f"{label}:{report.pk}")
    parent = "missing_report" if label == "cases.missingreport" else "recovery_report"
    return Photograph.objects.create(**{parent: report}, original=blob, **facts)
