"""States and districts by what people write: current, former and misspelt names, in any Indian script.

Works on the facts file alone or on the database, so that register files can be read without one.
"""

import csv
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz, process

FACTS_FILE = Path(__file__).parent / "data" / "geography.csv"

_NOISE = re.compile(r"\b(district|distt?|dt|zila|zilla|jila|jilla|state|of)\b")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
# «ड़» and «ড়» stand for an r; Latin tables make them d. In decomposed text a dot (nukta) follows the letter.
_FLAP_AS_R = {"ड": "र", "ढ": "र", "ড": "র", "ঢ": "র", "ਡ": "ਰ", "ଡ": "ର", "ଢ": "ର"}
_FLAPS = re.compile("[डढ]\u093c|[ডঢ]\u09bc|ਡ\u0a3c|[ଡଢ]\u0b3c")
_EMPTY = {"", "unknown", "nk", "not known", "na", "n a", "nil", "none"}
_LEAST_SCORE = 82
_LEAST_LEAD = 4  # a second place so close behind makes the name ambiguous


@dataclass(frozen=True)
class Place:
    level: str  # "state" or "district"
    lgd_code: int
    name: str
    state_lgd: int  # its own code for a state
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    headquarters: str = ""
    is_current: bool = True
    pk: int | None = None
    facts: dict = field(default_factory=dict, compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


def read_facts(path: Path = FACTS_FILE) -> list[Place]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [_place_of(row) for row in csv.DictReader(lines)]


def _place_of(row: dict[str, str]) -> Place:
    return Place(
        level=row["level"],
        lgd_code=int(row["lgd_code"]),
        name=row["name"],
        state_lgd=int(row["state_lgd"] or row["lgd_code"]),
        aliases=tuple(name for name in row["aliases"].split("|") if name),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        headquarters=row["headquarters"],
        is_current=not row["valid_to"],
        facts=row,
    )


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower-case Latin letters and digits only, without words such as «district»."""
    if not text.isascii():
        text = anyascii(
            _FLAPS.sub(lambda flap: _FLAP_AS_R[flap.group()[0]], unicodedata.normalize("NFD", text))
        )
    text = text.lower().replace("'", "").replace("&", " and ")
    words = _NOT_A_WORD.sub(" ", _NOISE.sub(" ", _NOT_A_WORD.sub(" ", text)))
    return " ".join(words.split())


_SOUNDS = (
    ("chh", "c"), ("ch", "c"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("jh", "j"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("bh", "b"), ("zh", "l"), ("w", "v"), ("z", "j"), ("q", "k"), ("ck", "k"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def skeleton(text: str) -> str:
    """Consonants by sound: «Lucknow», «Lakhnau» and «लखनऊ» agree."""
    text = plain(text).replace(" ", "")
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    consonants = re.sub(r"[aeiouyh]", "", text).rstrip("v")
    return re.sub(r"(.)\1+", r"\1", consonants)


class PlaceFinder:
    """Answers «which district is meant»; None when nothing fits or two places fit as well."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = list(places)
        self.states = {p.lgd_code: p for p in self.places if p.level == "state"}
        self.districts = {p.lgd_code: p for p in self.places if p.level == "district"}
        self._districts_in: dict[int, list[Place]] = defaultdict(list)
        for place in self.districts.values():
            self._districts_in[place.state_lgd].append(place)
        self._answers: dict[tuple, Place | None] = {}
        self._names: dict[tuple[str, int | None], _Names] = {}

    @classmethod
    def from_facts(cls) -> "PlaceFinder":
        return _facts_finder()

    def find_state(self, text: str | None) -> Place | None:
        return self._remembered("state", text, None, list(self.states.values()))

    def find_district(self, text: str | None, state: "Place | int | str | None" = None) -> Place | None:
        """The district meant; `state` is a Place, an LGD code or a name, and narrows the choice."""
        code = self._state_code(state)
        candidates = self._districts_in[code] if code else list(self.districts.values())
        return self._remembered("district", text, code, candidates)

    def _state_code(self, state: "Place | int | str | None") -> int | None:
        if isinstance(state, str):
            state = self.find_state(state)
        return state.lgd_code if isinstance(state, Place) else state

    def _remembered(
        self, level: str, text: str | None, code: int | None, candidates: list[Place]
    ) -> Place | None:
        key = (level, text, code)
        if key not in self._answers:
            if len(self._answers) > 50_000:
                self._answers.clear()
            if (level, code) not in self._names:
                self._names[level, code] = _Names(candidates)
            self._answers[key] = _best(text or "", candidates, self._names[level, code])
        return self._answers[key]


@lru_cache(maxsize=1)
def _facts_finder() -> PlaceFinder:
    return PlaceFinder(read_facts())


class _Names:
    """What the places are called, by each way of comparing."""

    def __init__(self, places: list[Place]) -> None:
        self.plain: dict[str, list[Place]] = defaultdict(list)
        self.joined: dict[str, list[Place]] = defaultdict(list)
        self.bones: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            for table, keys in (
                (self.plain, map(plain, place.names)),
                (self.joined, (plain(name).replace(" ", "") for name in place.names)),
                (self.bones, map(skeleton, place.names)),
            ):
                for key in dict.fromkeys(keys):
                    table[key].append(place)


def _best(text: str, candidates: list[Place], names: _Names) -> Place | None:
    wanted = plain(text[:200])
    if wanted in _EMPTY:
        return None
    same = names.plain.get(wanted) or names.joined.get(wanted.replace(" ", ""))
    if same:
        return same[0] if len(same) == 1 else _only_current(same)
    same = [place for place in names.bones.get(skeleton(text), ()) if _same_skeleton(wanted, text, place)]
    if same:
        return same[0] if len(same) == 1 else _only_current(same) or _likest(wanted, same)
    return _closest(wanted, candidates) if text.isascii() else _closest_skeleton(text, candidates)


def _same_skeleton(wanted: str, text: str, place: Place) -> bool:
    bones = skeleton(text)
    names = [plain(name) for name in place.names if skeleton(name) == bones]
    if len(bones) == 2:  # two sounds are few: the letters must look alike too
        return any(fuzz.ratio(wanted, name) >= 60 for name in names)
    return len(bones) >= 3 and bool(names)


def _only_current(found: list[Place]) -> Place | None:
    current = [place for place in found if place.is_current]
    return current[0] if len(current) == 1 else None


def _likest(wanted: str, found: list[Place]) -> Place | None:
    """Among places that sound alike, the one whose letters are clearly nearest."""
    return _leader(wanted, [(plain(name), place) for place in found for name in place.names], 50)


def _closest(wanted: str, candidates: list[Place]) -> Place | None:
    names = [(plain(name), place) for place in candidates for name in place.names]
    return _leader(wanted, names, _LEAST_SCORE)


def _closest_skeleton(text: str, candidates: list[Place]) -> Place | None:
    bones = skeleton(text)
    if len(bones) < 4:
        return _closest(plain(text), candidates)
    names = [(skeleton(name), place) for place in candidates for name in place.names]
    return _leader(bones, names, _LEAST_SCORE)


def _leader(wanted: str, names: list[tuple[str, Place]], least: int) -> Place | None:
    hits = process.extract(wanted, [name for name, _place in names], scorer=fuzz.ratio, limit=8)
    ranked = [(score, names[index][1]) for _name, score, index in hits if score >= least]
    if not ranked:
        return None
    best_score, best = ranked[0]
    rival = next((score for score, place in ranked if place.lgd_code != best.lgd_code), 0)
    return best if best_score - rival >= _LEAST_LEAD else None


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) points."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 6371.0088 * 2 * math.asin(min(1.0, math.sqrt(half)))
