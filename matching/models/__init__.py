"""Profiles, matches, decisions and the counts of the population."""

from .match import Decision, Match
from .profile import PopulationCount, Profile

__all__ = ["Decision", "Match", "PopulationCount", "Profile"]
