"""The evidence of many pairs at once: a level and bits of rarity for every field."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .levels import INDEX

YEAR = 365.25


@dataclass
class Evidence:
    """levels[field, pair], bits[field, pair]; `impossible` pairs are vetoed (found before missing)."""

    levels: np.ndarray
    bits: np.ndarray
    impossible: np.ndarray


def put(e: Evidence, field: str, level: np.ndarray, bits: np.ndarray | None = None) -> None:
    e.levels[INDEX[field]] = level
    if bits is not None:
        e.bits[INDEX[field]] = bits


@lru_cache(maxsize=200_000)
def _mask_overlap(mask: int, bits_key: tuple) -> tuple[float, float]:
    bits = [bits_key[b] for b in range(63) if mask >> b & 1]
    return max(bits, default=0.0), sum(bits)


def shared_bits(a, b, rarity: np.ndarray, total: bool) -> np.ndarray:
    """Bits of what two masks share: of the rarest, or of all together."""
    masks, back = np.unique(a & b, return_inverse=True)
    key = tuple(rarity.tolist())
    return np.array([_mask_overlap(mask, key)[total] for mask in masks.tolist()], dtype=np.float32)[back]
