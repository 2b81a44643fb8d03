"""Finds and ranks the candidates of one report and keeps the matches in step: run twice, it changes
nothing.
"""

from collections import defaultdict
from typing import Any

import numpy as np
from django.db import transaction
from django.utils import timezone

from cases.models import MissingReport
from matching import choices as c
from matching import counts, events, search, workflow
from matching.models import Match, Profile
from matching.profiles import event_on
from matching.reasons import explain
from matching.score import calibrate, compete
from matching.services.profiles import save_profile
from matching.services.sharing import share
from matching.weights import weights
from trackchild.core import events as core_events
from trackchild.core.workflow import perform

KEPT_PER_REPORT = 50
NEW_FACTS_BITS = 3.0  # a rejected pair comes back only when its evidence has grown eightfold
MOST_REASONS = 14


@transaction.atomic
def rank_report(report: Any) -> list[Match]:
    """Profile, candidates, scores, matches, events. → the matches now shown, best first."""
    profile, record = save_profile(report)
    if not profile.is_open:
        return []
    is_missing = isinstance(report, MissingReport)
    other_side = c.Side.RECOVERED if is_missing else c.Side.MISSING
    found = search.candidate_profiles(record, other_side, event_on(record))
    known = Match.objects.of(report).values_list(
        "recovery_report_id" if is_missing else "missing_report_id", flat=True
    )
    others = list(Profile.objects.filter(pk__in=found)) + list(
        Profile.objects.filter(
            **{f"{'recovery' if is_missing else 'missing'}_report_id__in": list(known)}
        ).exclude(pk__in=found)
    )
    if not others:
        return []
    scored = search.score(record, search.records_of(others), is_missing=is_missing)
    pairs = {
        _other_id(other, is_missing): at for at, other in enumerate(others) if np.isfinite(scored.bits[at])
    }
    probabilities = _probabilities(report, pairs, scored.bits, is_missing)
    _keep(report, pairs, scored, probabilities, is_missing)
    return list(Match.objects.of(report).shown().order_by("-score")[:KEPT_PER_REPORT])


def pair_of(missing: Any, recovery: Any) -> Match:
    """The match of two reports; where the engine never thought of it, made with what it is worth."""
    known = Match.objects.filter(missing_report=missing, recovery_report=recovery).first()
    if known is not None:
        return known
    (_profile, record), (_profile, other) = save_profile(missing), save_profile(recovery)
    scored = search.score(record, [other], is_missing=True)
    if not np.isfinite(scored.bits[0]):
        pair = {"missing_report": missing, "recovery_report": recovery}
        return Match.objects.create(**pair, score=0, bits=0, engine=weights().version)
    among = _probabilities(missing, {recovery.pk: 0}, scored.bits, is_missing=True)
    return _write(None, missing.pk, recovery.pk, among[recovery.pk][missing.pk], scored, 0, is_missing=True)


def _other_id(profile: Profile, is_missing: bool) -> int:
    return profile.recovery_report_id if is_missing else profile.missing_report_id


def _probabilities(
    report, pairs: dict[int, int], bits: np.ndarray, is_missing: bool
) -> dict[int, dict[int, float]]:
    """recovered id → missing id → probability, among all candidates of each recovered person."""
    rivals: dict[int, dict[int, float]] = defaultdict(dict)
    recovered = list(pairs) if is_missing else [report.pk]
    stored = Match.objects.filter(recovery_report_id__in=recovered).exclude(status=c.MatchStatus.REJECTED)
    for found_id, missing_id, value in stored.values_list("recovery_report_id", "missing_report_id", "bits"):
        rivals[found_id][missing_id] = value
    for other, at in pairs.items():
        if is_missing:
            rivals[other][report.pk] = float(bits[at])
        else:
            rivals[report.pk][other] = float(bits[at])
    return {found: _compete(candidates) for found, candidates in rivals.items()}


def _compete(candidates: dict[int, float]) -> dict[int, float]:
    table = weights()
    bits = np.array(list(candidates.values()))
    p = calibrate(compete(bits, np.zeros(1, int), counts.population(), table), table)
    return dict(zip(candidates, p.tolist(), strict=True))


def _keep(report, pairs, scored, probabilities, is_missing: bool) -> None:
    """Upserts the pairs of this report and refreshes their rivals' probabilities."""
    existing = {
        (m.missing_report_id, m.recovery_report_id): m
        for m in Match.objects.filter(recovery_report_id__in=list(probabilities)).select_for_update(
            of=("self",)
        )
    }
    for found_id, by_missing in probabilities.items():
        for missing_id, p in by_missing.items():
            at = pairs.get(found_id if is_missing else missing_id)
            mine = at is not None and (missing_id if is_missing else found_id) == report.pk
            match = existing.get((missing_id, found_id))
            if match is None and (not mine or p < c.STORED_FROM):
                continue
            if mine:
                match = _write(match, missing_id, found_id, p, scored, at, is_missing)
            elif abs(match.score - p) > 0.001:
                match.score = p
                match.save(update_fields=["score", "updated_at"])
            tell(match)


def _write(
    match: Match | None, missing_id: int, found_id: int, p: float, scored, at: int, is_missing: bool
) -> Match:
    match = match or Match(missing_report_id=missing_id, recovery_report_id=found_id, bits=0)
    bits, reasons = float(scored.bits[at]), reasons_of(scored, at, is_missing)
    if (
        match.pk
        and match.reasons == reasons
        and abs(match.score - p) < 1e-6
        and match.engine == weights().version
    ):
        return match
    match.score, match.bits, match.reasons, match.engine = p, bits, reasons, weights().version
    match.save()
    return match


def reasons_of(scored, at: int, is_missing: bool) -> list[dict]:
    missing, found = (scored.record, scored.others[at]) if is_missing else (scored.others[at], scored.record)
    rows = (0, at) if is_missing else (at, 0)
    found_reasons = explain(
        missing, found, scored.columns, rows, scored.evidence.levels[:, at], scored.effects[:, at]
    )  # fmt: skip
    return [reason.as_json() for reason in found_reasons[:MOST_REASONS]]


def tell(match: Match) -> None:
    """Says once for each band that a pair has become plausible; a rejected pair only when new facts came."""
    if match.status in (c.MatchStatus.REJECTED, c.MatchStatus.EXPIRED):
        _suggest_again(match)
        return
    order = [band for _least, band in reversed(c.BANDS)]
    if match.status != c.MatchStatus.CANDIDATE or order.index(match.band) <= order.index(match.told_band):
        return
    match.told_band = match.band
    match.suggested_at = match.suggested_at or timezone.now()
    match.save(update_fields=["told_band", "suggested_at", "updated_at"])
    share(match)
    core_events.record(events.MATCH_SUGGESTED, subject=match, facts=facts_of(match))


def _suggest_again(match: Match) -> None:
    if (
        match.rejected_bits is None
        or match.bits < match.rejected_bits + NEW_FACTS_BITS
        or match.score < c.SHOWN_FROM
    ):
        return
    gained = round(match.bits - match.rejected_bits, 1)
    match.decisions.filter(undone=False).update(undone=True)
    match = perform(
        workflow.MATCH, match, "suggest_again", by=None, facts={**facts_of(match), "gained_bits": gained},
        rejected_bits=None, told_band=match.band, closed_for=None,
    )  # fmt: skip
    share(match)


def facts_of(match: Match) -> dict:
    return {"score": round(match.score, 3), "band": match.band}
