"""Words of any Indian script by their sound: one Latin form and three ever coarser keys of it."""

from .fold import fold, loose, skeleton
from .latin import script_of, to_latin

__all__ = ["fold", "loose", "script_of", "skeleton", "to_latin"]
