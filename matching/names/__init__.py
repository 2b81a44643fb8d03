"""Names: from any Indian script to comparable tokens."""

from trackchild.core.sounds import fold, loose, skeleton, to_latin

from .parse import ParsedName, Token, parse_name

__all__ = ["ParsedName", "Token", "fold", "loose", "parse_name", "skeleton", "to_latin"]
