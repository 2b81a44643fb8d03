"""Three ever coarser keys of one Latin word: folded (one spelling), loose (one pronunciation), skeleton
(consonants).
"""

import re
from functools import lru_cache

# Applied in order. They bring the customary spellings of one Indian word together.
FOLDING = [
    (re.compile(pattern), new)
    for pattern, new in (
        (r"[^a-z]", ""),
        (r"tsh|chh|tch|cch|ch", "c"),
        (r"ksh|kch|x", "ks"),
        (r"^j(?=n)|dn(?=y)", "g"),
        (r"aye|ayi|aiya|aiye", "ai"),
        (r"^iy(?=[aeou])", "y"),
        (r"oy$|oy(?=[^aeiou])", "ay"),
        (r"ow(?=[^aeiou]|$)", "o"),
        (r"gny|gn(?=[aeiouy])", "gy"),
        (r"ck", "k"),
        (r"zh", "l"),
        (r"sh|sch", "s"),
        (r"z", "j"),
        (r"ph", "f"),
        (r"(?<=[kgjtdbrlcsn])h", ""),
        (r"w", "v"),
        (r"q", "k"),
        (r"ee|ii|(?<=[^aeiou])ie|ea|iy(?=[^aeiou]|$)|(?<=[a-z])ey$", "i"),
        (r"oo|uu|ou", "u"),
        (r"aa+", "a"),
        (r"ai|ay(?=[^aeiou]|$)|ae|ei", "e"),
        (r"au|aw(?=[^aeiou])|ao|av(?=[^aeiouy])", "o"),
        (r"(?<=[^aeiou])y(?=[^aeiou]|$)", "i"),
        (r"h(?=[^aeiou]|$)", ""),
        (r"m(?=[tdkgjcn])", "n"),
        (r"n(?=[pbm])", "m"),
        (r"(.)\1+", r"\1"),
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
VOICELESS = str.maketrans({"b": "p", "v": "p", "f": "p", "g": "k", "d": "t", "j": "c", "s": "c", "y": "c"})


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """«Shaikh», «Sheikh» → «sek»; «Laxmi», «Lakshmi», «lakshmii» → «laksmi»."""
    for pattern, new in FOLDING:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=200_000)
def loose(folded: str) -> str:
    """One pronunciation: v/b, e/i, o/u, y/j at the start; the vowel a only where a word begins with it."""
    for pattern, new in LOOSENING:
        folded = pattern.sub(new, folded)
    word = folded.replace("v", "b").replace("f", "p").replace("e", "i").replace("o", "u")
    head, tail = word[:1], word[1:].replace("a", "")
    return re.sub(r"(.)\1+", r"\1", head + tail)


@lru_cache(maxsize=200_000)
def skeleton(folded: str) -> str:
    """Consonants only, voicing forgotten: what survives Urdu, Tamil and bad handwriting."""
    word = re.sub(r"^y", "j", folded)
    head = "a" if word[:1] in tuple("aeiou") else ""
    bare = re.sub(r"[aeiouyh]", "", word).translate(VOICELESS)
    return re.sub(r"(.)\1+", r"\1", head + bare)
