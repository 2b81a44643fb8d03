"""What people decide about a match: one officer of each side, then a verification, then acceptance."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import choices as case_choices
from cases import services as cases
from matching import choices as c
from matching import permissions as p
from matching import undoing, workflow
from matching.models import Match
from matching.services.holding import hold, release
from matching.services.inquiries import ask_for_more, settle_questions
from matching.services.profiles import save_profile
from matching.services.rivals import close_rivals, reopen_rivals
from matching.services.settling import facts_of
from matching.services.sharing import settle_shares
from matching.services.verdicts import decide, side_for, standing
from trackchild.core.workflow import StaleState, locked, perform

S, V = c.MatchStatus, c.Verdict


@transaction.atomic
def review_match(
    match: Match, *, by: Any, verdict: str, side: str = "", reason: str = "", text: str = "",
    asked_of: str = "",
) -> Match:  # fmt: skip
    """Confirm, reject or ask for more, for the side the officer's posting covers."""
    _hold_both(match)
    match = locked(match)
    side = side_for(match, by, side)
    if verdict == V.REJECT and not reason:
        raise ValidationError({"reason": _("Choose the reason.")}, code="reason")
    if not match.is_open:
        raise StaleState(match)
    if verdict == V.NEED_MORE:
        return ask_for_more(match, by=by, side=side, text=text, asked_of=asked_of)
    settle_questions(match, asked_by=side)
    if verdict == V.REJECT:
        return _reject(match, by, side, reason, text)
    return _confirm(match, by, side, reason, text)


def _confirm(match: Match, by: Any, side: str, reason: str, text: str) -> Match:
    given = standing(match)
    if side in given:
        return match
    if any(decision.by_id == by.pk for decision in given.values()):
        raise ValidationError(_("Another officer must confirm for the other side."), code="two_officers")
    decide(match, by, V.CONFIRM, side, reason=reason, text=text)
    if match.status == S.CANDIDATE:
        match = perform(workflow.MATCH, match, "confirm_one", by=by, facts={**facts_of(match), "side": side})
        hold(match)
        return match
    match = perform(workflow.MATCH, match, "confirm_both", by=by, facts=facts_of(match))
    # A rival in somebody's hands is a contradiction to be looked at, not to be closed.
    close_rivals(match, (S.CANDIDATE,))
    return match


def _reject(match: Match, by: Any, side: str, reason: str, text: str) -> Match:
    match.decisions.filter(side=side, undone=False, verdict=V.CONFIRM).update(undone=True)
    decide(match, by, V.REJECT, side, reason=reason, text=text)
    match = perform(
        workflow.MATCH,
        match,
        "reject",
        by=by,
        facts={"side": side, "reason": reason},
        rejected_bits=match.bits,
    )
    release(match)
    reopen_rivals(match)
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
    decide(match, by, V.VERIFY, "", text=text)
    return match


@transaction.atomic
def accept_match(match: Match, *, by: Any, text: str = "") -> Match:
    """Both cases move on: traced and identified; the poster is withdrawn; rivals are closed."""
    _hold_both(match)
    match = perform(workflow.MATCH, match, "accept", by=by, facts=facts_of(match))
    decide(match, by, V.ACCEPT, "", text=text)
    cases.join_reports(
        match.missing_report, match.recovery_report, by=by, basis=match.get_verified_by_display(),
        facts={"match": match.reference},
    )  # fmt: skip
    close_rivals(match)
    _refresh_profiles(match)
    return match


def _hold_both(match: Match) -> None:
    """Rivals share a report: whoever accepts first makes the others wait, and find themselves closed."""
    locked(match.missing_report)
    locked(match.recovery_report)


def _refresh_profiles(match: Match) -> None:
    for report in (match.missing_report, match.recovery_report):
        report.refresh_from_db()
        save_profile(report)


@transaction.atomic
def undo_decision(match: Match, *, by: Any, reason: str) -> Match:
    """A higher officer takes a decision back; what was decided stays in the history."""
    _hold_both(match)
    before = locked(match).status
    if by.has_perm(p.UNDO_MATCH, match) and (refusal := undoing.why_not(by, match)):
        raise ValidationError({"reason": refusal}, code="undo")
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
    decide(match, by, V.UNDO, "", text=reason)
    if before == S.ACCEPTED:
        _undo_acceptance(match, reason)
    reopen_rivals(match)
    release(match)
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
    _refresh_profiles(match)


def expire_untouched(before: Any = None, *, days: int = 90) -> int:
    """Candidates nobody has opened for so long are followed no longer."""
    limit = (before or timezone.now()) - timezone.timedelta(days=days)
    stale = Match.objects.filter(status=S.CANDIDATE, updated_at__lt=limit, score__lt=c.SHOWN_FROM)[:1000]
    return sum(1 for match in stale if perform(workflow.MATCH, match, "expire", by=None))
