"""Photographs: how many a second one core reads, and how long a face is looked for among a whole country's.

The faces are random descriptors, 400,000 at SCALE=1; among them are near ones of the faces asked for.
"""

import time
from statistics import median, quantiles
from typing import Any

import numpy as np
from django.db import connection, transaction
from psycopg2.extras import execute_values

from matching import face_search, faces
from matching.faces import reader
from trackchild.demo.portraits import portrait

FACES, ASKED, READ = 400_000, 200, 30
LENGTH, NEAR = 1.45, 0.45  # of real descriptors; how far the planted ones lie
TABLE = "bench_face"


def measure(scale: float) -> dict[str, Any]:
    found: dict[str, Any] = {"photographs": _reading()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'vector'")
        if not cursor.fetchone()[0]:
            return {**found, "search": "the database has no pgvector"}
        try:
            found[f"search among {round(FACES * scale):,} faces"] = _search(cursor, round(FACES * scale))
        finally:
            cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
    return found


def _reading() -> dict[str, float] | str:
    """Finding the face and describing it. The drawn portraits show none: what would be the face is given."""
    if not faces.is_available():
        return "photographs are not compared here: the extra «faces» is not installed"
    import dlib

    pictures = [portrait("F", "child", number % 6) for number in range(READ)]
    faces.read(pictures[0])  # the models are read from their files once
    began = time.process_time()
    for picture in pictures:
        image = reader.pixels(picture)
        reader.faces_in(image)
        reader.describe(image, dlib.rectangle(150, 200, 450, 500))
        faces.fingerprint(picture)
    return {"a second and core": round(READ / (time.process_time() - began), 1)}


def _search(cursor: Any, number: int) -> dict[str, float]:
    dice = np.random.default_rng(7)
    cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
    cursor.execute(
        f"CREATE TABLE {TABLE} "
        f"(id serial, photograph_id int, side char, descriptor vector({faces.DIMENSIONS}))"
    )
    asked = _units(dice, ASKED)
    near = _near(asked, _units(dice, ASKED))
    for at in range(0, number, 10_000):
        block = _units(dice, min(10_000, number - at))
        if at == 0:
            block[:ASKED] = near
        _copy(cursor, at, block)
    cursor.execute("SET maintenance_work_mem = '1GB'")
    began = time.perf_counter()
    cursor.execute(f"CREATE INDEX ON {TABLE} USING hnsw (descriptor vector_l2_ops) WHERE side = 'M'")
    built = time.perf_counter() - began
    cursor.execute(f"ANALYZE {TABLE}")
    took, met = [], 0
    for number, descriptor in enumerate(asked):
        began = time.perf_counter()
        rows = _ask(cursor, descriptor)
        took.append((time.perf_counter() - began) * 1000)
        met += number in {photograph for _id, photograph, _distance in rows}
    return {
        "ms p50": round(median(took), 1), "ms p95": round(quantiles(took, n=20)[-1], 1),
        "near ones met": met / ASKED, "index built in s": round(built),
    }  # fmt: skip


def _ask(cursor: Any, descriptor: np.ndarray) -> list[tuple]:
    """As the engine asks."""
    with transaction.atomic():
        cursor.execute(face_search.EFFORT)
        cursor.execute(
            face_search.NEAREST.format(table=TABLE, side="M"),
            {"one": descriptor.tolist(), "most": face_search.LOOKED_AT},
        )
        return cursor.fetchall()


def _units(dice: np.random.Generator, number: int) -> np.ndarray:
    drawn = dice.normal(size=(number, faces.DIMENSIONS))
    return drawn * (LENGTH / np.linalg.norm(drawn, axis=1, keepdims=True))


def _near(faces: np.ndarray, others: np.ndarray) -> np.ndarray:
    """As far from each face as the same person on another picture; no longer and no shorter than any."""
    along = np.sum(faces * others, axis=1, keepdims=True) / LENGTH**2
    across = others - along * faces
    across *= LENGTH / np.linalg.norm(across, axis=1, keepdims=True)
    turn = 2 * np.arcsin(NEAR / LENGTH / 2)
    return faces * np.cos(turn) + across * np.sin(turn)


def _copy(cursor: Any, start: int, block: np.ndarray) -> None:
    rows = (
        (start + at, "[" + ",".join(map(str, row)) + "]") for at, row in enumerate(block.round(5).tolist())
    )
    insert = f"INSERT INTO {TABLE} (photograph_id, side, descriptor) VALUES %s"
    execute_values(cursor, insert, rows, template="(%s, 'M', %s)", page_size=1000)
