"""Reads that join matches, reports and decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import MissingReport, RecoveryReport, Sighting
from cases.permissions import VIEW_MISSING, VIEW_RECOVERY, VIEW_SIGHTING
from cases.selectors.records import by_number_or_reference, one_by_words
from cases.selectors.search import REGISTERS, Found, rows_for, shown
from cci.models import ChildFile
from cci.permissions import VIEW_CHILD
from directory import grants
from matching import choices as c
from matching import counts
from matching import permissions as p
from matching.events import MATCH_SUGGESTED
from matching.faces import MOST_WRONG_IN_1000, THRESHOLD, is_available
from matching.models import ClueMatch, Decision, DriftReport, Match, SearchAgent, WeightProposal
from matching.models.match import SEALED
from matching.priority import by_priority
from matching.reasons import from_json
from matching.weights import weights
from trackchild.core.models import Event


def matches() -> QuerySet[Match]:
    """All matches with both reports, before any reach is asked for."""
    return Match.objects.with_reports()


def worklist(user: Any) -> QuerySet[Match]:
    """Matches within reach, the most pressing first."""
    return by_priority(Match.objects.permitted(user, p.VIEW_MATCH).shown())


def shown_on_page(pks: Iterable[int]) -> list[Match]:
    """These matches in this order, with what a line of the list says: joined for one page, not for all."""
    rows = Match.objects.with_reports().select_related("closed_for")
    found = rows.annotate(has_question=Exists(_questions())).in_bulk(list(pks))
    return [found[pk] for pk in pks]


def _questions() -> QuerySet[Decision]:
    return Decision.objects.filter(
        match=OuterRef("pk"), verdict=c.Verdict.NEED_MORE, undone=False, answered_at=None
    )


def for_list(user: Any, *, band: str = "", status: str = "") -> QuerySet[Match]:
    """The work list with its filters; without a state, what is still open."""
    matches = worklist(user)
    matches = matches.filter(status=status) if status in c.MatchStatus else matches.open()
    if band in c.Band:
        least = next(least for least, name in c.BANDS if name == band)
        most = min((low for low, _name in c.BANDS if low > least), default=1.01)
        matches = matches.filter(score__gte=least, score__lt=most)
    return matches


def waiting_for(user: Any) -> int:
    """Open matches on which this office has not spoken yet."""
    office = getattr(user, "office", None)
    if office is None or not user.has_perm(p.REVIEW_MATCH):
        return 0
    verdicts = Decision.objects.filter(match=OuterRef("pk"), undone=False)
    ours = Q(missing_report__office=office) & ~SEALED & ~Exists(verdicts.filter(side=c.Side.MISSING))
    theirs = Q(recovery_report__office=office) & ~Exists(verdicts.filter(side=c.Side.RECOVERED))
    return (
        Match.objects.open()
        .shown()
        .filter(status__in=(c.MatchStatus.CANDIDATE, c.MatchStatus.REVIEWED))
        .filter(ours | theirs)
        .count()
    )


def matches_of(report: Any, user: Any, limit: int = 10) -> list[Match]:
    """Ranked matches of one report, as far as this person may see them."""
    return list(
        Match.objects.of(report)
        .permitted(user, p.VIEW_MATCH)
        .with_reports()
        .select_related("closed_for")
        .shown()
        .annotate(has_question=Exists(_questions()))
        .order_by("-score")[:limit]
    )


def history_of(report: Any, user: Any, limit: int = 20) -> list[Event]:
    """What happened to the matches of one report, newest first, as far as this person may see them."""
    seen = Match.objects.of(report).permitted(user, p.VIEW_MATCH)
    of_them = Event.objects.filter(subject_type=Match._meta.label_lower, subject_id__in=seen.values("pk"))
    events = list(of_them.order_by("-at", "-pk")[:limit])
    matches = Match.objects.with_reports().in_bulk({event.subject_id for event in events})
    own = getattr(user.office, "pk", None)
    for event in events:
        hidden = whereabouts_hidden(matches[event.subject_id], user)
        event.told_by = "" if hidden and event.office_id != own else event.posting_label
    return events


def whereabouts_hidden(match: Match, user: Any) -> bool:
    """The side that searches learns only that the grown person is safe, if that is the person's wish."""
    found = match.recovery_report
    return found.hides_whereabouts and not user.has_perm(VIEW_RECOVERY, found)


@dataclass(frozen=True)
class FaceNote:
    """What the page says of the photographs of a match."""

    text: Any
    compared: bool = False
    limit: float = THRESHOLD
    most_wrong: int = MOST_WRONG_IN_1000


def faces_of(match: Match) -> FaceNote:
    sides = match.missing_report.photographs.all(), match.recovery_report.photographs.all()
    seen = [set(photographs.values_list("face__state", flat=True)) for photographs in sides]
    if all(c.FaceState.FACE in states for states in seen):
        return FaceNote(_("The faces on the photographs were compared."), compared=True)
    if not all(seen):
        return FaceNote(_("Faces are not compared: a photograph is missing."))
    if any(states <= {None, c.FaceState.UNREAD} for states in seen):
        waits = is_available()
        return FaceNote(
            _("The photographs wait to be compared.") if waits else _("Photographs are not compared here.")
        )
    return FaceNote(_("Faces are not compared: a photograph must show one face from the front."))


def other_report(report: Any, user: Any, words: str) -> Any:
    """The report to propose for this one: what the person may open, or whose poster everybody sees."""
    if isinstance(report, MissingReport):
        return by_number_or_reference(RecoveryReport, user, VIEW_RECOVERY, words)
    found = by_number_or_reference(MissingReport, user, VIEW_MISSING, words)
    return found or one_by_words(MissingReport.objects.published(), words)


def classes_seen(match: Match, user: Any) -> tuple[frozenset, frozenset]:
    """The field classes this person may read of the missing and of the found person's report."""
    by_match = grants.audience_for(user, match, p.VIEW_MATCH)
    missing = grants.audience_for(user, match.missing_report, VIEW_MISSING)
    found = grants.audience_for(user, match.recovery_report, VIEW_RECOVERY)
    return by_match | missing, by_match | found


def came_back(match: Match) -> int:
    """How many times likelier new facts have made a pair since it was rejected; 0 when it never was."""
    again = (
        Event.objects.filter(
            subject_type=Match._meta.label_lower, subject_id=match.pk, kind=MATCH_SUGGESTED,
            facts__has_key="gained_bits",
        )
        .order_by("-pk")
        .first()
    )  # fmt: skip
    return round(2 ** again.facts["gained_bits"]) if again and match.is_open else 0


def weight_proposals() -> QuerySet[WeightProposal]:
    return WeightProposal.objects.select_related("decided_by")


def weight_proposal(reference: str) -> WeightProposal:
    return get_object_or_404(weight_proposals(), reference=reference)


def waiting_proposals(user: Any) -> int:
    if not user.has_perm(p.APPROVE_WEIGHTS):
        return 0
    return WeightProposal.objects.filter(status=c.ProposalStatus.PROPOSED).count()


def version_in_service() -> str:
    counts.population()
    return weights().version


def drift_reports() -> QuerySet[DriftReport]:
    return DriftReport.objects.all()[:36]


def drift_report(month: str) -> DriftReport:
    """`month`: «2026-10»."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Http404 from None
    return get_object_or_404(DriftReport, month=first)


def agents(user: Any) -> QuerySet[SearchAgent]:
    """The search agents of the acting posting with how many reports each has found."""
    return SearchAgent.objects.permitted(user, p.KEEP_AGENTS).annotate(found=Count("hits"))


def found_by(agent: SearchAgent, user: Any) -> list[Found]:
    """What an agent has found and the officer may see now, the newest first."""
    rows: list[tuple[Any, Found]] = []
    for register in REGISTERS:
        name = "missing_report" if register.model is MissingReport else "recovery_report"
        hits = dict(agent.hits.exclude(**{name: None}).values_list(name, "at"))
        open_to = rows_for(register, user, agent.question).filter(pk__in=hits)
        found = shown(register, user, list(open_to.values_list("pk", flat=True)))
        rows += [(hits[one.report.pk], one) for one in found]
    return [one for _at, one in sorted(rows, key=lambda row: row[0], reverse=True)]


@dataclass(frozen=True)
class ClueRow:
    """One line of «may be this child»: who, where to read more, how likely, and why."""

    name: Any
    url: str
    score: float
    reasons: tuple[str, ...]
    kind: Any = ""

    @property
    def percent(self) -> int:
        return min(99, round(self.score * 100))


# What stands on every poster: readers who know no more of the case read no more of the reasons.
ON_POSTER = ("sex", "age", "languages", "travel", "days")


def missing_of_clue(clue: Any, likely: Iterable[Any], user: Any) -> list[ClueRow]:
    """The missing persons of a clue, as far as the reader may open their reports or their posters."""
    likely = [one for one in likely if one.missing_id != getattr(clue, "missing_report_id", None)]
    ids = [one.missing_id for one in likely]
    untraced = MissingReport.objects.untraced().filter(pk__in=ids).select_related("office", "district")
    open_to = {row.pk: row for row in untraced.permitted(user, VIEW_MISSING)}
    posters = {row.pk: row for row in MissingReport.objects.published().filter(pk__in=ids)}
    rows = []
    for one in likely:
        report = open_to.get(one.missing_id) or posters.get(one.missing_id)
        if report is None:
            continue
        may_open = one.missing_id in open_to
        url = report.get_absolute_url() if may_open else reverse("cases:poster", args=[report.reference])
        reasons = _in_words(one.reasons, None if may_open else ON_POSTER)
        rows.append(ClueRow(report.display_name, url, one.score, reasons))
    return rows


def clues_of(report: MissingReport, user: Any) -> list[ClueRow]:
    """Sightings and children of homes that may be this person, as far as the reader may open them."""
    mine = ClueMatch.objects.filter(missing_report=report).standing()
    if not mine.exists():
        return []
    sightings = Sighting.objects.permitted(user, VIEW_SIGHTING)
    children = ChildFile.objects.permitted(user, VIEW_CHILD)
    mine = mine.filter(Q(clue__sighting__in=sightings) | Q(clue__child_file__in=children))
    return [
        ClueRow(str(one.clue.record), one.get_absolute_url(), one.score, _in_words(one.reasons),
                one.clue.get_kind_display())
        for one in mine.select_related("clue__sighting", "clue__child_file").order_by("-score", "pk")
        if one.clue.sighting is None or one.clue.sighting.missing_report_id != report.pk
    ]  # fmt: skip


def _in_words(reasons: list[dict], fields: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """For and against, without who the family is."""
    told = [reason for reason in from_json(reasons) if fields is None or reason.field in fields]
    return tuple(reason.text_without_family for reason in told)
