"""Records of missing, recovered and sighted people."""

from cases.models.actions import Publication, RiskAssessment, Transfer
from cases.models.missing_report import MissingReport
from cases.models.parts import (
    Companion,
    DiaryEntry,
    EarlierEpisode,
    IdentificationMark,
    Photograph,
    Suspect,
    TracingEffort,
)
from cases.models.recovery_report import RecoveryReport
from cases.models.sighting import Sighting

__all__ = [
    "Companion",
    "DiaryEntry",
    "EarlierEpisode",
    "IdentificationMark",
    "MissingReport",
    "Photograph",
    "Publication",
    "RecoveryReport",
    "RiskAssessment",
    "Sighting",
    "Suspect",
    "TracingEffort",
    "Transfer",
]
