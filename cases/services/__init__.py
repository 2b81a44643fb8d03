"""Every write of this app that touches more than one row."""

from cases.services.authentication import authenticate_report, return_report
from cases.services.cancellation import (
    cancel_missing_report,
    mark_same_person,
    propose_cancellation,
    refuse_cancellation,
)
from cases.services.closure import close_missing_report, reopen_missing_report, verify_closure
from cases.services.diary import add_diary_entry
from cases.services.episodes import begin_next_episode
from cases.services.files import add_file, remove_file
from cases.services.joining import join_reports
from cases.services.missing_reports import (
    amend_missing_report,
    create_missing_report,
    discard_missing_report,
    register_missing_report,
    rule_out_duplicates,
)
from cases.services.parting import undo_identity
from cases.services.photographs import (
    add_photograph,
    make_main_photograph,
    remove_photograph,
    say_no_photograph,
)
from cases.services.publication import poster_kept, publish_poster, withdraw_poster
from cases.services.recovery_outcome import (
    close_recovery_report,
    dispose_recovery_report,
    identify_recovery_report,
    leave_unidentified,
    place_in_custody,
)
from cases.services.recovery_reports import (
    amend_recovery_report,
    create_recovery_report,
    discard_recovery_report,
    make_safe,
    produce_recovery_report,
    record_recovery,
)
from cases.services.risk import assess_risk
from cases.services.sightings import (
    assign_sighting,
    check_sighting,
    close_sighting,
    mark_sighting_duplicate,
    report_sighting,
    sighting_not_found,
    verify_sighting,
)
from cases.services.tracing import (
    hand_to_ahtu,
    mark_long_pending,
    mark_match_pending,
    release_match,
    trace_missing_report,
    undo_trace,
)
from cases.services.transfers import accept_transfer, return_transfer, transfer_missing_report

record_recovery_report = record_recovery

__all__ = [
    "accept_transfer",
    "add_diary_entry",
    "add_file",
    "add_photograph",
    "amend_missing_report",
    "amend_recovery_report",
    "assess_risk",
    "assign_sighting",
    "authenticate_report",
    "begin_next_episode",
    "cancel_missing_report",
    "check_sighting",
    "close_missing_report",
    "close_recovery_report",
    "close_sighting",
    "create_missing_report",
    "create_recovery_report",
    "discard_missing_report",
    "discard_recovery_report",
    "dispose_recovery_report",
    "hand_to_ahtu",
    "identify_recovery_report",
    "join_reports",
    "leave_unidentified",
    "make_main_photograph",
    "make_safe",
    "mark_long_pending",
    "mark_match_pending",
    "mark_same_person",
    "mark_sighting_duplicate",
    "place_in_custody",
    "poster_kept",
    "produce_recovery_report",
    "propose_cancellation",
    "publish_poster",
    "record_recovery",
    "record_recovery_report",
    "refuse_cancellation",
    "register_missing_report",
    "release_match",
    "remove_file",
    "remove_photograph",
    "reopen_missing_report",
    "report_sighting",
    "return_report",
    "return_transfer",
    "rule_out_duplicates",
    "say_no_photograph",
    "sighting_not_found",
    "trace_missing_report",
    "transfer_missing_report",
    "undo_identity",
    "undo_trace",
    "verify_closure",
    "verify_sighting",
    "withdraw_poster",
]
