"""Name lists by culture, and the dice that draw from them: a few names are common, most are rare."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from trackchild.demo.people.scripts import convert

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Name:
    latin: str
    local: str = ""

    def __add__(self, other: "Name") -> "Name":
        local = f"{self.local} {other.local}" if self.local and other.local else ""
        return Name(f"{self.latin} {other.latin}", local)


@dataclass(frozen=True, slots=True)
class Culture:
    """Who people are for the purpose of naming and speaking; script and tongue are the usual ones."""

    key: str
    script: str
    religion: str
    tongue: str
    male_middle: tuple[Name, ...] = ()
    female_last: tuple[Name, ...] = ()
    prefix: tuple[Name, ...] = ()
    father_as_surname: bool = False
    initials: bool = False


def _names(*pairs: str) -> tuple[Name, ...]:
    return tuple(Name(*pair.split("=")) for pair in pairs)


CULTURES = {
    culture.key: culture
    for culture in (
        Culture("hindi", "Deva", "HINDU", "hi", _names("Kumar=कुमार", "Lal=लाल", "Prasad=प्रसाद"),
                _names("Kumari=कुमारी", "Devi=देवी")),
        Culture("muslim", "Deva", "MUSLIM", "hi", (), _names("Khatun=खातून", "Bano=बानो", "Parveen=परवीन"),
                _names("Md.=मो.", "Mohammad=मोहम्मद")),
        Culture("bengali", "Beng", "HINDU", "bn", _names("Kumar=কুমার", "Chandra=চন্দ্র"), _names("Rani=রানী")),
        Culture("bengali_muslim", "Beng", "MUSLIM", "bn", (), _names("Khatun=খাতুন", "Bibi=বিবি", "Begum=বেগম"),
                _names("Md.=মোঃ", "Sk=সেখ")),
        Culture("assamese", "Beng", "HINDU", "as", _names("Kumar=কুমাৰ", "Jyoti=জ্যোতি"), _names("Devi=দেৱী")),
        Culture("punjabi", "Guru", "SIKH", "pa", _names("Singh=ਸਿੰਘ"), _names("Kaur=ਕੌਰ")),
        Culture("gujarati", "Gujr", "HINDU", "gu", _names("bhai=ભાઈ"), _names("ben=બેન")),
        Culture("marathi", "Deva", "HINDU", "mr"),
        Culture("odia", "Orya", "HINDU", "or", _names("Kumar=କୁମାର", "Chandra=ଚନ୍ଦ୍ର"), _names("Rani=ରାଣୀ")),
        Culture("tamil", "Taml", "HINDU", "ta", father_as_surname=True, initials=True),
        Culture("telugu", "Telu", "HINDU", "te", _names("Kumar=కుమార్"), initials=True),
        Culture("kannada", "Knda", "HINDU", "kn", initials=True),
        Culture("malayalam", "Mlym", "HINDU", "ml", initials=True),
        Culture("kashmiri", "Arab", "MUSLIM", "ks", (), _names("Jan=جان", "Bano=بانو")),
        Culture("tribal", "Deva", "OTHER", "sat", (), _names("Kumari=कुमारी", "Devi=देवी")),
        Culture("nepali", "Deva", "HINDU", "ne", _names("Bahadur=बहादुर", "Kumar=कुमार"), _names("Maya=माया")),
        Culture("northeast", "Latn", "CHRISTIAN", "en"),
        Culture("goan", "Deva", "CHRISTIAN", "kok"),
    )
}  # fmt: skip

# Names half the country shares, by sex; and the names an institution gives to a child without one.
NICKNAMES = {
    "M": _names("Chhotu=छोटू", "Raju=राजू", "Sonu=सोनू", "Bablu=बबलू", "Munna=मुन्ना", "Golu=गोलू",
                "Pappu=पप्पू", "Guddu=गुड्डू", "Bittu=बिट्टू", "Kallu=कल्लू", "Monu=मोनू", "Babu=बाबू",
                "Tinku=टिंकू", "Rinku=रिंकू", "Lalla=लल्ला"),
    "F": _names("Munni=मुन्नी", "Gudiya=गुड़िया", "Chhoti=छोटी", "Pinki=पिंकी", "Rinki=रिंकी", "Guddi=गुड्डी",
                "Baby=बेबी", "Soni=सोनी", "Babli=बबली", "Rani=रानी", "Mithu=मिठू", "Chutki=चुटकी", "Lali=लाली"),
}  # fmt: skip
GIVEN_BY_INSTITUTION = {
    "M": _names("Aashray=आश्रय", "Vishwas=विश्वास", "Deepak=दीपक", "Anand=आनंद", "Surya=सूर्य", "Prakash=प्रकाश"),
    "F": _names("Asha=आशा", "Khushi=खुशी", "Aastha=आस्था", "Kiran=किरण", "Jyoti=ज्योति", "Prerna=प्रेरणा"),
}


@cache
def name_lists() -> dict[tuple[str, str], tuple[Name, ...]]:
    """(culture, part) → names, commonest first."""
    lists = {}
    for line in (DATA / "names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            culture, part, *words = line.split()
            lists[culture, part] = tuple(Name(*word.replace("_", " ").split("=")) for word in words)
    return lists


@cache
def urdu_words() -> dict[str, str]:
    return {name.latin: name.local for name in name_lists()["urdu", "words"]}


@cache
def _weights(length: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 3) for rank in range(length)))


def draw(rng: random.Random, names: tuple[Name, ...]) -> Name:
    """One of the names, earlier ones more often."""
    return rng.choices(names, cum_weights=_weights(len(names)))[0]


def given_name(rng: random.Random, culture: Culture, sex: str) -> Name:
    """A given name; about one in seven is put together from a stem and an ending, and so is rare."""
    lists = name_lists()
    girl = sex == "F"
    stems = lists.get((culture.key, "gstem" if girl else "stem"))
    if stems and rng.random() < 0.15:
        stem, end = rng.choice(stems), rng.choice(lists[culture.key, "gend" if girl else "end"])
        return Name(stem.latin + end.latin, stem.local + end.local)
    return draw(rng, lists[culture.key, "girl" if girl else "boy"])


def surname(rng: random.Random, culture: Culture) -> Name:
    return draw(rng, name_lists()[culture.key, "surname"])


def in_script(name: Name, script: str) -> str:
    """The name in another script; empty when nobody could write it there."""
    if script == "Arab":
        words = [urdu_words().get(word, "") for word in name.latin.split()]
        if all(words):
            return " ".join(words)
    return convert(name.local, script)
