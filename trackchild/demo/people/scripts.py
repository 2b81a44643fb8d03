"""A name written in one Indian script as a clerk of another state would write it."""

import unicodedata

BLOCKS = {
    "Deva": 0x0900,
    "Beng": 0x0980,
    "Guru": 0x0A00,
    "Gujr": 0x0A80,
    "Orya": 0x0B00,
    "Taml": 0x0B80,
    "Telu": 0x0C00,
    "Knda": 0x0C80,
    "Mlym": 0x0D00,
}
SOUTHERN = {"Taml", "Telu", "Knda", "Mlym"}
# Letters that stand outside the common table, given as Devanagari.
ODD_LETTERS = {
    "ৎ": "त्", "ৰ": "र", "ৱ": "व", "ੰ": "ं", "ੱ": "", "ੲ": "", "ୱ": "व", "ୟ": "य",
    "ൻ": "न्", "ർ": "र्", "ൽ": "ल्", "ൾ": "ळ्", "ൺ": "ण्", "க்ஷ": "क्ष",
}  # fmt: skip
# What a script lacks, given as Devanagari it has.
LACKS = {
    "Beng": {"व": "ब", "ळ": "ल", "ऎ": "ए", "ऒ": "ओ", "ॆ": "े", "ॊ": "ो", "ऱ": "र", "ऩ": "न", "ऴ": "ल"},
    "Guru": {"ष": "श", "ृ": "्रि", "ऋ": "रि", "ॆ": "े", "ॊ": "ो", "ऱ": "र", "ऩ": "न", "ऴ": "ल", "ः": ""},
    "Gujr": {"ऱ": "र", "ऩ": "न", "ऴ": "ळ", "ॆ": "े", "ॊ": "ो"},
    "Orya": {"व": "ब", "ॆ": "े", "ॊ": "ो", "ऱ": "र", "ऩ": "न", "ऴ": "ळ"},
    "Telu": {"ऩ": "न", "ऴ": "ळ"},
    "Knda": {"ऩ": "न", "ऴ": "ळ"},
    "Mlym": {"ऩ": "न", "ँ": "ं"},
    "Deva": {"ऱ": "र", "ऩ": "न", "ऴ": "ळ", "ॆ": "े", "ॊ": "ो", "ऎ": "ए", "ऒ": "ओ"},
    "Taml": {
        "ख": "क", "ग": "क", "घ": "क", "छ": "च", "झ": "ज", "ठ": "ट", "ड": "ट", "ढ": "ट", "थ": "त", "द": "त",
        "ध": "त", "फ": "प", "ब": "प", "भ": "प", "श": "ष", "ं": "न्", "ँ": "ன்", "ृ": "िरु", "ऋ": "रि", "ः": "",
    },
}  # fmt: skip
URDU_LETTERS = {
    "क": "ک", "ख": "کھ", "ग": "گ", "घ": "گھ", "च": "چ", "छ": "چھ", "ज": "ج", "झ": "جھ", "ट": "ٹ", "ठ": "ٹھ",
    "ड": "ڈ", "ढ": "ڈھ", "त": "ت", "थ": "تھ", "द": "د", "ध": "دھ", "न": "ن", "ण": "ن", "प": "پ", "फ": "پھ",
    "ब": "ب", "भ": "بھ", "म": "م", "य": "ی", "र": "ر", "ल": "ل", "व": "و", "श": "ش", "ष": "ش", "स": "س",
    "ह": "ہ", "ळ": "ل", "ा": "ا", "ि": "", "ी": "ی", "ु": "", "ू": "و", "े": "ے", "ै": "ی", "ो": "و", "ौ": "و",
    "अ": "ا", "आ": "آ", "इ": "ا", "ई": "ای", "उ": "ا", "ऊ": "او", "ए": "اے", "ओ": "او", "ं": "ن", "ँ": "ں",
    "ृ": "ر", " ": " ",
}  # fmt: skip


def script_of(text: str) -> str:
    """The Indic block of the first letter that has one; empty for Latin and Urdu."""
    for letter in text:
        for script, start in BLOCKS.items():
            if start <= ord(letter) < start + 0x80:
                return script
    return ""


def convert(text: str, target: str) -> str:
    """`text` rewritten in the script `target`; empty when it is in no Indic script."""
    source = script_of(text)
    if not source:
        return ""
    devanagari = " ".join(_to_devanagari(word, source, target) for word in text.split())
    if target == "Arab":
        return "".join(URDU_LETTERS.get(letter, "") for letter in devanagari)
    return devanagari if target == source else _from_devanagari(devanagari, target)


def _to_devanagari(word: str, source: str, target: str) -> str:
    for odd, plain in ODD_LETTERS.items():
        word = word.replace(odd, plain)
    start = BLOCKS[source]
    shifted = "".join(
        chr(ord(letter) - start + 0x0900) if start <= ord(letter) < start + 0x80 else letter
        for letter in unicodedata.normalize("NFC", word)
    )
    return _fit_ending(shifted, source, target)


def _fit_ending(word: str, source: str, target: str) -> str:
    """Northern scripts leave the last consonant bare where southern ones mark it as silent."""
    if not word or (source in SOUTHERN) == (target in SOUTHERN):
        return word
    last_is_consonant = "क" <= word[-1] <= "ह"
    if target in SOUTHERN:
        return word + "्" if last_is_consonant else word
    if word.endswith("्"):
        return word[:-1]
    return word + "ा" if last_is_consonant else word


def _from_devanagari(text: str, target: str) -> str:
    for lacking, instead in LACKS[target].items():
        text = text.replace(lacking, instead)
    if target == "Beng":
        text = text.replace("य", "य़").replace("्य़", "्य")
    start = BLOCKS[target]
    shifted = (
        chr(ord(letter) - 0x0900 + start) if 0x0900 <= ord(letter) < 0x0980 else letter for letter in text
    )
    return "".join(letter for letter in shifted if unicodedata.category(letter) != "Cn")
