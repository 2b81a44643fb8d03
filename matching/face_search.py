"""Faces in the database: those of given reports, the nearest ones of the other side, and equal pictures."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from matching.candidates import FACE_CANDIDATES
from matching.choices import FaceState, Side
from matching.faces.distances import MOST_PICTURES, THRESHOLD, FaceTable, Picture
from matching.faces.pictures import is_same, parts
from matching.models import Face
from matching.models.face import COLUMN_TYPE
from matching.record import Record

REPORT = {Side.MISSING: "missing_report", Side.RECOVERED: "recovery_report"}
EVENT = {Side.MISSING: "missing_from", Side.RECOVERED: "recovered_at"}
LOOKED_AT = 3 * FACE_CANDIDATES  # pictures: a report has several, and some are of reports no longer searched
MOST_SAME = 5
NEAREST = """
SELECT id, photograph_id, descriptor <-> %(one)s::vector AS distance FROM {table}
WHERE side = '{side}' ORDER BY descriptor <-> %(one)s::vector LIMIT %(most)s
"""
OPEN = """
SELECT p.{report}_id, min(near.distance) FROM ({nearest}) AS near
JOIN cases_photograph p ON p.id = near.photograph_id
JOIN matching_profile f ON f.{report}_id = p.{report}_id AND f.is_open
WHERE near.distance <= %(threshold)s GROUP BY 1 ORDER BY 2, 1 LIMIT %(limit)s
"""
EXACT = """
SELECT id, photograph_id, sqrt((SELECT sum((a - b) ^ 2) FROM unnest(descriptor, %(one)s::real[]) AS v(a, b)))
    AS distance
FROM {table} WHERE side = '{side}' AND descriptor IS NOT NULL ORDER BY distance LIMIT %(most)s
"""
EFFORT = "SELECT set_config('hnsw.ef_search', '100', true)"  # how far the index looks; 40 of its own accord


def faces_of(side: str, reports: Iterable[Any] | None = None) -> dict[str, list[Picture]]:
    """The faces of these reports, or of all that are searched; the main photograph first."""
    report, event = REPORT[Side(side)], EVENT[Side(side)]
    path = f"photograph__{report}"
    rows = Face.objects.filter(side=side, state=FaceState.FACE)
    if reports is None:
        rows = rows.filter(**{f"{path}__match_profile__is_open": True})
    else:
        rows = rows.filter(**{f"{path}__in": [int(one) for one in reports]})
    found: dict[str, list[Picture]] = {}
    order = (f"{path}_id", "-photograph__is_main", "photograph_id")
    rows = rows.order_by(*order).values_list(
        f"{path}_id", "photograph__taken_on", f"{path}__{event}", "descriptor"
    )
    # The country's come in pieces.
    for pk, taken, moment, descriptor in rows.iterator(chunk_size=2000) if reports is None else rows:
        kept = found.setdefault(str(pk), [])
        if len(kept) < MOST_PICTURES:
            day = taken or (timezone.localdate(moment) if moment else None)
            kept.append(Picture(np.array(descriptor, dtype=np.float32), _ordinal(day)))
    return found


def _ordinal(day: date | None) -> int:
    """A picture without any day is taken to be of today."""
    return (day or timezone.localdate()).toordinal()


def levels(record: Record, others: list[Record], *, is_missing: bool) -> np.ndarray | None:
    """The level of «photo» for each of the others; None when this report has no face."""
    side, far = (Side.MISSING, Side.RECOVERED) if is_missing else (Side.RECOVERED, Side.MISSING)
    own = faces_of(side, [record.id])
    if not own:
        return None
    theirs = faces_of(far, [other.id for other in others])
    one, many = [record.id], [other.id for other in others]
    rows, first = np.arange(len(many)), np.zeros(len(many), int)
    if is_missing:
        return FaceTable(one, many, (own, theirs)).levels(first, rows)
    return FaceTable(many, one, (theirs, own)).levels(rows, first)


def nearest(side: str, report: Any, limit: int = FACE_CANDIDATES) -> set[int]:
    """Searched reports of the other side whose faces are nearest to those of this one."""
    other = Side.RECOVERED if side == Side.MISSING else Side.MISSING
    hits: dict[int, float] = {}
    for picture in faces_of(side, [report]).get(str(report), ()):
        for pk, distance in _near(other, picture.descriptor, limit):
            hits[pk] = min(distance, hits.get(pk, distance))
    return set(sorted(hits, key=lambda pk: (hits[pk], pk))[:limit])


def _near(side: str, descriptor: np.ndarray, limit: int) -> list[tuple[int, float]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COLUMN_TYPE)
        in_vectors = cursor.fetchone()[0] == "vector"
        if in_vectors:
            cursor.execute(EFFORT)
        inner = (NEAREST if in_vectors else EXACT).format(table="matching_face", side=side)
        values = {
            "one": descriptor.tolist(), "most": LOOKED_AT, "threshold": THRESHOLD, "limit": limit,
        }  # fmt: skip
        cursor.execute(OPEN.format(report=REPORT[Side(side)], nearest=inner), values)
        return cursor.fetchall()


def same_pictures(photograph: Any, limit: int = MOST_SAME) -> list[Any]:
    """Photographs of other records that are the same picture, or nearly so."""
    face = Face.objects.filter(photograph=photograph, picture__isnull=False).first()
    if face is None:
        return []
    own = {
        name: getattr(photograph, name)
        for name in ("missing_report_id", "recovery_report_id", "sighting_id")
        if getattr(photograph, name) is not None
    }
    near = (
        Face.objects.filter(picture_parts__overlap=parts(face.picture))
        .exclude(**{f"photograph__{name}": value for name, value in own.items()})
        .select_related(*(f"photograph__{name}__office" for name in (*REPORT.values(), "sighting")))
    )
    same = (one.photograph for one in near.order_by("pk")[:500] if is_same(one.picture, face.picture))
    return list(same)[:limit]
