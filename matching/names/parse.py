"""A name column to tokens: what is a name, what is a title, what is weak, whose son it says."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cases.registers.words import says_nothing
from trackchild.core.sounds import fold, loose, script_of, skeleton, to_latin

from . import words

SPLIT = re.compile(r"[\s,;|()\[\]{}\"«»“”_+&।]+")
RELATION = re.compile(
    r"(?<![a-z])(?:[sdwc]\s*[/\\.]\s*o\.?(?![a-z])|(?:son|daughter|wife|ward|child)\s+of\b|(?:पुत्री?|बेट[ाी]|सुपुत्री?)\s+)",
    re.IGNORECASE,
)
OTHER_NAME = re.compile(
    r"\b(?:alias|urf|aka|a\.k\.a\.|nickname|called)\b|@|\bउर्फ़?\b|(?:উরফে|ওরফে)|/", re.IGNORECASE
)
BABY_OF = re.compile(r"^\s*(?:baby|new\s*born)\s+(?:of|boy|girl|child)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name with its three keys."""

    latin: str
    fold: str
    loose: str
    skeleton: str
    is_weak: bool = False
    is_nickname: bool = False
    is_initial: bool = False
    is_vowelless: bool = False  # written in a script that leaves short vowels out


@dataclass(frozen=True, slots=True)
class ParsedName:
    """What one name column says. Empty when it says nothing."""

    tokens: tuple[Token, ...] = ()
    weak: tuple[Token, ...] = ()
    glued: Token | None = None  # the first two words as one: «Raj Kumar» is also Rajkumar
    other_names: tuple["ParsedName", ...] = ()
    parent: str = ""

    def __bool__(self) -> bool:
        return bool(self.tokens or self.weak)


NOTHING = ParsedName()


@lru_cache(maxsize=200_000)
def token(word: str) -> Token | None:
    """One written word as a token; None when it is a title, a kinship word or nothing."""
    latin = re.sub(r"[^a-z]", "", to_latin(word))
    if not latin:
        return None
    key = fold(latin)
    key = words.SAME_WORD.get(key, key)
    if not key:
        return None
    if latin in words.RELATION_KEYS and len(latin) == 2 and script_of(word) == "latin":
        return None
    return Token(
        latin=latin,
        fold=key,
        loose=loose(key),
        skeleton=skeleton(key),
        is_weak=key in words.WEAK_KEYS or key in words.SAME_WORD.values() or key in words.KINSHIP_KEYS,
        is_nickname=key in words.NICKNAME_KEYS,
        is_initial=len(latin) == 1,
        is_vowelless=script_of(word) == "arabic",
    )


@lru_cache(maxsize=200_000)
def parse_name(text: str) -> ParsedName:
    """The tokens of a name column. Weak words are kept apart; they become tokens only when there is
    nothing else.
    """
    text = (text or "").strip()
    if not text or says_nothing(text) or BABY_OF.match(text):
        return NOTHING
    head, *rest = RELATION.split(text, maxsplit=1)
    parent = rest[0].strip() if rest else ""
    parts = [part for part in OTHER_NAME.split(head) if part and part.strip()]
    if not parts:
        return ParsedName(parent=parent)
    first, *others = parts
    tokens, weak, glued = _tokens(first)
    return ParsedName(
        tokens=tokens,
        weak=weak,
        glued=glued,
        other_names=tuple(name for name in map(parse_name, others) if name),
        parent=parent,
    )


def _tokens(text: str) -> tuple[tuple[Token, ...], tuple[Token, ...], Token | None]:
    found = [
        t for t in map(_word, SPLIT.split(text.replace(".", ". ").replace("-", " ").replace("'", ""))) if t
    ]
    found = list(dict.fromkeys(found))
    whole = [t for t in found if not t.is_initial]
    initials = [t for t in found if t.is_initial]
    strong = [t for t in whole if not t.is_weak]
    weak = [t for t in whole if t.is_weak]
    if not strong:
        # «Md Ali», «Ram Lal»: the weak words are all there is.
        strong = [t for t in weak if t.fold not in words.KINSHIP_KEYS][-2:] or weak[-2:]
        weak = [t for t in weak if t not in strong]
    glued = token("".join(t.latin for t in whole[:2])) if len(whole) > 1 else None
    return tuple((strong + initials)[:4]), tuple(weak[:3]), glued


def _word(word: str) -> Token | None:
    found = token(word)
    if found is None or found.fold in words.TITLE_KEYS or found.fold in words.UNKNOWN_KEYS:
        return None
    return found
