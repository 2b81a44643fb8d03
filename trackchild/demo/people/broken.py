"""Rows that no register may swallow: one fault each, every fault of a different sort."""

import random


def break_rows(
    rng: random.Random, rows: list[dict[str, str]], id_column: str, date_column: str, share: float
) -> None:
    """Spoil that share of the rows in place. The first row stays whole, so that an id can be repeated."""
    wanted = round(len(rows) * share)
    places = sorted(rng.sample(range(1, len(rows)), min(wanted, len(rows) - 1)))
    faults = ((id_column, ""), ("sex", ""), (date_column, ""), (date_column, "31-02-2024"), ("sex", "yes"),
              (date_column, "2199-01-01"), (date_column, "last Diwali"), (id_column,
              rows[0][id_column]))  # fmt: skip
    for turn, place in enumerate(places):
        column, text = faults[turn % len(faults)]
        rows[place][column] = text
