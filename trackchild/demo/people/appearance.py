"""How an invented person looks, and the many words in which families and officers say so."""

import random
from dataclasses import dataclass, field
from functools import cache

from trackchild.demo.people.scripts import script_of

# Code → (share, words heard for it).
COMPLEXION = {
    "FAIR": (25, ("fair", "gora", "gori", "fair complexion", "saaf", "गोरा")),
    "WHEATISH": (45, ("wheatish", "gehua", "wheatish", "gehuan rang", "normal", "गेहुआँ", "wheatish medium")),
    "DUSKY": (22, ("dusky", "sanwla", "sawla", "saanwli", "साँवला", "shyamla", "শ্যামলা")),
    "DARK": (8, ("dark", "kala", "black", "काला", "কালো")),
}
BUILD = {
    "THIN": (42, ("thin", "patla", "dubla patla", "slim", "lean", "दुबला", "রোগা")),
    "MEDIUM": (45, ("medium", "normal", "average", "madhyam", "सामान्य", "medium built")),
    "STRONG": (7, ("strong", "well built", "hatta katta", "मजबूत")),
    "FAT": (6, ("fat", "mota", "healthy", "moti", "मोटा", "মোটা")),
}
HAIR = {
    "BLACK": (84, ("black", "kale", "kala baal", "काले", "black short", "black long", "কালো")),
    "BROWN": (14, ("brown", "bhure", "brownish", "भूरे")),
    "REDDISH": (2, ("reddish", "golden", "lal")),
}
EYES = {
    "BLACK": (72, ("black", "kali", "normal black", "काली", "কালো")),
    "BROWN": (26, ("brown", "bhuri", "dark brown", "भूरी")),
    "GREY": (2, ("grey", "kanji", "cat eyes")),
}
FACE = {
    "ROUND": (38, ("round", "gol", "गोल", "round face", "গোল")),
    "OVAL": (34, ("oval", "anda kar", "oval face", "अंडाकार")),
    "LONG": (22, ("long", "lamba", "लम्बा", "long face", "লম্বা")),
    "SQUARE": (6, ("square", "chaukor", "चौकोर")),
}
MARKS = {
    "MOLE": (38, ("mole", "til", "black mole", "kala til", "तिल", "তিল")),
    "SCAR": (24, ("scar", "old scar", "chot ka nishan", "चोट का निशान", "দাগ")),
    "CUT": (10, ("cut mark", "cut", "kata hua nishan", "कटे का निशान")),
    "BURN": (8, ("burn mark", "jalne ka nishan", "burn", "जले का निशान", "পোড়া দাগ")),
    "BIRTHMARK": (7, ("birth mark", "birthmark", "lal nishan", "जन्म का निशान")),
    "TATTOO": (5, ("tattoo", "godna", "name tattooed", "गोदना", "উল্কি")),
    "LEUCODERMA": (2, ("white patch", "safed daag", "सफेद दाग")),
    "WART": (2, ("wart", "massa", "मस्सा")),
    "SIXTH_DIGIT": (1, ("six fingers", "chhe ungli", "extra finger")),
    "FRACTURE": (1, ("old fracture", "bent bone", "tedha haath")),
    "SURGERY": (2, ("operation mark", "stitches", "tanke ka nishan", "टाँके का निशान")),
}
SITES = {
    "FOREHEAD": ("forehead", "matha", "माथा", "কপাল"), "CHEEK": ("cheek", "gaal", "गाल", "গাল"),
    "NECK": ("neck", "gardan", "गर्दन"),
    "CHIN": ("chin", "thudi", "ठुड्डी"), "NOSE": ("nose", "naak", "नाक"), "LIP": ("lip", "hont", "होंठ"),
    "EAR": ("ear", "kaan", "कान"),
    "EYEBROW": ("eyebrow", "bhauh", "भौंह"), "HAND": ("hand", "haath", "हाथ", "হাত"), "WRIST": ("wrist",
    "kalai", "कलाई"),
    "FOREARM": ("forearm", "lower arm"), "UPPER_ARM": ("upper arm", "baanh", "बाँह"), "FINGER": ("finger",
    "ungli", "उंगली"),
    "CHEST": ("chest", "chhati", "छाती"), "BACK": ("back", "peeth", "पीठ"), "ABDOMEN": ("stomach", "pet",
    "abdomen", "पेट"),
    "SHOULDER": ("shoulder", "kandha", "कंधा"), "KNEE": ("knee", "ghutna", "घुटना"), "LEG": ("leg", "pair",
    "पैर", "পা"),
    "THIGH": ("thigh", "jangh", "जांघ"), "FOOT": ("foot", "paanv", "पाँव"), "SCALP": ("head", "sir", "सिर"),
}  # fmt: skip
ONE_SIDED = {"FOREHEAD", "CHIN", "NOSE", "LIP", "NECK", "CHEST", "BACK", "ABDOMEN", "SCALP"}
SIDES = {
    "L": ("left", "L", "baayan", "बायाँ", "left side"),
    "R": ("right", "R", "daayan", "दायाँ", "right side"),
    "MID": ("", "middle", "centre"),
}
DISABILITIES = {
    "SPEECH": ("cannot speak", "dumb", "goonga", "speech problem", "गूंगा"),
    "HEARING": ("deaf", "behra", "hearing impaired", "cannot hear"),
    "MENTAL": ("mentally challenged", "mand buddhi", "mentally weak", "मंद बुद्धि", "intellectual disability"),
    "PHYSICAL": ("lame", "polio in leg", "langda", "physically handicapped", "hand not working"),
}
GARMENTS_BOY = (
    "shirt",
    "t-shirt",
    "half pant",
    "jeans",
    "kurta pajama",
    "school uniform",
    "vest",
    "lungi",
    "track suit",
)
GARMENTS_GIRL = (
    "frock",
    "salwar suit",
    "kurti",
    "skirt and top",
    "school uniform",
    "saree",
    "jeans and top",
    "lehenga",
)
COLOURS = (
    "red", "blue", "white", "black", "yellow", "green", "pink", "brown", "lal", "neela", "peela", "safed",
    "kala",
    "hara", "gulabi", "sky blue", "लाल", "নীল",
)  # fmt: skip
# Height in cm at ages 0–18, about the middle of Indian children; (boys, girls).
HEIGHTS = (
    (50, 74, 85, 93, 100, 106, 112, 118, 123, 128, 133, 138, 143, 149, 156, 161, 164, 166, 166),
    (49, 72, 84, 92, 99, 105, 111, 117, 122, 127, 133, 139, 145, 149, 151, 153, 154, 154, 154),
)


@dataclass(slots=True)
class Mark:
    kind: str
    site: str
    side: str


@dataclass(slots=True)
class Looks:
    complexion: str
    build: str
    hair: str
    eyes: str
    face: str
    stature: float  # own height as a part of the usual one
    marks: list[Mark] = field(default_factory=list)
    disability: str = ""


def looks(rng: random.Random) -> Looks:
    return Looks(
        _code(rng, COMPLEXION),
        _code(rng, BUILD),
        _code(rng, HAIR),
        _code(rng, EYES),
        _code(rng, FACE),
        min(1.12, max(0.88, rng.gauss(1, 0.04))),
        [mark(rng) for _ in range(rng.choices((0, 1, 2, 3, 4), (8, 38, 32, 16, 6))[0])],
        rng.choice(tuple(DISABILITIES)) if rng.random() < 0.07 else "",
    )


def mark(rng: random.Random) -> Mark:
    site = rng.choice(tuple(SITES))
    side = "MID" if site in ONE_SIDED else rng.choice("LR")
    return Mark(_code(rng, MARKS), site, side)


def height(looks: Looks, sex: str, age: float) -> int:
    usual = HEIGHTS[sex == "F"]
    years = min(max(age, 0), 17.99)
    low = int(years)
    return round((usual[low] + (usual[low + 1] - usual[low]) * (years - low)) * looks.stature)


def say(rng: random.Random, words: tuple[str, ...], script: str) -> str:
    """One of the words, in Latin letters or in the script of the place."""
    return rng.choice(_in_use(words, script))


@cache
def _in_use(words: tuple[str, ...], script: str) -> tuple[str, ...]:
    return tuple(word for word in words if script_of(word) in ("", script))


def near(rng: random.Random, words: dict, code: str, slip: float) -> str:
    """The code, or with the chance `slip` its neighbour: two people do not judge alike."""
    codes = tuple(words)
    if rng.random() >= slip:
        return code
    place = codes.index(code) + rng.choice((-1, 1))
    return codes[min(max(place, 0), len(codes) - 1)]


def clothes(rng: random.Random, sex: str, script: str) -> str:
    garment = rng.choice(GARMENTS_GIRL if sex == "F" else GARMENTS_BOY)
    words = f"{say(rng, COLOURS, script)} {garment}"
    return words + rng.choice(("", "", ", chappal", ", sandals", ", barefoot", " and school bag"))


def say_mark(rng: random.Random, seen: Mark, script: str) -> dict[str, str]:
    """A mark as a row of the register: some tell everything, some only the sentence."""
    kind = say(rng, MARKS[seen.kind][1], script)
    site = say(rng, SITES[seen.site], script)
    side = say(rng, SIDES[seen.side], script)
    sentence = " ".join(filter(None, (kind, "on", side if len(side) > 2 else "", site)))
    if rng.random() < 0.2:
        return {"description": sentence}
    told = {
        "kind": kind,
        "body_part": site,
        "side": side,
        "description": sentence if rng.random() < 0.3 else "",
    }
    return {key: value for key, value in told.items() if value}


def _code(rng: random.Random, words: dict) -> str:
    return rng.choices(tuple(words), weights=[share for share, _words in words.values()])[0]
