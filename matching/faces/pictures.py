"""A short mark of a whole picture: equal or nearly so when the same picture is filed twice."""

import io

import numpy as np
from PIL import Image

SIDE, KEPT = 32, 8
BITS = KEPT * KEPT
PARTS, PART_BITS = 4, 16
MOST_DIFFERENT = PARTS - 1  # of so many different bits at least one part is equal
LEAST_CONTRAST = 4.0  # a blank picture is like every other blank one
_WAVES = np.cos(np.pi / SIDE * np.outer(np.arange(KEPT), np.arange(SIDE) + 0.5))


def fingerprint(picture: bytes) -> int | None:
    """64 signs of the picture's coarsest waves, as a signed number; nothing for a blank picture."""
    image = Image.open(io.BytesIO(picture))
    image.draft("L", (SIDE * 4, SIDE * 4))
    grey = np.asarray(image.convert("L").resize((SIDE, SIDE), Image.Resampling.LANCZOS), dtype=float)
    if grey.std() < LEAST_CONTRAST:
        return None
    waves = (_WAVES @ grey @ _WAVES.T).ravel()
    waves[0] = 0  # how bright the whole picture is says nothing
    signs = waves > np.median(waves)
    return int.from_bytes(np.packbits(signs).tobytes(), "big", signed=True)


def parts(mark: int) -> list[int]:
    """The mark in four pieces, each with its place: what an index finds it by."""
    unsigned = mark % (1 << BITS)
    return [place << PART_BITS | unsigned >> place * PART_BITS & 0xFFFF for place in range(PARTS)]


def is_same(one: int, other: int) -> bool:
    return ((one ^ other) % (1 << BITS)).bit_count() <= MOST_DIFFERENT
