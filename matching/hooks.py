"""What matching offers the rest: subscribers, panels, navigation, work items, duplicate and name finders."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cases import duplicates, events, questions
from cci.events import CHILD_RECEIVED
from matching import face_search, finders, panels, selectors, tasks
from matching import permissions as p
from matching import questions as engine
from matching.events import MATCH_REJECTED, MATCH_UNDONE
from trackchild.core.events import subscribe
from trackchild.core.panels import nav, worklist
from trackchild.core.panels import panels as case_panels

subscribe(
    (
        events.MISSING_REPORT_REGISTERED,
        events.MISSING_REPORT_AMENDED,
        events.MISSING_REPORT_REOPENED,
        events.MISSING_REPORT_TRACE_UNDONE,
        events.MISSING_REPORT_TRANSFER_ACCEPTED,
        events.RECOVERY_REPORT_RECORDED,
        events.RECOVERY_REPORT_AMENDED,
        events.RECOVERY_REPORT_CUSTODY,
        events.RECOVERY_REPORT_IDENTITY_UNDONE,
    ),
    name=tasks.RANK,
    task=tasks.rank,
)
subscribe(
    (
        events.MISSING_REPORT_TRACED,
        events.MISSING_REPORT_CLOSED,
        events.MISSING_REPORT_CANCELLED,
        events.RECOVERY_REPORT_IDENTIFIED,
        events.RECOVERY_REPORT_DISPOSED,
        events.RECOVERY_REPORT_CLOSED,
        events.RECOVERY_REPORT_CANCELLED,
    ),
    name=tasks.CLOSE,
    task=tasks.close,
)
subscribe(
    (
        events.MISSING_REPORT_REGISTERED,
        events.MISSING_REPORT_AMENDED,
        events.MISSING_REPORT_REOPENED,
        events.RECOVERY_REPORT_RECORDED,
        events.RECOVERY_REPORT_AMENDED,
    ),
    name=tasks.AGENTS,
    task=tasks.ask_agents,
)
subscribe(
    (
        events.MISSING_REPORT_REGISTERED,
        events.MISSING_REPORT_AMENDED,
        events.MISSING_REPORT_REOPENED,
        events.SIGHTING_REPORTED,
        events.SIGHTING_VERIFIED,
        events.SIGHTING_CLOSED,
        CHILD_RECEIVED,
    ),
    name=tasks.CLUES,
    task=tasks.rank_clues,
)
subscribe((MATCH_REJECTED, MATCH_UNDONE), name=tasks.SETTLE, task=tasks.settle)
subscribe(events.PHOTOGRAPH_ADDED, name=tasks.READ_FACE, task=tasks.read_face)
subscribe(events.REGISTER_IMPORTED, name=tasks.RANK_IMPORTED, task=tasks.rank_imported)

for model in ("cases.MissingReport", "cases.RecoveryReport"):
    case_panels.register(
        model, key="matches", title=_("Possible matches"), order=10, render=panels.matches_of
    )
case_panels.register(
    "cases.Sighting", key="clues", title=_("May be this missing person"), order=10, render=panels.missing_of
)
case_panels.register(
    "cci.ChildFile", key="clues", title=_("May be this missing person"), order=11, render=panels.missing_of
)
case_panels.register(
    "cases.MissingReport", key="clues", title=_("Seen, or in a home"), order=11, render=panels.clues_of
)
case_panels.register(
    "cci.ChildFile", key="matches", title=_("Possible matches"), order=10, render=panels.matches_of_child
)

nav.register(
    key="matches", label=_("Matches"), url_name="matching:match-list", order=40, permission=p.VIEW_MATCH
)
nav.register(
    key="agents",
    label=_("Search agents"),
    url_name="matching:agent-list",
    order=51,
    permission=p.KEEP_AGENTS,
)
worklist.register(
    key="matches",
    label=_("Matches to review"),
    url=reverse_lazy("matching:match-list"),
    count=selectors.waiting_for,
    order=10,
    urgent=True,
    permission=p.VIEW_MATCH,
)
nav.register(
    key="weights", label=_("Matching weights"), url_name="matching:weights-list", order=41,
    permission=p.VIEW_WEIGHTS,
)  # fmt: skip
worklist.register(
    key="weights",
    label=_("Matching weights to approve"),
    url=reverse_lazy("matching:weights-list"),
    count=selectors.waiting_proposals,
    order=60,
    permission=p.APPROVE_WEIGHTS,
)

questions.register_engine(narrow=engine.narrowed, best=engine.best)
duplicates.register_finder(finders.likely_duplicates)
duplicates.register_picture_finder(face_search.same_pictures)
duplicates.register_name_search(finders.sounds_like)
duplicates.register_public_name_search(finders.sounds_as_written)
