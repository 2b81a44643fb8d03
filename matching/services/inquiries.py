"""A side needs to know more before it decides: what is asked of whom, and the answer of the other side."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from matching import choices as c
from matching import events
from matching.models import Decision, Match
from matching.services.verdicts import V, decide, side_for
from trackchild.core import events as core_events
from trackchild.core.workflow import StaleState, locked


def open_questions(match: Match) -> QuerySet[Decision]:
    return match.decisions.filter(verdict=V.NEED_MORE, undone=False, answered_at=None)


def ask_for_more(match: Match, *, by: Any, side: str, text: str, asked_of: str = "") -> Match:
    """The match waits, and both pages say for what."""
    if not text.strip():
        raise ValidationError({"text": _("Write what would help.")}, code="text")
    asked_of = asked_of or c.AskedOf.OFFICE
    decide(match, by, V.NEED_MORE, side, text=text, asked_of=asked_of)
    facts = {"side": side, "asked_of": asked_of}
    core_events.record(events.MATCH_MORE_NEEDED, subject=match, by=by, facts=facts)
    return match


@transaction.atomic
def answer_question(match: Match, *, by: Any, text: str, side: str = "") -> Match:
    """Either side may answer: who asked the family may have heard from it."""
    match = locked(match)
    side = side_for(match, by, side)
    if not match.is_open or not open_questions(match).exists():
        raise StaleState(match)
    if not text.strip():
        raise ValidationError({"text": _("Write the answer.")}, code="text")
    decide(match, by, V.ANSWER, side, text=text)
    settle_questions(match)
    core_events.record(events.MATCH_ANSWERED, subject=match, by=by, facts={"side": side})
    return match


def settle_questions(match: Match, *, asked_by: str = "") -> None:
    """The questions are answered; with `asked_by`, those of one side, which has decided after all."""
    waiting = open_questions(match)
    (waiting.filter(side=asked_by) if asked_by else waiting).update(answered_at=timezone.now())
