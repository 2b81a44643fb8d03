"""Decisions as labelled pairs, weights proposed from them, and their approval: nothing changes without it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matching import approved, counts, events
from matching import choices as c
from matching import permissions as p
from matching.learning import measure
from matching.learning.fit import calibrated, counts_of, fitted, log_odds
from matching.learning.measure import Register
from matching.models import Decision, WeightProposal
from matching.weights import Weights, of_release, weights
from trackchild.core import events as core_events
from trackchild.core.workflow import StaleState, locked

ENOUGH = 3000  # decided pairs of one person; until there are so many, invented registers fill up the rest


@dataclass(frozen=True)
class Labelled:
    """A pair people have decided, as it was compared then."""

    same: bool
    evidence: dict[str, str]
    probability: float
    engine: str


def labelled_pairs() -> list[Labelled]:
    """One for each match: accepted or confirmed by both sides, or rejected. What was undone says nothing."""
    said: dict[int, list[Decision]] = {}
    living = Decision.objects.filter(undone=False, verdict__in=_LABELS).exclude(evidence={})
    for decision in living.order_by("match_id", "at", "pk").iterator():
        said.setdefault(decision.match_id, []).append(decision)
    return [pair for decisions in said.values() if (pair := _label(decisions)) is not None]


_LABELS = (c.Verdict.CONFIRM, c.Verdict.REJECT, c.Verdict.ACCEPT)


def _label(decisions: list[Decision]) -> Labelled | None:
    verdicts = [decision.verdict for decision in decisions]
    first = decisions[0]
    if c.Verdict.REJECT in verdicts:
        first = decisions[verdicts.index(c.Verdict.REJECT)]
        same = False
    elif c.Verdict.ACCEPT in verdicts or verdicts.count(c.Verdict.CONFIRM) == 2:
        same = True
    else:
        return None
    return Labelled(same, first.evidence, first.score, first.engine)


def learn(pairs: Iterable[Labelled], training: Register) -> Weights:
    """Weights and calibration from decided pairs, filled up with an invented register until there are
    enough.
    """
    counts.population()  # makes sure that the table in service is known
    pairs, present = list(pairs), weights()
    same = [pair.evidence for pair in pairs if pair.same]
    invented = max(0.0, 1 - len(same) / ENOUGH)
    seen = counts_of(same)
    if invented:
        made = measure.true_levels(training, present)
        seen = seen + made * invented * ENOUGH / max(sum(map(bool, training.partner.values())), 1)
    table = fitted(seen, present)
    slope, offset = _calibration(table, pairs, training, invented)
    return replace(table, slope=slope, offset=offset)


def _calibration(
    table: Weights, pairs: list[Labelled], training: Register, invented: float
) -> tuple[float, float]:
    # Only what this very version said tells how it should have been put.
    own = [pair for pair in pairs if pair.engine == table.version]
    raw = (log_odds(np.array([pair.probability for pair in own])) - table.offset) / table.slope
    same = np.array([pair.same for pair in own], dtype=float)
    worth = np.ones(len(own))
    if invented:
        more, more_same = measure.raw_pairs(training, table)
        share = invented * ENOUGH / max(len(more), 1)
        raw, same = np.concatenate([raw, more]), np.concatenate([same, more_same])
        worth = np.concatenate([worth, np.full(len(more), share)])
    return calibrated(table, raw, same, worth)


@transaction.atomic
def propose_weights(table: Weights, *, pairs: list[Labelled], before: dict, after: dict) -> WeightProposal:
    """Stored for the national officer; the engine goes on as it did."""
    release, number = of_release().version, WeightProposal.objects.count() + 1
    same = sum(pair.same for pair in pairs)
    proposal = WeightProposal.objects.create(
        engine=f"{release}+{number}",
        replaces=weights().version,
        table=approved.as_json(table),
        figures={
            "pairs": {"same": same, "different": len(pairs) - same}, "before": before, "after": after,
        },
    )  # fmt: skip
    core_events.record(events.WEIGHTS_PROPOSED, subject=proposal)
    return proposal


def approve_weights(proposal: WeightProposal, *, by: Any, note: str = "") -> WeightProposal:
    """From now on every process serves this table, at the latest a minute from now."""
    return _decide(proposal, by, c.ProposalStatus.APPROVED, events.WEIGHTS_APPROVED, note)


def decline_weights(proposal: WeightProposal, *, by: Any, note: str) -> WeightProposal:
    if not note.strip():
        raise ValidationError({"note": _("Write the reason.")}, code="reason")
    return _decide(proposal, by, c.ProposalStatus.DECLINED, events.WEIGHTS_DECLINED, note)


@transaction.atomic
def _decide(proposal: WeightProposal, by: Any, status: str, kind: str, note: str) -> WeightProposal:
    if not by.has_perm(p.APPROVE_WEIGHTS):
        raise PermissionDenied(p.APPROVE_WEIGHTS)
    proposal = locked(proposal)
    if not proposal.is_open:
        raise StaleState(proposal)
    counts.forget()
    counts.population()
    if status == c.ProposalStatus.APPROVED and proposal.replaces != weights().version:
        raise ValidationError(
            _("Since this was proposed, other weights came into service. Learn again."), code="stale"
        )
    proposal.status, proposal.decided_by, proposal.note = status, by, note
    proposal.decided_at = timezone.now()
    proposal.save()
    core_events.record(kind, subject=proposal, by=by, note=note)
    transaction.on_commit(counts.forget)
    return proposal
