"""What is not known of a pair and would help most: at most three questions, and who can answer them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from matching import counts
from matching.levels import INDEX, LEVELS
from matching.reasons import FIELD_LABELS
from matching.weights import weights

MOST_QUESTIONS = 3
# What somebody can be asked or looked at for. Religion is never asked for.
ASKED = (
    "name", "father", "mother", "guardian", "age", "home", "languages", "height", "complexion", "build",
    "face", "hair", "eyes", "marks", "disability",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    field: str
    text: str
    worth: float  # bits the answer is expected to bring if both are one person


def expected_bits(field: str) -> float:
    """Kullback–Leibler distance of «the same child» from «two strangers» over the known levels."""
    number, names = INDEX[field], LEVELS[field]
    known = [at for at, name in enumerate(names) if at and not name.startswith("state_")]
    table, counted = weights(), counts.population().u
    u = np.where(np.isnan(counted[number]), table.u[number], counted[number])[known]
    m = table.m[number][known]
    m = m / m.sum()
    return float((m * np.log2(m / np.maximum(u, 1e-6))).sum() * table.scale[number])


def questions(
    missing: Any, found: Any, *, known: Collection[str], told: dict[str, tuple[bool, bool]],
    marks_seen: bool = True,
) -> list[Question]:  # fmt: skip
    """`known`: fields that could be compared; `told`: whether each side says anything of a field;
    `marks_seen`: the reader may read the marks of both.
    """
    mark = _mark_to_ask(missing, found) if marks_seen else None
    open_fields = [field for field in ASKED if field not in known or (field == "marks" and mark)]
    open_fields.sort(key=expected_bits, reverse=True)
    found_questions = []
    for field in open_fields[:MOST_QUESTIONS]:
        by_missing, by_found = told.get(field, (False, False))
        text = mark if field == "marks" and mark else _about(field, by_missing, by_found)
        found_questions.append(Question(field, text, expected_bits(field)))
    return found_questions


def _about(field: str, by_missing: bool, by_found: bool) -> str:
    words = {"what": FIELD_LABELS[field]}
    if by_missing and not by_found:
        return _("Ask the person found, or those who look after the person: %(what)s.") % words
    if by_found and not by_missing:
        return _("Ask the family: %(what)s.") % words
    return _("Ask the family and the person found: %(what)s.") % words


def _mark_to_ask(missing: Any, found: Any) -> str:
    """A mark that one side names and the other neither has nor denies: the person found first, who can be
    looked at.
    """
    for one, other, text in (
        (missing, found, _("Look whether the person found has this mark: %(mark)s.")),
        (found, missing, _("Ask the family whether the missing person has this mark: %(mark)s.")),
    ):
        seen = {(mark.kind, mark.site) for mark in other.marks.all()}
        mark = next((m for m in one.marks.all() if (m.kind, m.site) not in seen), None)
        if mark is not None and not other.marks_none_known:
            return text % {"mark": mark}
    return ""
