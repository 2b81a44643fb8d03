"""Reads the faces of photographs and keeps what was seen, one row for each photograph."""

import time
from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from django.db import transaction
from django.db.models import Q
from PIL import UnidentifiedImageError

from cases.models import Photograph
from matching import faces
from matching.choices import FaceState, Side
from matching.faces.pictures import parts
from matching.models import Face

AT_ONCE = 50
SEEN = ("state", "descriptor", "picture", "picture_parts")


@transaction.atomic
def read_photograph(pk: int) -> Face | None:
    """What is on the photograph; read before, nothing happens. None when it is gone meanwhile."""
    photograph = Photograph.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if photograph is None:
        return None
    known = Face.objects.filter(photograph=photograph).first()
    if known is not None and not is_stale(known):
        return known
    face, _new = Face.objects.update_or_create(photograph=photograph, defaults=_seen(photograph))
    return face


def is_stale(face: Face) -> bool:
    """Read without the models, or by others, while there are models now."""
    return faces.is_available() and face.state != FaceState.BROKEN and face.model != faces.MODEL


def _seen(photograph: Photograph) -> dict[str, Any]:
    can_read = faces.is_available()
    found = {"side": _side(photograph), "model": faces.MODEL if can_read else ""}
    read_before = Face.objects.filter(photograph__original=photograph.original_id, model=found["model"])
    if twin := read_before.exclude(photograph=photograph).values(*SEEN).first():
        return {**found, **twin}
    data = bytes(photograph.original.data)
    try:
        reading = faces.read(data) if can_read else faces.Reading(FaceState.UNREAD)
        mark = faces.fingerprint(data)
    except (UnidentifiedImageError, OSError):
        return {**found, "state": FaceState.BROKEN}
    return {
        **found, "state": reading.state, "descriptor": reading.descriptor,
        "picture": mark, "picture_parts": [] if mark is None else parts(mark),
    }  # fmt: skip


def _side(photograph: Photograph) -> str:
    if photograph.missing_report_id:
        return Side.MISSING
    return Side.RECOVERED if photograph.recovery_report_id else ""


def unread() -> Iterator[int]:
    """Photographs nobody has read, or read without the models now at hand."""
    wanted = Q(face=None)
    if faces.is_available():
        wanted |= ~Q(face__model=faces.MODEL) & ~Q(face__state=FaceState.BROKEN)
    last = 0
    while ids := list(
        Photograph.objects.filter(wanted, pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        yield from ids
        last = ids[-1]


def read_unread(say: Callable[[str], None] = print, seconds: float = inf) -> int:
    """Reads what is there from before, one small transaction each: stopped and begun again, it goes on."""
    done, until = 0, time.monotonic() + seconds
    for pk in unread():
        if time.monotonic() > until:
            break
        read_photograph(pk)
        done += 1
        if done % 500 == 0:
            say(f"{done} photographs read")
    return done


def forget_faces() -> int:
    """Deletes everything read from photographs."""
    deleted, _by_model = Face.objects.all().delete()
    return deleted
