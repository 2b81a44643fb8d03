"""Evidence of the body and what it wears: height, looks, marks, disability, clothes."""

import numpy as np

from . import vocabulary as v
from .columns import BUILDS, COMPLEXIONS, DISABILITY_BITS, KINDS, NO_DAY, SITES
from .evidence import put, shared_bits
from .growth import growth

CLOTHES_DAYS = 45
MOST_MARK_BITS = 14.0


def put_height(e, missing, found, m, f, years) -> None:
    expected = missing.height[m] + growth(missing.age[m], years)
    off = np.abs(found.height[f] - expected)
    # The longer the time between, the less the growth curve can promise.
    off = off / (1 + 0.15 * np.minimum(years, 6))
    level = 1 + np.searchsorted([3.01, 7.01, 12.01, 20.01], np.nan_to_num(off), side="right")
    put(e, "height", np.where(np.isnan(off), 0, level))


def _scale(table: dict[str, int], near: tuple[set[str], ...]) -> np.ndarray:
    levels = np.full((len(table) + 1, len(table) + 1), 3, dtype=np.int8)
    for group in near:
        for a in group:
            for b in group:
                levels[table[a], table[b]] = 2
    np.fill_diagonal(levels, 1)
    levels[0, :] = levels[:, 0] = 0
    return levels


COMPLEXION_LEVELS = _scale(
    COMPLEXIONS,
    ({"VERY_FAIR", "FAIR"}, {"FAIR", "WHEATISH"}, {"WHEATISH", "DUSKY"}, {"DUSKY", "DARK"}, {"PALE", "FAIR"}),
)
BUILD_LEVELS = _scale(
    BUILDS, ({"THIN", "MEDIUM"}, {"MEDIUM", "STRONG"}, {"STRONG", "FAT"}, {"INFANT", "MEDIUM"})
)


def put_looks(e, missing, found, m, f, bound) -> None:
    for field, table in (("complexion", COMPLEXION_LEVELS), ("build", BUILD_LEVELS)):
        a, b = getattr(missing, field)[m], getattr(found, field)[f]
        level = table[a, b]
        put(e, field, level, np.where(level == 1, -np.log2(bound.population.shares[field][a]), 0))
    a, b = missing.face[m], found.face[f]
    level = np.where((a > 0) & (b > 0), np.where(a == b, 1, 2), 0)
    put(e, "face", level, np.where(level == 1, -np.log2(bound.population.shares["face"][a]), 0))
    for field in ("hair", "eyes"):
        a, b = getattr(missing, field)[m], getattr(found, field)[f]
        level = np.where((a != 0) & (b != 0), np.where(a == b, 1, np.where((a & b) != 0, 2, 3)), 0)
        bits = shared_bits(a, b, bound.mask_bits[field], True)
        put(e, field, level, np.minimum(np.where(level > 0, bits, 0), 8))


def _neighbours(table: dict[str, int], groups) -> np.ndarray:
    near = np.zeros((len(table) + 1, len(table) + 1), dtype=bool)
    for group in groups:
        for a in group:
            for b in group:
                near[table[a], table[b]] = a != b
    return near


NEAR_KIND, NEAR_SITE = _neighbours(KINDS, v.NEIGHBOUR_KINDS), _neighbours(SITES, v.NEIGHBOUR_SITES)


def put_marks(e, missing, found, m, f, bound) -> None:
    """Every mark against every mark; the two best pairs count."""
    ka, sa, da = (
        missing.mark_kind[m][:, :, None],
        missing.mark_site[m][:, :, None],
        missing.mark_side[m][:, :, None],
    )
    kb, sb, db = (
        found.mark_kind[f][:, None, :],
        found.mark_site[f][:, None, :],
        found.mark_side[f][:, None, :],
    )
    rarity = bound.mark_bits
    same_kind, same_site = (ka == kb) & (ka > 0), (sa == sb) & (sa > 0)
    both_sides = (da > 0) & (db > 0)
    side = np.where(both_sides & same_site, np.where(da == db, 0.9, -2.2), 0.0)
    ka, sa, kb, sb = np.broadcast_arrays(ka, sa, kb, sb)
    zero = np.zeros_like(ka)
    bits = np.zeros(same_kind.shape, dtype=np.float32)
    exact = same_kind & same_site
    bits = np.where(exact, rarity[ka, sa] + side, bits)
    near_kind = same_site & ~exact & (NEAR_KIND[ka, kb] | (ka == 0) | (kb == 0))
    bits = np.where(near_kind, np.maximum(rarity[zero, sa] - 1.6 + side, 0), bits)
    near_site = same_kind & ~exact & (NEAR_SITE[sa, sb] | (sa == 0) | (sb == 0))
    bits = np.where(near_site, np.maximum(np.maximum(rarity[ka, zero], 0) - 1.0, 0), bits)
    bits = np.maximum(bits, 0)
    n, width = len(m), bits.shape[2]
    rows = np.arange(n)
    total = np.zeros(n, dtype=np.float32)
    for _ in range(2):
        i, j = np.divmod(bits.reshape(n, -1).argmax(axis=1), width)
        total += bits[rows, i, j]
        bits[rows, i, :] = 0
        bits[rows, :, j] = 0
    has_a = ((missing.mark_kind[m] > 0) | (missing.mark_site[m] > 0)).any(axis=1)
    has_b = ((found.mark_kind[f] > 0) | (found.mark_site[f] > 0)).any(axis=1)
    strong = exact.any(axis=(1, 2))
    level = np.where(has_a & has_b, np.where(strong & (total > 0), 1, np.where(total > 0, 2, 3)), 0)
    level = np.where((has_a & found.no_marks[f]) | (has_b & missing.no_marks[m]), 4, level)
    put(e, "marks", level, np.minimum(np.where(has_a & has_b, total, 0), MOST_MARK_BITS))


DEAF_AND_DUMB = (1 << DISABILITY_BITS["SPEECH"]) | (1 << DISABILITY_BITS["HEARING"])


def put_disability(e, missing, found, m, f, bound) -> None:
    a, b = missing.disabilities[m], found.disabilities[f]
    one_sided = (
        ((a != 0) & found.no_disability[f]) | ((b != 0) & missing.no_disability[m]) | ((a != 0) ^ (b != 0))
    )
    both = (a != 0) & (b != 0)
    alike = (a & b) | np.where(((a & DEAF_AND_DUMB) != 0) & ((b & DEAF_AND_DUMB) != 0), a & DEAF_AND_DUMB, 0)
    level = np.where(both, np.where(alike != 0, 1, 3), np.where(one_sided, 2, 0))
    # Few records name a disability at all, so sharing one is rarer than its share among them.
    bits = shared_bits(alike, alike, bound.mask_bits["disabilities"], False)
    bits = bits - np.log2(bound.population.disabled)
    put(e, "disability", level, np.where(level == 1, np.minimum(bits, 9), 0))


def put_clothes(e, missing, found, m, f, bound, days) -> None:
    a, b = missing.clothes[m], found.clothes[f]
    known = (a != 0) & (b != 0) & (days != NO_DAY) & (days >= 0) & (days <= CLOTHES_DAYS)
    bits = shared_bits(a, b, bound.mask_bits["clothes"], True)
    fading = np.where(days > 7, 0.5, 1.0)
    put(
        e,
        "clothes",
        np.where(known, np.where(bits > 0, 1, 2), 0),
        np.where(known, np.minimum(bits, 9) * fading, 0),
    )
