"""From the free words of a register, in any Indian script, misspelt or not, to the codes of the forms."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from cases.registers.tables import TABLES
from trackchild.core.sounds import fold, to_latin

NOTHING = {
    "", "unknown", "nk", "n k", "not known", "na", "n a", "nil", "none", "null", "no", "not available",
    "nahi", "nahin",
    "not applicable", "nothing", "pata nahi", "pata nahin", "not stated", "not mentioned", "not given",
    "not told",
    "not disclosed", "any", "xx", "xxx", "0", "unnamed", "no name", "nameless", "unidentified",
    "anonymous", "cannot say",
    "cannot tell", "does not know", "name not known", "name unknown", "naam nahi", "naam pata nahi",
    "malum nahin",
    "maloom nahi", "agyat", "ajnat", "agyaat", "namaloom", "na malum", "gumnam", "to be known",
    "ogyat", "ojana", "nam jana nei", "theriyadhu", "teriyadu", "teliyadu", "gottilla", "ariyilla",
    "अज्ञात", "ज्ञात नहीं",
    "जानकारी नहीं", "पता नहीं", "मालूम नहीं", "माहीत नाही", "অজানা", "অজ্ঞাত", "পাওয়া যায়নি",
    "নাম জানা নেই", "অজ্ঞাত নাম", "ਅਗਿਆਤ", "ਪਤਾ ਨਹੀਂ",
    "અજ્ઞાત", "ખબર નથી", "ଅଜଣା", "ଜଣା ନାହିଁ", "தெரியாது", "தெரியவில்லை", "తెలియదు", "ಗೊತ್ತಿಲ್ಲ", "ತಿಳಿದಿಲ್ಲ", "അറിയില്ല",
    "نامعلوم", "معلوم نہیں",
}  # fmt: skip
SAID_NO = {
    "no", "none", "nil", "nahi", "nahin", "normal", "n", "false", "not disabled", "no disability",
    "no mark", "no marks",
    "none known", "koi nahi", "koi nahin", "नहीं", "कोई नहीं", "নেই", "না", "ਨਹੀਂ", "નથી", "ନାହିଁ",
    "இல்லை", "లేదు", "ಇಲ್ಲ", "ഇല്ല", "نہیں",
}  # fmt: skip
_FUZZY_FROM, _ALIKE = 5, 84
_SPOKEN_LONG = 6  # so long a word says «not known» in any spelling; «nil» may be the boy Neel


def plain(text: str) -> str:
    """Lower case, composed, letters and digits only, single spaces: how words are compared."""
    if text.isascii():
        return " ".join(_NOT_PLAIN.sub(" ", text.lower()).split())
    text = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return " ".join(kept.split())


_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in Latin letters, whatever its scripts."""
    words = plain(text).split()
    if text.isascii():
        return tuple(words)
    return tuple(word for word in (_NOT_PLAIN.sub("", to_latin(word)) for word in words) if word)


_DIGIT = re.compile(r"\d")
_NOTHING_LONG = 40  # no phrase for «nothing» is so long


@lru_cache(maxsize=50_000)
def says_nothing(text: str) -> bool:
    """«UNKNOWN», «N.K.», «-», «अज्ञात», «not known»: whatever stands for an empty cell."""
    if len(text) > _NOTHING_LONG:
        return False
    wanted = plain(text)
    if wanted in NOTHING or not wanted:
        return True
    if _DIGIT.search(wanted):
        return False
    joined = "".join(words_of(text))
    exact, sounds, beginnings = _nothing()
    if len(joined) >= _SPOKEN_LONG:
        return joined[:2] in beginnings and fold(joined) in sounds
    return text.isascii() and joined in exact


@cache
def _nothing() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """As written, as it sounds, and the two letters it may begin with."""
    joined = frozenset("".join(words_of(text)) for text in NOTHING if text)
    long = [word for word in joined if len(word) >= _SPOKEN_LONG]
    return joined, frozenset(map(fold, long)), frozenset(word[:2] for word in long)


def says_no(text: str) -> bool:
    """«none», «no disability»: not the same as an empty cell."""
    return bool(text) and len(text) <= _NOTHING_LONG and plain(text) in SAID_NO


@dataclass(frozen=True)
class _Table:
    """Phrases as written, by their Latin words and by their folded sound → (place in the table, code)."""

    written: dict[str, tuple[int, str]]
    latin: dict[str, tuple[int, str]]
    folded: dict[str, tuple[int, str]]
    longest: int

    def at(self, written: tuple[str, ...], latin: tuple[str, ...]) -> tuple[int, str] | None:
        # গালে is a cheek and गले a neck: the script decides before the sound.
        return (
            self.written.get(" ".join(written))
            or self.latin.get(" ".join(latin))
            or self.folded.get(" ".join(map(fold, latin)))
        )


@cache
def _table(name: str) -> _Table:
    written: dict[str, tuple[int, str]] = {}
    latin: dict[str, tuple[int, str]] = {}
    folded: dict[str, tuple[int, str]] = {}
    for place, (code, phrases) in enumerate(TABLES[name].items()):
        for phrase in (*phrases.split("|"), code.lower()):
            words = words_of(phrase)
            written.setdefault(plain(phrase), (place, code))
            latin.setdefault(" ".join(words), (place, code))
            if sum(map(len, words)) > 3:
                folded.setdefault(" ".join(map(fold, words)), (place, code))
    return _Table(written, latin, folded, max(len(phrase.split()) for phrase in written))


def _found(table: _Table, text: str) -> list[tuple[int, int, str]]:
    """(-words of the phrase, place in the table, code) in the order of the text; a word counts for one code
    only.
    """
    latin = words_of(text)
    written = tuple(plain(text).split())
    if len(written) != len(latin):
        written = latin
    found, at = [], 0
    while at < len(latin):
        for size in range(min(table.longest, len(latin) - at), 0, -1):
            hit = table.at(written[at : at + size], latin[at : at + size])
            if hit:
                found.append((-size, *hit))
                at += size
                break
        else:
            at += 1
    return found


@lru_cache(maxsize=50_000)
def code_for(name: str, text: str) -> str:
    """The code of table `name` that the text means: the whole text, a phrase in it, or one slightly
    misspelt; or empty.
    """
    words = words_of(text)
    if not words:
        return ""
    table = _table(name)
    found = _found(table, text)
    if found:
        return min(found)[2]
    for word in words:
        best = (
            process.extractOne(word, table.latin.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if len(word) >= _FUZZY_FROM
            else None
        )
        if best:
            return table.latin[best[0]][1]
    return ""


@lru_cache(maxsize=50_000)
def codes_for(name: str, text: str) -> tuple[str, ...]:
    """Every code of the table whose words stand in the text, each once, in the order of the text."""
    return tuple(dict.fromkeys(code for _size, _place, code in _found(_table(name), text)))


@lru_cache(maxsize=2_000)
def strictly(name: str, text: str) -> str:
    """The code only when the whole text is one of its words."""
    hit = _table(name).latin.get(re.sub(r"^0+(?=\d)", "", " ".join(words_of(text))))
    return hit[1] if hit else ""
