"""How tall children are at an age: medians of the WHO growth standards, in centimetres, both sexes."""

import numpy as np

# Age in years → median height (boys and girls averaged; facts of the WHO tables, rounded).
AGES = np.array([0, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 120], dtype=float)
MEDIAN_CM = np.array(
    [49.5, 66.7, 74.9, 87.1, 95.6, 103.0, 109.7, 115.6, 121.3, 127.0, 132.6, 138.2, 144.1, 150.2, 156.2,
    161.5,
     165.4, 167.7, 168.9, 169.4, 169.4]
)  # fmt: skip


def growth(age_from: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Centimetres a child of this age is likely to grow in so many years; 0 when the age is not known."""
    start = np.nan_to_num(age_from, nan=30.0)
    return np.interp(start + np.maximum(years, 0), AGES, MEDIAN_CM) - np.interp(start, AGES, MEDIAN_CM)
