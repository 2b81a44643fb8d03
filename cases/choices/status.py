"""States of the records of this app, with the plainer words citizens see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MissingStatus(TextChoices):
    DRAFT = "DRAFT", _("Draft")
    REGISTERED = "REGISTERED", _("Registered")
    OPEN = "OPEN", _("Open, untraced")
    MATCH_PENDING = "MATCH_PENDING", _("Match being verified")
    TRANSFERRED = "TRANSFERRED", _("Being transferred")
    AHTU = "AHTU", _("With the anti-human-trafficking unit (AHTU)")
    LONG_PENDING = "LONG_PENDING", _("Untraced for more than a year")
    TRACED = "TRACED", _("Traced")
    CLOSED = "CLOSED", _("Closed")
    CANCELLED = "CANCELLED", _("Cancelled")
    REOPENED = "REOPENED", _("Reopened")


# A person is looked for in each of these.
UNTRACED = (
    MissingStatus.REGISTERED,
    MissingStatus.OPEN,
    MissingStatus.MATCH_PENDING,
    MissingStatus.TRANSFERRED,
    MissingStatus.AHTU,
    MissingStatus.LONG_PENDING,
    MissingStatus.REOPENED,
)

PUBLIC_STATUS = {
    MissingStatus.DRAFT: _("Received by the police station"),
    MissingStatus.REGISTERED: _("Registered, the search is on"),
    MissingStatus.OPEN: _("Registered, the search is on"),
    MissingStatus.MATCH_PENDING: _("Registered, the search is on"),
    MissingStatus.TRANSFERRED: _("Registered, the search is on"),
    MissingStatus.AHTU: _("Registered, the search is on"),
    MissingStatus.LONG_PENDING: _("Registered, the search is on"),
    MissingStatus.REOPENED: _("Registered, the search is on"),
    MissingStatus.TRACED: _("The person is traced; please contact the officer"),
    MissingStatus.CLOSED: _("The case is closed; please contact the officer"),
    MissingStatus.CANCELLED: _("This report is not being followed; please contact the officer"),
}


class RecoveryStatus(TextChoices):
    DRAFT = "DRAFT", _("Draft")
    RECORDED = "RECORDED", _("Recorded")
    SAFE = "SAFE", _("Safe: food and medical care given")
    PRODUCED = "PRODUCED", _("Produced")
    IDENTIFIED = "IDENTIFIED", _("Identified")
    UNIDENTIFIED = "UNIDENTIFIED", _("Not identified")
    CUSTODY = "CUSTODY", _("In interim custody")
    DISPOSED = "DISPOSED", _("Disposed of")
    CLOSED = "CLOSED", _("Closed")
    CANCELLED = "CANCELLED", _("Cancelled")


# Still to be brought together with a family.
UNSETTLED = (
    RecoveryStatus.RECORDED,
    RecoveryStatus.SAFE,
    RecoveryStatus.PRODUCED,
    RecoveryStatus.IDENTIFIED,
    RecoveryStatus.UNIDENTIFIED,
    RecoveryStatus.CUSTODY,
)


class SightingStatus(TextChoices):
    NEW = "NEW", _("New")
    ASSIGNED = "ASSIGNED", _("Assigned")
    UNDER_CHECK = "UNDER_CHECK", _("Being checked")
    VERIFIED = "VERIFIED", _("Verified")
    NOT_FOUND = "NOT_FOUND", _("Not found at the place")
    SPAM = "SPAM", _("Not a genuine report")
    DUPLICATE = "DUPLICATE", _("Duplicate of another report")
    CLOSED = "CLOSED", _("Closed")


class AuthenticationState(TextChoices):
    """Whether the Level-3 office has checked the record. It never blocks search or matching."""

    UNVERIFIED = "UNVERIFIED", _("Not yet verified")
    VERIFIED = "VERIFIED", _("Verified")
    RETURNED = "RETURNED", _("Returned with remarks")


class TransferState(TextChoices):
    PENDING = "PENDING", _("Waiting for acceptance")
    ACCEPTED = "ACCEPTED", _("Accepted")
    RETURNED = "RETURNED", _("Returned")
