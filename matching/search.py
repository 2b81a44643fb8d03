"""Candidates from the database: those who share the most rare keys; then the same evidence as in bulk."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection

from matching import counts, keys
from matching.candidates import CANDIDATES
from matching.columns import Lexicon, encode
from matching.evidence import Evidence
from matching.faces.distances import put_photo
from matching.features import compare
from matching.population import bind
from matching.profiles import from_json
from matching.record import Record
from matching.score import effects, summed
from matching.weights import weights

# Rows one key may bring before the night has counted how common it is.
MOST_UNCOUNTED = 2 * keys.MOST_ROWS

NEAREST = """
WITH asked AS (SELECT * FROM unnest(%(keys)s::bigint[], %(worth)s::int[]) AS a(key, worth)),
hits AS (
    SELECT p.id, p.report_id, asked.worth
    FROM asked CROSS JOIN LATERAL (
        SELECT id, coalesce(missing_report_id, recovery_report_id) AS report_id FROM matching_profile
        WHERE keys @> ARRAY[asked.key] AND side = %(side)s AND is_open
          AND (event_on IS NULL OR %(day)s::date IS NULL
               OR CASE WHEN %(side)s = 'M' THEN event_on <= %(day)s::date ELSE event_on >= %(day)s::date END)
        LIMIT %(most)s
    ) AS p
),
nearest AS (
    SELECT id, report_id, sum(worth) AS shared FROM hits
    GROUP BY id, report_id ORDER BY shared DESC, report_id LIMIT %(limit)s
)
"""
WITH_FEATURES = (  # both are constants: nothing of a request is in them
    NEAREST + "SELECT report_id, features FROM nearest JOIN matching_profile USING (id) ORDER BY report_id"  # noqa: S608
)
ONLY_IDS = NEAREST + "SELECT report_id FROM nearest"  # noqa: S608


@dataclass
class Scored:
    """One report against its candidates of the other side: reports by key, evidence by column of the pair."""

    record: Record
    others: list[Record]
    bits: np.ndarray
    evidence: Evidence
    effects: np.ndarray
    columns: tuple


def nearest(record: Record, side: str, day: date | None, limit: int = CANDIDATES) -> list[Record]:
    """The reports on `side` that share the most with this one, as far as the dates allow."""
    return [
        from_json(pk, features if isinstance(features, dict) else json.loads(features))
        for pk, features in rows_by_keys(WITH_FEATURES, record, side, day, limit)
    ]


def nearest_ids(record: Record, side: str, day: date | None, limit: int = CANDIDATES) -> set[int]:
    return {row[0] for row in rows_by_keys(ONLY_IDS, record, side, day, limit)}


def rows_by_keys(
    query: str, record: Record, side: str, day: date | None, limit: int
) -> list[tuple[Any, ...]]:
    common, size = counts.common_keys(), counts.population().size
    asked = {key: keys.worth(common.get(key, 0), size) for key in keys.keys_of(record)}
    asked = {key: worth for key, worth in asked.items() if worth}
    if not asked:
        return []
    values = {
        "keys": list(asked), "worth": list(asked.values()), "side": side, "day": day, "most": MOST_UNCOUNTED,
        "limit": limit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def score(
    record: Record, others: list[Record], *, is_missing: bool, faces: np.ndarray | None = None
) -> Scored:
    """Bits of the record against each of the others; exactly what the bulk path gives for the pair.

    `faces`: the level of «photo» for each of the others, where somebody compared photographs.
    """
    lexicon = Lexicon()
    own, theirs = encode([record], lexicon), encode(others, lexicon)
    lexicon.freeze()
    population = counts.population()
    bound = bind(population, lexicon)
    one, many = np.zeros(len(others), int), np.arange(len(others))
    missing, found, m, f = (own, theirs, one, many) if is_missing else (theirs, own, many, one)
    evidence = compare(missing, found, m, f, lexicon, bound)
    if faces is not None:
        put_photo(evidence, faces)
    worth = effects(evidence, weights(), population)
    return Scored(record, others, summed(worth, evidence), evidence, worth, (missing, found))
