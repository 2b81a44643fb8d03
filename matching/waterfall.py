"""The reasons of a match from the weightiest to the lightest, each with a bar, and the way between the
two places.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.columns import NO_DAY
from matching.comparison import NOT_SHOWN, WHEREABOUTS, Row
from matching.places import gazetteer
from matching.reasons import LATER, Reason
from matching.search import Scored

# Written out, so that the style sheet keeps them.
WEIGHTS = (
    "tc-weight-1", "tc-weight-2", "tc-weight-3", "tc-weight-4", "tc-weight-5", "tc-weight-6", "tc-weight-7",
    "tc-weight-8", "tc-weight-9", "tc-weight-10",
)  # fmt: skip
WIDEST_BAR = len(WEIGHTS)


@dataclass(frozen=True)
class Bar:
    """One reason: in words, as a figure, and as the class of its bar."""

    label: str
    text: str
    effect: float
    width: int

    @property
    def css_class(self) -> str:
        return WEIGHTS[self.width - 1]

    @property
    def is_for(self) -> bool:
        return self.effect > 0


def bars(reasons: list[Reason], *, family: bool, hidden: bool) -> list[Bar]:
    """`family`: the reader may know who the family is; `hidden`: nor where a grown person was found."""
    told = [reason for reason in reasons if not (hidden and reason.field in WHEREABOUTS)]
    most = max((abs(reason.effect) for reason in told), default=1.0)
    found = [
        Bar(
            label=reason.label,
            text=reason.text if family else reason.text_without_family,
            effect=reason.effect,
            width=max(1, round(WIDEST_BAR * abs(reason.effect) / most)),
        )
        for reason in told
    ]
    return sorted(found, key=lambda bar: -abs(bar.effect))


@dataclass(frozen=True)
class Journey:
    """From where the person went missing to where the person was found."""

    start: Any
    end: Any
    km: int | None
    days: int | None

    @property
    def later(self) -> str:
        """For the page where the way itself is not known."""
        return str(LATER % {"days": self.days})


def journey(rows: list[Row], scored: Scored) -> Journey | None:
    """None where the reader may not know the places, or nothing is known of the way."""
    row = next((row for row in rows if row.field == "travel"), None)
    if row is None or NOT_SHOWN in (row.missing, row.found):
        return None
    ours, theirs = scored.columns
    km, days = _km(ours, theirs), _days(ours, theirs)
    known = days is not None or (km is not None and row.missing and row.found)
    return Journey(row.missing, row.found, km, days) if known else None


def _km(ours: Any, theirs: Any) -> int | None:
    start = ours.event[0] if ours.event[0] >= 0 else ours.home[0]
    end = theirs.event[0]
    return int(round(float(gazetteer().km[start, end]), -1)) if min(start, end) >= 0 else None


def _days(ours: Any, theirs: Any) -> int | None:
    if NO_DAY in (ours.day[0], theirs.day[0]):
        return None
    return int(np.int64(theirs.day[0]) - ours.day[0])
