"""Profiles, matches, decisions, faces, counts of the population, search agents, clues, and what is learnt."""

from .agent import AgentHit, SearchAgent
from .clue import Clue, ClueMatch
from .face import Face
from .learning import DriftReport, WeightProposal
from .match import Decision, Match, Opening
from .name_word import NameWord
from .profile import PopulationCount, Profile

__all__ = [
    "AgentHit", "Clue", "ClueMatch", "Decision", "DriftReport", "Face", "Match", "NameWord", "Opening",
    "PopulationCount", "Profile", "SearchAgent", "WeightProposal",
]  # fmt: skip
