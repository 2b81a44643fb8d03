"""Rows of the pages on weights: two tables side by side, and the monthly report in words."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _

from cases import choices as case_choices
from matching.approved import table_of
from matching.choices import Band
from matching.levels import FIELDS, LEVELS
from matching.models import DriftReport, WeightProposal
from matching.reasons import FIELD_LABELS
from matching.weights import of_release

FIGURES = {
    "recall_1": _("Right child first"),
    "recall_10": _("Right child among the first ten"),
    "precision": _("Right among those called very likely"),
    "wrong_alerts": _("Strangers with a wrong very likely match"),
    "ece": _("Calibration error"),
}
KINDS = {"sex": _("Sex"), "age": _("Age"), "state": _("State"), "language": _("Language")}
LEAST_STEP = 0.005  # a chance that moves by less is as it was


@dataclass(frozen=True)
class Change:
    """One line of two tables side by side."""

    label: Any
    detail: str
    before: float
    after: float

    @property
    def is_changed(self) -> bool:
        return abs(self.before - self.after) >= LEAST_STEP


def figure_rows(proposal: WeightProposal) -> list[Change]:
    before, after = proposal.figures.get("before", {}), proposal.figures.get("after", {})
    return [
        Change(label, "", 100 * before[key], 100 * after[key])
        for key, label in FIGURES.items()
        if key in before and key in after
    ]


def weight_rows(proposal: WeightProposal) -> list[Change]:
    """Chance of each level for one and the same person: in service when it was proposed, and proposed."""
    before, after = _table_before(proposal), table_of(proposal)
    rows = [
        Change(FIELD_LABELS[field], level, float(before.m[number, at]), float(after.m[number, at]))
        for number, field in enumerate(FIELDS)
        for at, level in enumerate(LEVELS[field])
        if at
    ]
    rows.append(Change(_("Calibration"), "slope", before.slope, after.slope))
    rows.append(Change(_("Calibration"), "offset", before.offset, after.offset))
    return rows


def _table_before(proposal: WeightProposal) -> Any:
    row = WeightProposal.objects.filter(engine=proposal.replaces).first()
    return table_of(row) if row else of_release()


def drift_rows(report: DriftReport) -> dict[str, Any]:
    bands = dict(Band.choices)
    figures = report.figures
    return {
        "bands": [row | {"label": bands[row["band"]], "percent": _percent(row["share"])}
                  for row in figures["bands"]],
        "calibration": [
            row | {"label": bands[row["band"]], "said": _percent(row["said"]), "true": _percent(row["true"])}
            for row in figures["calibration"]["rows"]
        ],
        "error": _percent(figures["calibration"]["error"]),
        "groups": [
            row | {"kind": KINDS[row["kind"]], "group": _group(row), "percent": _percent(row["share"])}
            for row in figures["groups"]
        ],
    }  # fmt: skip


def _group(row: dict[str, Any]) -> Any:
    names = {"sex": case_choices.Sex, "language": case_choices.Language}.get(row["kind"])
    return dict(names.choices).get(row["group"], row["group"]) if names else row["group"]


def _percent(share: float | None) -> float | None:
    return None if share is None else float(np.round(100 * share, 1))
