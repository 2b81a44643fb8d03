"""Celery entry points: a report changed, the night's recount."""

from contextlib import suppress

from celery import shared_task
from celery.utils.log import get_task_logger
from django.core.cache import cache

from cases import events as events_of_cases
from cases.models import MissingReport, RecoveryReport, Sighting
from cci.models import ChildFile
from matching import services
from matching.choices import FaceState
from matching.models import Match
from matching.services.profiles import save_profile
from trackchild.core import events
from trackchild.core.models import Event

RANK, CLOSE, RANK_IMPORTED = "matching.rank", "matching.close", "matching.rank_imported"
SETTLE, READ_FACE = "matching.settle", "matching.read_face"
READ_SECONDS = 60.0
AT_WORK, SLICE_SECONDS = "matching:unranked", 2.0
logger = get_task_logger(__name__)
AGENTS, CLUES = "matching.agents", "matching.clues"
READING = "matching:reading-clues"
CLUE_MODELS = {"cases.sighting": Sighting, "cci.childfile": ChildFile}
MODELS = {"cases.missingreport": MissingReport, "cases.recoveryreport": RecoveryReport}


def _subject(event):
    model = MODELS.get(event.subject_type)
    return model.objects.filter(pk=event.subject_id).prefetch_related("marks").first() if model else None


def _show_profile(event_id: int) -> None:
    """Committed before the search begins: of two reports ranked at the same moment one always sees the
    other.
    """
    event = Event.objects.filter(pk=event_id).first()
    report = _subject(event) if event is not None else None
    if report is not None and report.status != "DRAFT":
        with suppress(Exception):  # told and counted by the delivery, which meets it again
            save_profile(report)


@shared_task(time_limit=60, soft_time_limit=50)
def rank(event_id: int) -> None:
    """A report was registered or amended: find its candidates."""
    _show_profile(event_id)
    with events.delivering(event_id, RANK) as event:
        if event is None:
            return
        report = _subject(event)
        if report is not None and report.status != "DRAFT":
            services.rank_report(report)
            if event.kind != events_of_cases.MISSING_REPORT_REGISTERED:
                services.settle_shares_around(report)


@shared_task(time_limit=60, soft_time_limit=50)
def close(event_id: int) -> None:
    """A report left or rejoined the search: its profile says so."""
    with events.delivering(event_id, CLOSE) as event:
        if event is None:
            return
        report = _subject(event)
        if report is not None and report.status != "DRAFT":
            save_profile(report)
            services.settle_around(report)
            services.settle_shares_around(report)


@shared_task(time_limit=60, soft_time_limit=50)
def ask_agents(event_id: int) -> None:
    """A report is new or says more: the search agents that share a key with it look at it."""
    with events.delivering(event_id, AGENTS) as event:
        report = _subject(event) if event is not None else None
        if report is not None and report.status != "DRAFT":
            services.ask_agents(report)


@shared_task(time_limit=60, soft_time_limit=50)
def settle(event_id: int) -> None:
    """People decided about a pair: its rivals have one more or one less."""
    with events.delivering(event_id, SETTLE) as event:
        match = Match.objects.filter(pk=event.subject_id).first() if event is not None else None
        if match is not None:
            services.settle_around(match.recovery_report)


@shared_task(time_limit=120, soft_time_limit=110)
def read_face(event_id: int) -> None:
    """A photograph came: what face is on it, and who looks like it."""
    with events.delivering(event_id, READ_FACE) as event:
        face = services.read_photograph(event.facts["photograph"]) if event is not None else None
        if face is None or face.state != FaceState.FACE:
            return
        report = _subject(event)
        if report is not None and report.status != "DRAFT":
            services.rank_report(report)


@shared_task(time_limit=120, soft_time_limit=110)
def read_unread_faces() -> int:
    """A minute of the photographs that came with a register, or before the portal compared faces."""
    return services.read_unread(logger.info, READ_SECONDS)


@shared_task(time_limit=60, soft_time_limit=50)
def rank_imported(event_id: int) -> None:
    """Rows of a register came in: they are ranked in the background."""
    with events.delivering(event_id, RANK_IMPORTED) as event:
        if event is not None:
            rank_unranked.delay_on_commit()


@shared_task
def rank_unranked() -> None:
    """A few seconds of the reports nobody has ranked, then the queue is for others before the next few."""
    if not cache.add(AT_WORK, 1, timeout=60):
        return
    try:
        done = services.rank_unranked(SLICE_SECONDS)
    finally:
        cache.delete(AT_WORK)
    if not done:
        rank_unranked.delay()


@shared_task(time_limit=3600, soft_time_limit=3500)
def recount() -> None:
    """Nightly: how common names, places and keys are now."""
    services.recount_population()
    services.recount_words()


@shared_task
def expire() -> int:
    """Daily: unlikely candidates nobody has touched for ninety days."""
    from matching.services.decisions import expire_untouched

    return expire_untouched()


@shared_task
def escalate_unopened() -> int:
    """Every ten minutes: matches an office should have opened by now."""
    return services.escalate_unopened()


@shared_task(time_limit=600, soft_time_limit=550)
def report_drift() -> None:
    """On the first of the month: how the month before went."""
    services.report_last_month()


@shared_task
def end_agents() -> int:
    """Daily: search agents end with the posting."""
    return services.end_agents()


@shared_task(time_limit=60, soft_time_limit=50)
def rank_clues(event_id: int) -> None:
    """Somebody was seen, a child came to a home, or a person is missed: each is compared with the other."""
    with events.delivering(event_id, CLUES) as event:
        if event is None:
            return
        if model := CLUE_MODELS.get(event.subject_type):
            record = model.objects.filter(pk=event.subject_id).first()
            if record is not None:
                services.rank_clue(record)
            return
        report = _subject(event)
        if report is not None and report.status != "DRAFT":
            services.rank_clues_of(report)


@shared_task
def read_clues() -> None:
    """Every minute a few seconds of the sightings and children that a loaded register left unread."""
    if cache.add(READING, 1, timeout=50):
        services.read_waiting(SLICE_SECONDS)
