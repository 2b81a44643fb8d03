"""States, bands, sides, verdicts and reasons of a match."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MatchStatus(TextChoices):
    CANDIDATE = "CANDIDATE", _("Possible match")
    REVIEWED = "REVIEWED", _("Confirmed by one side")
    CONFIRMED_BOTH = "CONFIRMED_BOTH", _("Confirmed by both sides")
    VERIFIED = "VERIFIED", _("Verified")
    ACCEPTED = "ACCEPTED", _("Accepted: the same person")
    REJECTED = "REJECTED", _("Rejected")
    EXPIRED = "EXPIRED", _("No longer followed")


OPEN = (MatchStatus.CANDIDATE, MatchStatus.REVIEWED, MatchStatus.CONFIRMED_BOTH, MatchStatus.VERIFIED)
STATUS_TONES = {"ACCEPTED": "good", "REJECTED": "danger", "EXPIRED": "neutral", "CANDIDATE": "warning"}


class Side(TextChoices):
    MISSING = "M", _("Station that searches")
    RECOVERED = "R", _("Office that found the person")


class FaceState(TextChoices):
    """What was seen on a photograph."""

    FACE = "FACE", _("One face")
    NONE = "NONE", _("No face seen")
    SEVERAL = "SEVERAL", _("Several faces")
    UNREAD = "UNREAD", _("Not compared")
    BROKEN = "BROKEN", _("The picture cannot be read")


class Band(TextChoices):
    """Plain words for a probability; the figures are in `BANDS`."""

    VERY_LIKELY = "VERY_LIKELY", _("Very likely")
    LIKELY = "LIKELY", _("Likely")
    POSSIBLE = "POSSIBLE", _("Possible")
    UNLIKELY = "UNLIKELY", _("Unlikely")


BANDS = ((0.90, Band.VERY_LIKELY), (0.60, Band.LIKELY), (0.20, Band.POSSIBLE), (0.0, Band.UNLIKELY))
SHOWN_FROM = 0.20  # below this a pair is listed only when asked for


def band_of(score: float) -> Band:
    return next(band for least, band in BANDS if score >= least)


class Verdict(TextChoices):
    CONFIRM = "CONFIRM", _("Confirm: the same person")
    REJECT = "REJECT", _("Reject: not the same person")
    NEED_MORE = "NEED_MORE", _("More information is needed")
    ANSWER = "ANSWER", _("Answered")
    VERIFY = "VERIFY", _("Verified")
    ACCEPT = "ACCEPT", _("Accepted")
    UNDO = "UNDO", _("Undone")


class DecisionReason(TextChoices):
    PHOTO = "PHOTO", _("Photographs")
    NAMES = "NAMES", _("Names")
    MARKS = "MARKS", _("Identification marks")
    AGE_SEX = "AGE_SEX", _("Age or sex")
    PLACE_TIME = "PLACE_TIME", _("Place or time")
    TALK = "TALK", _("Talk with the person or the family")
    SIBLING = "SIBLING", _("Brother, sister or namesake")
    ELSEWHERE = "ELSEWHERE", _("Found or identified elsewhere")
    OTHER = "OTHER", _("Other")


class AskedOf(TextChoices):
    """Who is asked when more information is needed."""

    OFFICE = "OFFICE", _("The other office")
    FAMILY = "FAMILY", _("The family")
    PERSON = "PERSON", _("The person found")
    RECORDS = "RECORDS", _("School, hospital or another office")


class ProposalStatus(TextChoices):
    """What became of proposed weights."""

    PROPOSED = "PROPOSED", _("Proposed")
    APPROVED = "APPROVED", _("Approved")
    DECLINED = "DECLINED", _("Declined")


class VerifiedBy(TextChoices):
    IN_PERSON = "IN_PERSON", _("Family and person met")
    DOCUMENTS = "DOCUMENTS", _("Documents")
    DNA = "DNA", _("DNA test")


class ToldBy(TextChoices):
    """Every hit stands in the portal; a message says only that there is one."""

    PORTAL = "PORTAL", _("In the portal only")
    SMS = "SMS", _("Also by SMS")
    EMAIL = "EMAIL", _("Also by e-mail")


class ClueKind(TextChoices):
    SIGHTING = "S", _("Sighting")
    CHILD = "C", _("Child in a home")
