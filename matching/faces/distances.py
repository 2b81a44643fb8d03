"""What the distance of two faces tells: the less, the more years lie between, for children change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.evidence import YEAR, Evidence, put
from matching.levels import INDEX, level

THRESHOLD = 0.6  # the measure of the model's authors; children are taken for each other sooner
# Published: 99.38 % of 3,000 pairs of one and 3,000 pairs of two persons judged rightly at the threshold.
# Were every error a false match, that would be 37 of 3,000.
MOST_WRONG_IN_1000 = 12
CLOSE, NEAR = 0.4, 0.5
LATER_YEARS, LONG_YEARS = 2.0, 5.0
MOST_PICTURES = 3  # of one report
UNKNOWN_DAY = 0
MOST_CELLS = 8_000_000  # distances held at once
BANDS = ("close", "near", "alike", "differs")
LEVELS = np.array(
    [
        [level("photo", band) for band in BANDS],
        [level("photo", name) for name in ("close_later", "near_later", "unknown", "differs_later")],
        [level("photo", name) for name in ("close_long", "unknown", "unknown", "unknown")],
    ],
    dtype=np.int8,
)
CONTRADICTIONS = (("sex", "differs"), ("age", "year_more"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A face, and the day of the picture: when it was taken, or else the day of the report's event."""

    descriptor: np.ndarray
    day: int = UNKNOWN_DAY


Pictures = Mapping[str, Sequence[Picture]]  # by report


def levels_of(distance: np.ndarray, years: np.ndarray) -> np.ndarray:
    band = np.searchsorted((CLOSE, NEAR, THRESHOLD), np.nan_to_num(distance, nan=9.0), side="left")
    apart = np.searchsorted((LATER_YEARS, LONG_YEARS), years, side="left")
    return np.where(np.isnan(distance), 0, LEVELS[apart, band]).astype(np.int8)


class FaceTable:
    """The faces of both registers, by row: the nearest pictures of a pair decide."""

    def __init__(self, missing: Sequence[str], found: Sequence[str], faces: tuple[Pictures, Pictures]):
        self.sides = _Side(missing, faces[0]), _Side(found, faces[1])

    def levels(self, m: np.ndarray, f: np.ndarray) -> np.ndarray:
        ours, theirs = self.sides
        out = np.zeros(len(m), dtype=np.int8)
        at = np.nonzero((ours.rows[m, 0] >= 0) & (theirs.rows[f, 0] >= 0))[0]
        if not len(at):
            return out
        nearest, years = np.full(len(at), np.nan), np.zeros(len(at))
        for i in range(MOST_PICTURES):
            for j in range(MOST_PICTURES):
                a, b = ours.rows[m[at], i], theirs.rows[f[at], j]
                both = (a >= 0) & (b >= 0)
                apart = np.linalg.norm(ours.descriptors[a] - theirs.descriptors[b], axis=1)
                better = both & ~(nearest <= apart)
                nearest = np.where(better, apart, nearest)
                years = np.where(better, np.abs(ours.days[a] - theirs.days[b]) / YEAR, years)
        out[at] = levels_of(nearest, years)
        return out

    def best(self, rows: Sequence[int], limit: int) -> list[np.ndarray]:
        """For each found child the rows of the missing whose faces are nearest, under the threshold."""
        ours, theirs = self.sides
        near: dict[int, list[tuple[float, int]]] = {row: [] for row in rows}
        own = [p for row in rows for p in theirs.rows[row].tolist() if p >= 0]
        step = max(MOST_CELLS // max(len(ours.descriptors), 1), 1)
        for start in range(0, len(own) if len(ours.descriptors) else 0, step):
            asked = own[start : start + step]
            # The larger, the nearer: one product and one comparison for a whole country.
            alike = theirs.descriptors[asked] @ ours.descriptors.T - ours.squares / 2
            least = (theirs.squares[asked] - THRESHOLD**2) / 2
            for at, picture in enumerate(asked):
                hits = np.nonzero(alike[at] >= least[at])[0]
                apart = theirs.squares[picture] - 2 * alike[at, hits]
                if len(hits) > limit * MOST_PICTURES:
                    first = np.argpartition(apart, limit * MOST_PICTURES)[: limit * MOST_PICTURES]
                    hits, apart = hits[first], apart[first]
                pairs = zip(apart.tolist(), ours.owner[hits].tolist(), strict=True)
                near[int(theirs.owner[picture])] += pairs
        nearest = (dict.fromkeys(row for _apart, row in sorted(found)) for found in near.values())
        return [np.array(list(found)[:limit], dtype=np.int64) for found in nearest]


class _Side:
    """Pictures one under the other; `rows[report]` names those of a report, -1 where there are no more."""

    def __init__(self, reports: Sequence[str], faces: Pictures):
        self.rows = np.full((len(reports), MOST_PICTURES), -1, dtype=np.int32)
        kept: list[Picture] = []
        owner: list[int] = []
        for row, report in enumerate(reports):
            for slot, picture in enumerate(faces.get(report, ())[:MOST_PICTURES]):
                self.rows[row, slot] = len(kept)
                kept.append(picture)
                owner.append(row)
        width = len(kept[0].descriptor) if kept else 1
        self.descriptors = np.array([p.descriptor for p in kept], dtype=np.float32).reshape(-1, width)
        self.squares = np.einsum("ij,ij->i", self.descriptors, self.descriptors)
        self.days = np.array([p.day for p in kept], dtype=np.int32)
        self.owner = np.array(owner, dtype=np.int64)


def put_photo(e: Evidence, levels: np.ndarray) -> None:
    """Faces that look alike are evidence of nothing where sex or age contradict."""
    for field, name in CONTRADICTIONS:
        levels = np.where(e.levels[INDEX[field]] == level(field, name), 0, levels)
    put(e, "photo", levels)
