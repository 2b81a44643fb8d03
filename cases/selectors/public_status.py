"""What a reporter learns about a report from its number and the mobile number given with it."""

import hmac
from dataclasses import dataclass
from typing import Any

from cases import choices as c
from cases.models import MissingReport, Sighting

_SIGHTING_WORDS = {
    c.SightingStatus.NEW: c.PublicSighting.RECEIVED,
    c.SightingStatus.ASSIGNED: c.PublicSighting.RECEIVED,
    c.SightingStatus.UNDER_CHECK: c.PublicSighting.BEING_CHECKED,
}
