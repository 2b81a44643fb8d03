"""Any Indian script to plain Latin letters, one word at a time, as an Indian clerk would spell it."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from indic_transliteration import sanscript

SCRIPTS = (
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bengali"),
    (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"),
    (0x0B00, 0x0B7F, "oriya"),
    (0x0B80, 0x0BFF, "tamil"),
    (0x0C00, 0x0C7F, "telugu"),
    (0x0C80, 0x0CFF, "kannada"),
    (0x0D00, 0x0D7F, "malayalam"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
)
# The inherent vowel is not spoken at the end of a word, nor between two syllables, in these scripts.
SCHWA_DROPPING = {"devanagari", "bengali", "gurmukhi", "gujarati", "oriya"}

# Letters the library passes through or reads as something else, put into letters it knows.
BEFORE = {
    "devanagari": {"ड़": "र", "ढ़": "र", "ऑ": "ओ", "ॉ": "ो", "ऍ": "ए", "ॅ": "े", "ॲ": "अ"},
    "bengali": {
        "য়": "\ue000",
        "ড়": "র",
        "ঢ়": "র",
        "্য": "্\ue000",
        "য": "জ",
        "\ue000": "য",
        "ৱ": "ব",
        "ৎ": "ত্",
    },
    "oriya": {"ଡ଼": "ର", "ଢ଼": "ର", "ୟ": "\ue000", "୍ଯ": "୍\ue000", "ଯ": "ଜ", "\ue000": "ଯ", "ୱ": "ବ"},
    "gurmukhi": {"ੱ": "", "ੜ": "ਰ", "ੰ": "ਂ"},
    "malayalam": {"ൽ": "ല്", "ർ": "ര്", "ൻ": "ന്", "ൾ": "ള്", "ൺ": "ണ്", "ൿ": "ക്", "റ്റ": "ട്ട"},
}
NUKTAS = re.compile("[\u093c\u09bc\u0a3c\u0abc\u0b3c]")
JOINERS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")

# The scholarly Latin of the library, one letter per sound; «A» is the long a, kept apart from the
# inherent one.
IAST = (
    ("kh", "K"), ("gh", "G"), ("ch", "C"), ("jh", "J"), ("ṭh", "T"), ("ḍh", "D"), ("th", "T"), ("dh", "D"),
    ("ph", "P"), ("bh", "B"), ("ai", "E"), ("au", "O"), ("ā", "A"), ("ī", "i"), ("ū", "u"), ("è", "e"),
    ("ò", "o"), ("ṭ", "t"), ("ḍ", "d"), ("ś", "S"), ("ṣ", "S"), ("ñ", "n"), ("ṅ", "n"), ("ṇ", "n"), ("ṉ",
    "n"),
    ("l̤", "l"), ("ḻ", "l"), ("ḷ", "l"), ("r̤", "r"), ("ṟ", "r"), ("ṛ", "ri"), ("ṝ", "ri"), ("ẏ", "y"),
    ("ṃ", "M"), ("ṁ", "M"), ("m̐", "M"), ("~", "M"), ("ḥ", ""), ("'", ""),
)  # fmt: skip
SPELT = {"K": "kh", "G": "gh", "C": "chh", "c": "ch", "J": "jh", "T": "th", "D": "dh", "P": "ph", "B": "bh",
         "E": "ai", "O": "au", "A": "a", "S": "sh"}  # fmt: skip
VOWELS = "aAiueEoO"
CONSONANT = f"[^{VOWELS}]"
MEDIAL_SCHWA = re.compile(f"(?<=[{VOWELS}]{CONSONANT})a(?={CONSONANT}[{VOWELS}])")
# Tamil has one letter for voiced and voiceless: read it as a Tamil speaker does.
TAMIL_PLAIN = str.maketrans({"G": "k", "D": "t", "J": "c", "B": "p", "g": "k", "d": "t", "b": "p"})
TAMIL_VOICED = {"k": "g", "t": "d", "p": "b", "c": "s"}

PERSIAN = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s",
    "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k",
    "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "ہ": "h", "ه": "h", "ھ": "h", "ۃ": "h",
    "ة": "h", "ء": "", "ئ": "i", "ؤ": "o", "ے": "e", "ۓ": "e", "َ": "a", "ِ": "i", "ُ": "u", "ّ": "",
    "ٰ": "a", "ْ": "", "ً": "an",
}  # fmt: skip


def script_of(word: str) -> str:
    """The script of the first letter that has one: «latin» when none of ours."""
    for letter in word:
        code = ord(letter)
        if code < 0x0600:
            continue
        for first, last, name in SCRIPTS:
            if first <= code <= last:
                return name
    return "latin"


@lru_cache(maxsize=200_000)
def to_latin(word: str) -> str:
    """One word in lower-case Latin letters."""
    word = JOINERS.sub("", unicodedata.normalize("NFC", word))
    script = script_of(word)
    if script == "latin":
        return _plain_latin(word)
    if script == "arabic":
        return _from_persian(word)
    return _from_indic(word, script)


def _plain_latin(word: str) -> str:
    if word.isascii():
        return word.lower()
    stripped = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return anyascii(stripped).lower()


def _from_persian(word: str) -> str:
    """Short vowels are not written: «y» and «w» stand for vowels between consonants, final «h» for -a."""
    out = ""
    last = len(word) - 1
    for index, letter in enumerate(word):
        if letter in "یيى":
            out += "y" if index == 0 else "i"
        elif letter == "و":
            out += "v" if index == 0 or out[-1:] in "ai" else "u"
        elif letter in "ہه" and index == last and index > 1:
            out += "a"
        else:
            out += PERSIAN.get(letter, "" if unicodedata.combining(letter) else anyascii(letter).lower())
    return re.sub(r"a+", "a", out)


def _from_indic(word: str, script: str) -> str:
    # NFD splits the composed letters (ড়) so that one table row covers both ways of typing them.
    word = unicodedata.normalize("NFC", word)
    for old, new in BEFORE.get(script, {}).items():
        word = word.replace(unicodedata.normalize("NFC", old), new)
    word = NUKTAS.sub("", word)
    sounds = unicodedata.normalize("NFC", sanscript.transliterate(word, script, sanscript.IAST).lower())
    for old, new in IAST:
        sounds = sounds.replace(unicodedata.normalize("NFC", old), new)
    sounds = re.sub("M(?=[pPbBm])", "m", sounds).replace("M", "n")
    if script == "tamil":
        sounds = _tamil_voicing(sounds.translate(TAMIL_PLAIN))
    if script in SCHWA_DROPPING:
        sounds = _drop_schwa(sounds)
    return _plain_latin("".join(SPELT.get(sound, sound) for sound in sounds))


def _drop_schwa(sounds: str) -> str:
    if sounds.endswith("a") and len(sounds) > 2 and sounds[-2] not in VOWELS:
        sounds = sounds[:-1]
    # From the right, as the language does: ra-ja-ku-ma-ra → rajkumar.
    while True:
        hits = list(MEDIAL_SCHWA.finditer(sounds))
        if not hits:
            return sounds
        at = hits[-1].start()
        sounds = sounds[:at] + sounds[at + 1 :]


def _tamil_voicing(sounds: str) -> str:
    out = ""
    for index, sound in enumerate(sounds):
        before = sounds[index - 1] if index else ""
        after = sounds[index + 1] if index + 1 < len(sounds) else ""
        between = bool(before and after) and before in VOWELS + "nm" and after in VOWELS
        out += TAMIL_VOICED[sound] if between and sound in TAMIL_VOICED else sound
    return out.replace("cc", "c").replace("tc", "kS")
