"""What a name cell really says: the child's own name, one that others gave it for the time being, or none."""

import re
from typing import NamedTuple

from cases.registers.words import plain, says_nothing, words_of
from trackchild.core.sounds import fold, to_latin

OWN, GIVEN, NONE = "own", "given", "none"


class NameSaid(NamedTuple):
    name: str
    kind: str = OWN
    mother: str = ""  # «Baby of Sunita» names nobody but her


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words for any child. A cell of nothing else, numbered or not, names nobody: «Unknown boy», «Child 7»,
# «Case no 12».
ANYBODY = _words(
    "unknown unidentified unnamed nameless anonymous agyat ajnat ajnyat ogyat child children"
    " boy girl baby infant newborn new born"
    " minor male female kid balak balika bachcha bachchi bachha bachhi baccha bacchi ladka"
    " ladki larka larki shishu navjat nabajatak"
    " lawaris laawaris abandoned orphan foundling unclaimed found missing mute deaf dumb person"
    " no number case sl serial"
    " xyz abc abcd name not known nk"
)
_ANYBODY_BY_SOUND = frozenset(fold(word) for word in ANYBODY if len(word) > 4)
REMARKS = _words("home pet nick nickname real original actual own name ghar ka naam nam")
# How registers say that an institution, the police or a hospital chose the name; Latin sounds of all scripts.
SIGN = re.compile(
    r"\b(?:nam(?:ed|e)? (?:was |is )?(?:given|kept|assigned|by|at)\b|given (?:name|by|at|in)\b"
    r"|named (?:in|after)\b"
    r"|(?:temporary|temp|assumed|changed|imaginary|fictitious|fictional|dummy|institutional"
    r"|alternate|provisional) name\b"
    r"|name (?:changed|assumed|temporary|imaginary|provisional|as per (?:home|cci|institution))\b|pseudonym"
    r"|kalp[a]?nik|parivartit|paribartit|poribortito|badla hua|badala hua|badlela|ra?kha (?:gaya"
    r"|hua)|diya (?:gaya|hua)"
    r"|dwara (?:diya|rakha)|dvara (?:diya|rakha)|sanstha|farz?ji nam|pharji nam|deoya nam"
    r"|deya nam|apelu nam|karpanai)"
)
BABY_OF = re.compile(
    r"^\W*(?:(?:new\s*born|male|female|unnamed)\s+)?(?:b\s*/\s*o\b\.?|(?:baby|new\s*born|infant)(?:\s+(?:boy|girl|child|son|daughter))?"
    r"\s+of\b)\s*[:.]?\s*(?P<of>.+)$",
    re.IGNORECASE,
)
CHILD_OF = re.compile(
    r"^(?P<of>.+?)\s+(?:का\s+बच्चा|की\s+बच्ची|ka\s+bach?cha|ki\s+bach?chi|er\s+bachcha)$", re.IGNORECASE
)
BRACKETED = re.compile(r"[(\[{«“\"]([^)\]}»”\"]*)[)\]}»”\"]")
NUMBERED = re.compile(r"^(?P<name>\D*?[^\W\d_])[\s\-#.(/]*(?:no\.?\s*)?(?P<number>\d{1,4})\)?$")


def said(text: str, age: float | None = None) -> NameSaid:
    """The cell taken apart. `age` is what the row says of it: «Raju 12» of a boy of twelve bears no serial
    number.
    """
    text = text.strip()
    if not text or says_nothing(text):
        return NameSaid("", NONE)
    born_of = BABY_OF.match(text) or CHILD_OF.match(text)
    if born_of:
        return NameSaid("", NONE, born_of["of"].strip(" .,:-"))
    name, signed = _without_sign(text)
    if _is_anybody(BRACKETED.sub(" ", name)):
        # «Abandoned baby (Jyoti)»: somebody called it so.
        inner = next((part[1].strip() for part in BRACKETED.finditer(name) if not _is_anybody(part[1])), "")
        return NameSaid(inner, GIVEN if inner else NONE)
    numbered = NUMBERED.match(name)
    if numbered:
        is_age = age is not None and int(numbered["number"]) == int(age)
        return NameSaid(numbered["name"].strip(" .,-"), GIVEN if signed or not is_age else OWN)
    return NameSaid(name, GIVEN if signed else OWN)


def _without_sign(text: str) -> tuple[str, bool]:
    """The name without the remark that it was given, and whether there was one."""
    signed = False
    for remark in BRACKETED.finditer(text):
        is_sign = _sign_in(remark[1]) is not None
        if is_sign or set(words_of(remark[1])) <= REMARKS:
            signed |= is_sign
            text = text.replace(remark[0], " ")
    at = _sign_in(text)
    if at is not None:
        signed = True
        text = " ".join(re.split(r"[\s,;:()\[\]-]+", text.strip())[:at])
    return " ".join(text.split()).strip(" .,:;-"), signed


def _sign_in(text: str) -> int | None:
    """The number of the word with which the remark begins."""
    words = [to_latin(word) for word in plain(text).split()]
    hit = SIGN.search(" ".join(words))
    return len(" ".join(words)[: hit.start()].split()) if hit else None


def _is_anybody(name: str) -> bool:
    words = words_of(name)
    names = [word for word in words if not word.isdigit()]
    if not all(word in ANYBODY or (len(word) > 4 and fold(word) in _ANYBODY_BY_SOUND) for word in names):
        return False
    # «Baby» alone is what many a family calls a girl.
    return names != ["baby"] or len(words) > 1
