"""What can happen to the records of this app."""

from django.utils.translation import gettext_lazy as _

from trackchild.core.events import declare

MISSING_REPORT_DRAFTED = declare("missing_report.drafted", _("Missing person report begun"))
MISSING_REPORT_REGISTERED = declare("missing_report.registered", _("Missing person report registered"))
MISSING_REPORT_OPENED = declare("missing_report.opened", _("Search opened"))
MISSING_REPORT_AMENDED = declare("missing_report.amended", _("Missing person report amended"))
MISSING_REPORT_RISK_ASSESSED = declare("missing_report.risk_assessed", _("Risk assessed"))
MISSING_REPORT_PUBLISHED = declare("missing_report.published", _("Poster published"))
MISSING_REPORT_WITHDRAWN = declare("missing_report.withdrawn", _("Poster withdrawn"))
MISSING_REPORT_TRANSFERRED = declare("missing_report.transferred", _("Transfer to another station offered"))
MISSING_REPORT_TRANSFER_ACCEPTED = declare("missing_report.transfer_accepted", _("Transfer accepted"))
MISSING_REPORT_TRANSFER_RETURNED = declare("missing_report.transfer_returned", _("Transfer returned"))
MISSING_REPORT_MATCH_PENDING = declare("missing_report.match_pending", _("Match being verified"))
MISSING_REPORT_MATCH_RELEASED = declare("missing_report.match_released", _("Match no longer being verified"))
MISSING_REPORT_AHTU = declare("missing_report.handed_to_ahtu", _("Handed to the anti-human-trafficking unit"))
MISSING_REPORT_LONG_PENDING = declare("missing_report.long_pending", _("Untraced for more than a year"))
MISSING_REPORT_TRACED = declare("missing_report.traced", _("Person traced"))
MISSING_REPORT_TRACE_UNDONE = declare("missing_report.trace_undone", _("Tracing undone"))
MISSING_REPORT_CLOSED = declare("missing_report.closed", _("Missing person report closed"))
MISSING_REPORT_CLOSURE_VERIFIED = declare("missing_report.closure_verified", _("Closure verified"))
MISSING_REPORT_CANCELLATION_PROPOSED = declare(
    "missing_report.cancellation_proposed", _("Cancellation proposed")
)
MISSING_REPORT_CANCELLATION_REFUSED = declare(
    "missing_report.cancellation_refused", _("Cancellation refused")
)
MISSING_REPORT_CANCELLED = declare("missing_report.cancelled", _("Missing person report cancelled"))
MISSING_REPORT_REOPENED = declare("missing_report.reopened", _("Missing person report reopened"))
MISSING_REPORT_AUTHENTICATED = declare("missing_report.authenticated", _("Missing person report verified"))
MISSING_REPORT_RETURNED = declare("missing_report.returned", _("Missing person report returned with remarks"))
DIARY_ENTRY_ADDED = declare("missing_report.diary_entry_added", _("Entry in the action diary"))

RECOVERY_REPORT_DRAFTED = declare("recovery_report.drafted", _("Recovered person report begun"))
RECOVERY_REPORT_RECORDED = declare("recovery_report.recorded", _("Recovered person recorded"))
RECOVERY_REPORT_AMENDED = declare("recovery_report.amended", _("Recovered person report amended"))
RECOVERY_REPORT_SAFE = declare("recovery_report.safe", _("Food and medical care given"))
RECOVERY_REPORT_PRODUCED = declare("recovery_report.produced", _("Person produced"))
RECOVERY_REPORT_IDENTIFIED = declare("recovery_report.identified", _("Person identified"))
RECOVERY_REPORT_IDENTITY_UNDONE = declare("recovery_report.identity_undone", _("Identification undone"))
RECOVERY_REPORT_UNIDENTIFIED = declare("recovery_report.unidentified", _("Person not identified"))
RECOVERY_REPORT_CUSTODY = declare("recovery_report.custody", _("Placed in interim custody"))
RECOVERY_REPORT_DISPOSED = declare("recovery_report.disposed", _("Recovered person report disposed of"))
RECOVERY_REPORT_CLOSED = declare("recovery_report.closed", _("Recovered person report closed"))
RECOVERY_REPORT_CANCELLED = declare("recovery_report.cancelled", _("Recovered person report cancelled"))
RECOVERY_REPORT_AUTHENTICATED = declare(
    "recovery_report.authenticated", _("Recovered person report verified")
)
RECOVERY_REPORT_RETURNED = declare(
    "recovery_report.returned", _("Recovered person report returned with remarks")
)

SIGHTING_REPORTED = declare("sighting.reported", _("Sighting reported"))
SIGHTING_ASSIGNED = declare("sighting.assigned", _("Sighting assigned to a station"))
SIGHTING_UNDER_CHECK = declare("sighting.under_check", _("Sighting being checked"))
SIGHTING_VERIFIED = declare("sighting.verified", _("Sighting verified"))
SIGHTING_CLOSED = declare("sighting.closed", _("Sighting closed"))

PHOTOGRAPH_ADDED = declare("photograph.added", _("Photograph added"))
PHOTOGRAPH_REMOVED = declare("photograph.removed", _("Photograph removed"))

FILE_ADDED = declare("file.added", _("File added"))
FILE_REMOVED = declare("file.removed", _("File removed"))

REGISTER_IMPORTED = declare("register.imported", _("Rows of a register imported"))
