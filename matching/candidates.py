"""Whom to compare in bulk: the missing who share the rarest keys with a found child, exactly as `search`
asks the database.
"""

from collections.abc import Sequence

import numpy as np

from . import keys
from .columns import NO_DAY, Columns
from .record import Record

CANDIDATES = 200
FACE_CANDIDATES = 20  # nearest faces under the threshold, looked at besides


class KeyIndex:
    """Postings of every key over the missing, as sorted arrays."""

    def __init__(self, missing: Sequence[Record], columns: Columns, size: int):
        own = [keys.keys_of(record) for record in missing]
        bearers = np.repeat(np.arange(len(own), dtype=np.int32), [len(one) for one in own])
        flat = np.array([key for one in own for key in one], dtype=np.int64)
        order = np.argsort(flat, kind="stable")
        self.rows = bearers[order]
        self.keys, self.starts, self.counts = np.unique(flat[order], return_index=True, return_counts=True)
        self.worth = np.array([keys.worth(n, size) for n in range(keys.MOST_ROWS + 1)], dtype=np.int32)[
            np.minimum(self.counts, keys.MOST_ROWS)
        ]
        self.worth[self.counts > keys.MOST_ROWS] = 0
        self.day = columns.day
        self.score = np.zeros(len(missing), dtype=np.int32)

    def best(self, found: Record, limit: int = CANDIDATES) -> np.ndarray:
        """Rows of the missing who share the most with this found child, nobody who went missing after the
        find.
        """
        asked = np.array(keys.keys_of(found), dtype=np.int64)
        at = np.searchsorted(self.keys, asked)
        at = at[at < len(self.keys)]
        at = at[np.isin(self.keys[at], asked) & (self.worth[at] > 0)] if len(at) else at
        if not len(at):
            return np.zeros(0, dtype=np.int64)
        rows = np.concatenate([self.rows[self.starts[i] : self.starts[i] + self.counts[i]] for i in at])
        np.add.at(self.score, rows, np.repeat(self.worth[at], self.counts[at]))
        near = np.unique(rows)
        shared = self.score[near]
        self.score[near] = 0
        if found.event_day:
            possible = (self.day[near] == NO_DAY) | (self.day[near] <= found.event_day)
            near, shared = near[possible], shared[possible]
        if len(near) > limit:
            near = np.sort(near[np.lexsort((near, -shared))[:limit]])
        return near.astype(np.int64)
