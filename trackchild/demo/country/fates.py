"""What became of each invented person: open, matched and closed, waiting for a match, in custody."""

import random
from datetime import date, timedelta
from typing import Any

from cases.choices import MissingStatus, PublicationBasis, RecoveryOutcome, RecoveryStatus
from cases.services.register_import.loaders import moment

SHARE_PUBLISHED = 0.55
NATIONAL_MISSING = 252_266
NATIONAL_FOUND = 146_447
NATIONAL_PAIRS = 123_153
NATIONAL_CHILDREN = 381_743
ADULT_AGE = 18
SHARE_IN_BOTH = 0.88  # of the found: those matched and those who still wait for their match


class Quota:
    """Hands out an exact number of «yes» among an exact number of draws, spread evenly by chance."""

    def __init__(self, rng: random.Random, wanted: int, among: int) -> None:
        self.rng, self.wanted, self.among = rng, wanted, among

    def draw(self) -> bool:
        yes = self.among > 0 and self.rng.random() < self.wanted / self.among
        self.among -= 1
        self.wanted -= yes
        return yes


def searched(missed_on: date, today: date) -> dict[str, Any]:
    """A case still open."""
    old = (today - missed_on).days > 365
    return {"status": MissingStatus.LONG_PENDING if old else MissingStatus.OPEN}


def traced(rng: random.Random, found_on: date, recovery: int, today: date) -> dict[str, Any]:
    """A case whose person was found."""
    own: dict[str, Any] = {
        "status": MissingStatus.TRACED,
        "traced_at": moment(found_on),
        "recovery_report_id": recovery,
        "result": "TRACED",
    }
    if rng.random() < 0.8 and (today - found_on).days > 20:
        closed = moment(found_on + timedelta(days=rng.randrange(5, 20)))
        own |= {
            "status": MissingStatus.CLOSED,
            "closed_at": closed,
            "offence_detected": "N",
            "trafficking_found": "N",
            "statement_recorded_on": found_on,
        }
    return own


def identified(rng: random.Random, found_on: date, missing: int, today: date) -> dict[str, Any]:
    """A found person whose family is known."""
    own: dict[str, Any] = {
        "status": RecoveryStatus.IDENTIFIED,
        "missing_report_id": missing,
        "identified_at": moment(found_on),
        "identity_basis": "Parents and documents",
        **_produced(found_on),
    }
    if (today - found_on).days > 10 and rng.random() < 0.85:
        own |= {
            "status": RecoveryStatus.DISPOSED,
            "outcome": RecoveryOutcome.RESTORED,
            "outcome_on": found_on + timedelta(days=rng.randrange(2, 10)),
        }
    return own


def unknown(rng: random.Random, found_on: date, *, institution: int | None) -> dict[str, Any]:
    """A found person nobody has recognised yet."""
    own: dict[str, Any] = {"status": RecoveryStatus.UNIDENTIFIED, **_produced(found_on)}
    if institution and rng.random() < 0.7:
        own |= {
            "status": RecoveryStatus.CUSTODY,
            "custody_kind": "CCI",
            "custody_office_id": institution,
            "custody_from": moment(found_on + timedelta(days=1)),
        }
    return own


def _produced(found_on: date) -> dict[str, Any]:
    return {
        "produced_before": "CWC",
        "produced_at": moment(found_on + timedelta(days=1)),
        "recovered_by": "GRP",
        "condition": "HEALTHY",
        "food_given_at": moment(found_on),
    }


def publication(row: dict[str, Any], report: int, approved_on: date) -> dict[str, Any]:
    """The consent that stands behind a poster."""
    return {
        "missing_report_id": report,
        "basis": PublicationBasis.CONSENT,
        "given_by": row["father_name"] or row["mother_name"] or "Guardian",
        "relation": "FATHER" if row["father_name"] else "MOTHER",
        "given_on": approved_on,
        "approved_at": moment(approved_on),
    }
