"""Profiles, matches, decisions, faces, the counts of the population, and what is learnt from decisions."""

from .face import Face
from .learning import DriftReport, WeightProposal
from .match import Decision, Match, Opening
from .profile import PopulationCount, Profile

__all__ = [
    "Decision", "DriftReport", "Face", "Match", "Opening", "PopulationCount", "Profile", "WeightProposal",
]  # fmt: skip
