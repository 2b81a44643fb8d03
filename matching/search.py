"""Candidates from the database: shared keys, the rare ones first, bounded rows; then the same evidence as
in bulk.
"""

from dataclasses import dataclass

import numpy as np
from django.db import connection

from matching import counts
from matching.columns import Lexicon, encode
from matching.evidence import Evidence
from matching.features import compare
from matching.keys import searched
from matching.population import bind
from matching.profiles import from_json
from matching.record import Record
from matching.score import effects, totals
from matching.weights import weights

CANDIDATES = 160
MOST_ROWS = 2500  # of one key: a key so common tells nobody apart
KEYS_ASKED = 60

SEARCH = """
WITH asked AS (SELECT * FROM unnest(%(keys)s::bigint[], %(worth)s::float8[]) AS a(key, worth)),
hits AS (
    SELECT p.id, asked.worth
    FROM asked CROSS JOIN LATERAL (
        SELECT id FROM matching_profile
        WHERE keys @> ARRAY[asked.key] AND side = %(side)s AND is_open
          AND (event_on IS NULL OR %(day)s::date IS NULL
               OR CASE WHEN %(side)s = 'M' THEN event_on <= %(day)s::date ELSE event_on >= %(day)s::date END)
        LIMIT %(most)s
    ) AS p
)
SELECT id FROM hits GROUP BY id ORDER BY sum(worth) DESC, id LIMIT %(limit)s
"""


@dataclass
class Scored:
    """One report against its candidates of the other side: reports by key, evidence by column of the pair."""

    record: Record
    others: list[Record]
    bits: np.ndarray
    evidence: Evidence
    effects: np.ndarray
    columns: tuple


def candidate_profiles(record: Record, side: str, day, limit: int = CANDIDATES) -> list[int]:
    """Ids of the profiles on `side` that share the rarest keys with the record."""
    common = counts.common_keys()
    size = max(counts.population().size, 1)
    worth: dict[int, float] = {}
    for key, value in searched(record).items():
        rows = common.get(key, 0)
        if rows <= MOST_ROWS:
            worth[key] = value if not rows else min(value, float(np.log2(max(size, 2) / rows)) + 1.0)
    if not worth:
        return []
    keys = sorted(worth, key=lambda key: -worth[key])[:KEYS_ASKED]
    with connection.cursor() as cursor:
        cursor.execute(
            SEARCH,
            {
                "keys": keys,
                "worth": [worth[k] for k in keys],
                "side": side,
                "day": day,
                "most": MOST_ROWS,
                "limit": limit,
            },
        )
        return [row[0] for row in cursor.fetchall()]


def score(record: Record, others: list[Record], *, is_missing: bool) -> Scored:
    """Bits of the record against each of the others; exactly what the bulk path gives for the pair."""
    lexicon = Lexicon()
    own, theirs = encode([record], lexicon), encode(others, lexicon)
    lexicon.freeze()
    population = counts.population()
    bound = bind(population, lexicon)
    one, many = np.zeros(len(others), int), np.arange(len(others))
    missing, found, m, f = (own, theirs, one, many) if is_missing else (theirs, own, many, one)
    evidence = compare(missing, found, m, f, lexicon, bound)
    table = weights()
    return Scored(
        record,
        others,
        totals(evidence, table, population),
        evidence,
        effects(evidence, table, population),
        (missing, found),
    )


def records_of(profiles) -> list[Record]:
    return [from_json(p.missing_report_id or p.recovery_report_id, p.features) for p in profiles]
