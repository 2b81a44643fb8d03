"""Profiles, matches, decisions, faces and the counts of the population."""

from .face import Face
from .match import Decision, Match
from .profile import PopulationCount, Profile

__all__ = ["Decision", "Face", "Match", "PopulationCount", "Profile"]
