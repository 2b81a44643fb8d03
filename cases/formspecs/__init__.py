"""The official forms of this app."""

from cases.formspecs.missing import MISSING_REPORT
from cases.formspecs.recovery import RECOVERY_REPORT
from cases.formspecs.sighting import SIGHTING

__all__ = ["MISSING_REPORT", "RECOVERY_REPORT", "SIGHTING"]
