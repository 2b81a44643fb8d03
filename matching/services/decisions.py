"""What people decide about a match: one officer of each side, then a verification, then acceptance."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as case_choices
from cases import services as cases
from matching import choices as c
from matching import events, workflow
from matching import permissions as p
from matching.models import Decision, Match
from matching.services.profiles import save_profile
from matching.services.settling import facts_of
from matching.services.sharing import settle_shares
from trackchild.core import events as core_events
from trackchild.core.workflow import StaleState, locked, perform

S, V = c.MatchStatus, c.Verdict


def sides_of(user: Any, match: Match, permission: str = p.REVIEW_MATCH) -> list[str]:
    """The sides this posting may decide for: its place covers that side's report."""
    sides = []
    if match.is_open_to_searcher and user.has_perm(permission, match.missing_report):
        sides.append(c.Side.MISSING)
    if user.has_perm(permission, match.recovery_report):
        sides.append(c.Side.RECOVERED)
    return sides


def standing(match: Match) -> dict[str, Decision]:
    """The living verdict of each side."""
    return {d.side: d for d in match.decisions.filter(undone=False, verdict__in=(V.CONFIRM, V.REJECT))}


@transaction.atomic
def review_match(
    match: Match, *, by: Any, verdict: str, side: str = "", reason: str = "", text: str = ""
) -> Match:
    """Confirm, reject or ask for more, for the side the officer's posting covers."""
    _hold_both(match)
    match = locked(match)
    side = _side_for(match, by, side)
    if verdict == V.REJECT and not reason:
        raise ValidationError({"reason": _("Choose the reason.")}, code="reason")
    if not match.is_open:
        raise StaleState(match)
    if verdict == V.NEED_MORE:
        if not text.strip():
            raise ValidationError({"text": _("Write what would help.")}, code="text")
        _decide(match, by, verdict, side, reason, text)
        core_events.record(events.MATCH_MORE_NEEDED, subject=match, by=by, facts={"side": side})
        return match
    if verdict == V.REJECT:
        return _reject(match, by, side, reason, text)
    return _confirm(match, by, side, reason, text)


def _side_for(match: Match, by: Any, side: str) -> str:
    sides = sides_of(by, match)
    if not sides or (side and side not in sides):
        raise PermissionDenied(p.REVIEW_MATCH)
    if side:
        return side
    undecided = [s for s in sides if s not in standing(match)]
    return (undecided or sides)[0]


def _decide(match: Match, by: Any, verdict: str, side: str, reason: str = "", text: str = "") -> Decision:
    return Decision.objects.create(
        match=match, side=side, verdict=verdict, reason=reason, text=text, by=by, posting=getattr(by,
        "posting", None),
        score=match.score, bits=match.bits,
    )  # fmt: skip


def _confirm(match: Match, by: Any, side: str, reason: str, text: str) -> Match:
    given = standing(match)
    if side in given:
        return match
    if any(decision.by_id == by.pk for decision in given.values()):
        raise ValidationError(_("Another officer must confirm for the other side."), code="two_officers")
    _decide(match, by, V.CONFIRM, side, reason, text)
    if match.status == S.CANDIDATE:
        match = perform(workflow.MATCH, match, "confirm_one", by=by, facts={**facts_of(match), "side": side})
        _hold(match)
        return match
    return perform(workflow.MATCH, match, "confirm_both", by=by, facts=facts_of(match))


def _hold(match: Match) -> None:
    """The search goes on, but the case says that a match is being verified: never of a sealed child."""
    report = match.missing_report
    if match.is_open_to_searcher and report.status in _sources("mark_match_pending"):
        cases.mark_match_pending(report, by=None, facts={"match": match.reference})


def _release(match: Match) -> None:
    report = match.missing_report
    report.refresh_from_db(fields=["status"])
    held = match.missing_report.matches.filter(status__in=(S.REVIEWED, S.CONFIRMED_BOTH, S.VERIFIED)).exclude(
        pk=match.pk
    )
    if report.status == case_choices.MissingStatus.MATCH_PENDING and not held.exists():
        cases.release_match(report, by=None, facts={"match": match.reference})


def _sources(name: str) -> tuple:
    from cases.workflow import MISSING_REPORT

    return MISSING_REPORT.transition(name).sources


def _reject(match: Match, by: Any, side: str, reason: str, text: str) -> Match:
    match.decisions.filter(side=side, undone=False, verdict=V.CONFIRM).update(undone=True)
    _decide(match, by, V.REJECT, side, reason, text)
    match = perform(
        workflow.MATCH,
        match,
        "reject",
        by=by,
        facts={"side": side, "reason": reason},
        rejected_bits=match.bits,
    )
    _release(match)
    settle_shares(match.missing_report, match.recovery_report)
    return match


@transaction.atomic
def verify_match(match: Match, *, by: Any, verified_by: str, text: str = "") -> Match:
    """The two humans agree; now somebody has met the family, seen documents or a DNA report."""
    if verified_by not in c.VerifiedBy:
        raise ValidationError({"verified_by": _("Choose how it was verified.")}, code="verified_by")
    match = perform(
        workflow.MATCH, match, "verify", by=by, facts={"verified_by": verified_by}, verified_by=verified_by
    )
    _decide(match, by, V.VERIFY, "", text=text)
    return match


@transaction.atomic
def accept_match(match: Match, *, by: Any, text: str = "") -> Match:
    """Both cases move on: traced and identified; the poster is withdrawn; rivals are closed."""
    _hold_both(match)
    match = perform(workflow.MATCH, match, "accept", by=by, facts=facts_of(match))
    _decide(match, by, V.ACCEPT, "", text=text)
    cases.join_reports(
        match.missing_report, match.recovery_report, by=by, basis=match.get_verified_by_display(),
        facts={"match": match.reference},
    )  # fmt: skip
    _close_rivals(match)
    _refresh_profiles(match)
    return match


def _hold_both(match: Match) -> None:
    """Rivals share a report: whoever accepts first makes the others wait, and find themselves closed."""
    locked(match.missing_report)
    locked(match.recovery_report)


def _close_rivals(match: Match) -> None:
    missing_rivals = Match.objects.open().filter(missing_report=match.missing_report)
    found_rivals = Match.objects.open().filter(recovery_report=match.recovery_report)
    for rival in (missing_rivals | found_rivals).exclude(pk=match.pk):
        perform(
            workflow.MATCH, rival, "expire", by=None, facts={"because": match.reference}, closed_for=match
        )
        _release(rival)


def _refresh_profiles(match: Match) -> None:
    for report in (match.missing_report, match.recovery_report):
        report.refresh_from_db()
        save_profile(report)


@transaction.atomic
def undo_decision(match: Match, *, by: Any, reason: str) -> Match:
    """A higher officer takes a decision back; what was decided stays in the history."""
    _hold_both(match)
    before = locked(match).status
    verdicts = match.decisions.filter(undone=False)
    match = perform(
        workflow.MATCH,
        match,
        "undo",
        by=by,
        reason=reason,
        facts={"was": before},
        rejected_bits=None,
        verified_by="",
    )
    verdicts.update(undone=True)
    _decide(match, by, V.UNDO, "", text=reason)
    if before == S.ACCEPTED:
        _undo_acceptance(match, reason)
    _release(match)
    settle_shares(match.missing_report, match.recovery_report)
    return match


def _undo_acceptance(match: Match, reason: str) -> None:
    missing, recovered = match.missing_report, match.recovery_report
    missing.refresh_from_db()
    recovered.refresh_from_db()
    if missing.status == case_choices.MissingStatus.TRACED:
        cases.undo_trace(missing, by=None, reason=reason)
    elif missing.status == case_choices.MissingStatus.CLOSED and missing.recovery_report_id == recovered.pk:
        cases.reopen_missing_report(missing, by=None, reason=reason)
    recovered.refresh_from_db()
    if recovered.missing_report_id == missing.pk and recovered.status in case_choices.UNSETTLED:
        cases.undo_identity(recovered, by=None, reason=reason)
    for rival in match.rivals_closed.filter(status=S.EXPIRED):
        perform(workflow.MATCH, rival, "suggest_again", by=None, facts=facts_of(rival), closed_for=None)
    _refresh_profiles(match)


def expire_untouched(before: Any = None, *, days: int = 90) -> int:
    """Candidates nobody has opened for so long are followed no longer."""
    limit = (before or timezone.now()) - timezone.timedelta(days=days)
    stale = Match.objects.filter(status=S.CANDIDATE, updated_at__lt=limit, score__lt=c.SHOWN_FROM)[:1000]
    return sum(1 for match in stale if perform(workflow.MATCH, match, "expire", by=None))
