"""Three ever coarser keys of one Latin word: folded (one spelling), loose (one pronunciation), skeleton
(consonants).
"""

import re
from functools import lru_cache

# Applied in order. They bring the customary spellings of one Indian word together. The letter before a
# pattern
# stands in every word it can change: looking for it first is cheap.
FOLDING = [
    (letter, re.compile(pattern), new)
    for letter, pattern, new in (
        ("", r"[^a-z]", ""),
        ("h", r"tsh|chh|tch|cch|ch", "c"),
        ("", r"ksh|kch|x", "ks"),
        ("n", r"^j(?=n)|dn(?=y)", "g"),
        ("y", r"aye|ayi|aiya|aiye", "ai"),
        ("y", r"^iy(?=[aeou])", "y"),
        ("y", r"oy$|oy(?=[^aeiou])", "ay"),
        ("w", r"ow(?=[^aeiou]|$)", "o"),
        ("g", r"gny|gn(?=[aeiouy])", "gy"),
        ("c", r"ck", "k"),
        ("z", r"zh", "l"),
        ("h", r"sh|sch", "s"),
        ("z", r"z", "j"),
        ("h", r"ph", "f"),
        ("h", r"(?<=[kgjtdbrlcsn])h", ""),
        ("w", r"w", "v"),
        ("q", r"q", "k"),
        ("", r"ee|ii|(?<=[^aeiou])ie|ea|iy(?=[^aeiou]|$)|(?<=[a-z])ey$", "i"),
        ("", r"oo|uu|ou", "u"),
        ("a", r"aa+", "a"),
        ("", r"ai|ay(?=[^aeiou]|$)|ae|ei", "e"),
        ("a", r"au|aw(?=[^aeiou])|ao|av(?=[^aeiouy])", "o"),
        ("y", r"(?<=[^aeiou])y(?=[^aeiou]|$)", "i"),
        ("h", r"h(?=[^aeiou]|$)", ""),
        ("n", r"n(?=[pbm])", "m"),
        ("", r"(.)\1+", r"\1"),
    )
]
LOOSENING = [
    (re.compile(pattern), new)
    for pattern, new in (
        (r"^y", "j"),
        (r"uy|oy", "o"),
        (r"iy(?=[aeou])|y(?=[aeou])", "i"),
        (r"uv(?=[aeio])|ov(?=[aeiou])", "u"),
    )
]
# Consonants without voice; vowels, and h and y which come and go, fall away.
BONES = str.maketrans(
    {"b": "p", "v": "p", "f": "p", "g": "k", "d": "t", "j": "c", "s": "c", **dict.fromkeys("aeiouyh")}
)
NASAL_M, NASAL_N = re.compile("m(?=[tdkgjcn])"), re.compile("n(?=[pb])")
TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """«Shaikh», «Sheikh» → «sek»; «Laxmi», «Lakshmi», «lakshmii» → «laksmi»."""
    for letter, pattern, new in FOLDING:
        if letter in word:
            word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=200_000)
def loose(folded: str) -> str:
    """One pronunciation: v/b, e/i, o/u, y/j at the start; the vowel a only where a word begins with it."""
    for pattern, new in LOOSENING:
        folded = pattern.sub(new, folded)
    word = folded.replace("v", "b").replace("f", "p").replace("e", "i").replace("o", "u")
    head, tail = word[:1], word[1:].replace("a", "")
    # A nasal takes after the consonant that follows, also where only the vowel a stands between.
    return TWICE.sub(r"\1", NASAL_M.sub("n", NASAL_N.sub("m", head + tail)))


@lru_cache(maxsize=200_000)
def skeleton(folded: str) -> str:
    """Consonants only, voicing forgotten: what survives Urdu, Tamil and bad handwriting."""
    word = f"j{folded[1:]}" if folded[:1] == "y" else folded
    head = "a" if word[:1] in tuple("aeiou") else ""
    return TWICE.sub(r"\1", head + word.translate(BONES))
