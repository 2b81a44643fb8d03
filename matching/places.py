"""The gazetteer: district and state names, old or misspelt, to one index; great-circle distances between districts."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from .names import fold, to_latin

GEOGRAPHY = Path(__file__).resolve().parent.parent / "directory" / "data" / "geography.csv"

# Former or everyday names that the reference file does not carry; facts of common knowledge. State LGD code first
# where the name alone is ambiguous.
OLD_DISTRICTS = {
    "allahabad": "Prayagraj", "faizabad": "Ayodhya", "gurgaon": "Gurugram", "mewat": "Nuh", "bangalore": "Bengaluru Urban",
    "bangalore urban": "Bengaluru Urban", "bangalore rural": "Bengaluru Rural", "bengaluru": "Bengaluru Urban",
    "mysore": "Mysuru", "belgaum": "Belagavi", "gulbarga": "Kalaburagi", "bijapur": "Vijayapura", "bellary": "Ballari",
    "shimoga": "Shivamogga", "tumkur": "Tumakuru", "chikmagalur": "Chikkamagaluru", "calcutta": "Kolkata",
    "bombay": "Mumbai", "mumbai city": "Mumbai", "madras": "Chennai", "poona": "Pune", "baroda": "Vadodara",
    "benares": "Varanasi", "banaras": "Varanasi", "kashi": "Varanasi", "cawnpore": "Kanpur Nagar", "kanpur": "Kanpur Nagar",
    "trivandrum": "Thiruvananthapuram", "calicut": "Kozhikode", "cochin": "Ernakulam", "kochi": "Ernakulam",
    "quilon": "Kollam", "alleppey": "Alappuzha", "palghat": "Palakkad", "trichur": "Thrissur", "cannanore": "Kannur",
    "trichy": "Tiruchirappalli", "tanjore": "Thanjavur", "tuticorin": "Thoothukkudi", "ooty": "The Nilgiris",
    "midnapore west": "Paschim Medinipur", "midnapore east": "Purba Medinipur", "west midnapore": "Paschim Medinipur",
    "east midnapore": "Purba Medinipur", "burdwan": "Purba Bardhaman", "bardhaman": "Purba Bardhaman",
    "north 24 parganas": "24 Paraganas North", "south 24 parganas": "24 Paraganas South", "maldah": "Maldah",
    "malda": "Maldah", "hugli": "Hooghly", "haora": "Howrah", "coochbehar": "Coochbehar", "cooch behar": "Coochbehar",
    "darjiling": "Darjeeling", "orissa": "", "aurangabad mh": "Chhatrapati Sambhajinagar", "osmanabad": "Dharashiv",
    "ahmednagar": "Ahilyanagar", "hoshangabad": "Narmadapuram", "rajamundry": "East Godavari", "vizag": "Visakhapatnam",
    "hyderabad": "Hyderabad", "rangareddy": "Ranga Reddy", "mumbai suburban": "Mumbai Suburban", "panjim": "North Goa",
    "gauhati": "Kamrup Metro", "guwahati": "Kamrup Metro", "muzaffarpur": "Muzaffarpur", "motihari": "Purbi Champaran",
    "east champaran": "Purbi Champaran", "west champaran": "Pashchim Champaran", "bettiah": "Pashchim Champaran",
    "monghyr": "Munger", "bhabua": "Kaimur (Bhabua)", "jamshedpur": "East Singhbum", "east singhbhum": "East Singhbum",
    "west singhbhum": "West Singhbhum", "noida": "Gautam Buddha Nagar", "greater noida": "Gautam Buddha Nagar",
    "sambhal": "Sambhal", "jyotiba phule nagar": "Amroha", "mahamaya nagar": "Hathras", "kanshiram nagar": "Kasganj",
    "chhatrapati sahuji maharaj nagar": "Amethi", "panchsheel nagar": "Hapur", "bhim nagar": "Sambhal",
    "prabuddh nagar": "Shamli", "sant ravidas nagar": "Bhadohi", "balasore": "Baleshwar", "keonjhar": "Kendujhar",
    "angul": "Anugul", "bolangir": "Balangir", "khurda": "Khordha", "bhubaneswar": "Khordha", "baripada": "Mayurbhanj",
    "ropar": "Rupnagar", "mohali": "S.A.S Nagar", "nawanshahr": "Shahid Bhagat Singh Nagar", "ferozepur": "Ferozepur",
    "warangal urban": "Hanumakonda", "delhi": "Central", "nicobar": "Nicobars", "south andaman": "South Andamans",
    "kancheepuram": "Kanchipuram", "mahbubnagar": "Mahabubnagar", "bhopal": "Bhopal", "leh": "Leh", "leh ladakh": "Leh",
    "baramula": "Baramulla", "shahdara": "Shahdara", "phulbani": "Kandhamal", "sonapur": "Subarnapur",
    "sonepur": "Subarnapur", "jalpaiguri": "Jalpaiguri", "dakshin dinajpur": "Dinajpur Dakshin",
    "uttar dinajpur": "Dinajpur Uttar", "south dinajpur": "Dinajpur Dakshin", "north dinajpur": "Dinajpur Uttar",
}  # fmt: skip
OLD_STATES = {
    "orissa": "Odisha", "uttaranchal": "Uttarakhand", "pondicherry": "Puducherry", "new delhi": "Delhi",
    "nct of delhi": "Delhi", "up": "Uttar Pradesh", "mp": "Madhya Pradesh", "wb": "West Bengal", "ap": "Andhra Pradesh",
    "tn": "Tamil Nadu", "hp": "Himachal Pradesh", "j&k": "Jammu and Kashmir", "jk": "Jammu and Kashmir",
    "uk": "Uttarakhand", "cg": "Chhattisgarh", "ts": "Telangana", "bengal": "West Bengal", "tamilnadu": "Tamil Nadu",
    "maharastra": "Maharashtra", "chattisgarh": "Chhattisgarh",
}  # fmt: skip
HUBS = (
    "Mumbai", "Kolkata", "Howrah", "New Delhi", "Central", "North", "Chennai", "Bengaluru Urban", "Hyderabad", "Ahmadabad",
    "Patna", "Lucknow", "Kanpur Nagar", "Prayagraj", "Varanasi", "Surat", "Pune", "Jaipur", "Kamrup Metro", "Bhopal",
    "Nagpur", "Khordha", "Chandigarh", "Ludhiana", "Ernakulam", "Visakhapatnam", "Krishna", "NTR", "Thane", "Ranchi",
)  # fmt: skip
NOISE = re.compile(r"\b(?:district|distt?|zila|zilla|jila|dt|state|city|rural area|u\.?t\.?)\b\.?", re.IGNORECASE)
EARTH_KM = 6371.0
STATE_SLOTS = 100


@dataclass(frozen=True, slots=True)
class District:
    """One row of the gazetteer; `index` is its place in every array."""

    index: int
    code: str
    name: str
    state: int
    lat: float
    lon: float


class Gazetteer:
    """Looks up what officers write and measures how far apart two districts are."""

    def __init__(self, path: Path = GEOGRAPHY):
        with path.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.states: dict[str, int] = {}
        self.state_names: dict[int, str] = {}
        self.districts: list[District] = []
        self._by_state: dict[int, dict[str, int]] = {}
        self._anywhere: dict[str, list[int]] = {}
        for row in rows:
            self._add_state(row) if row["level"] == "state" else self._add_district(row)
        self._add_old_names()
        self._measure()
        self.by_code = {d.code: d.index for d in self.districts}

    def __len__(self) -> int:
        return len(self.districts)

    def _add_state(self, row):
        code = int(row["lgd_code"])
        self.state_names[code] = row["name"]
        for name in [row["name"], *row["aliases"].split(";")]:
            if name:
                self.states[key(name)] = code

    def _add_district(self, row):
        index = len(self.districts)
        state = int(row["parent_lgd"])
        self.districts.append(
            District(index, row["lgd_code"], row["name"], state, float(row["lat"]), float(row["lon"]))
        )
        for name in [row["name"], *row["aliases"].split(";")]:
            self._name(name, index)
        self._by_state.setdefault(state, {}).setdefault(key(row["hq_name"]), index) if row["hq_name"] else None

    def _name(self, name: str, index: int):
        found = key(name)
        if not found:
            return
        state = self.districts[index].state
        self._by_state.setdefault(state, {})[found] = index
        self._anywhere.setdefault(found, [])
        if index not in self._anywhere[found]:
            self._anywhere[found].append(index)

    def _add_old_names(self):
        for old, new in OLD_STATES.items():
            if key(new) in self.states:
                self.states[key(old)] = self.states[key(new)]
        for old, new in OLD_DISTRICTS.items():
            for index in self._anywhere.get(key(new), [])[:1]:
                state = self.districts[index].state
                if key(old.removesuffix(" mh")) not in self._by_state[state]:
                    self._name(old.removesuffix(" mh"), index)

    def _measure(self):
        lat = np.radians([d.lat for d in self.districts])
        lon = np.radians([d.lon for d in self.districts])
        a = (
            np.sin((lat[:, None] - lat[None]) / 2) ** 2
            + np.cos(lat[:, None]) * np.cos(lat[None]) * np.sin((lon[:, None] - lon[None]) / 2) ** 2
        )
        self.km = (2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(a, 0, 1)))).astype(np.float32)
        self.district_state = np.array([d.state for d in self.districts], dtype=np.int16)
        hubs = {key(name) for name in HUBS}
        self.is_hub = np.array([key(d.name) in hubs for d in self.districts])

    def state(self, text: str) -> int:
        """LGD code of a written state, 0 when it cannot be told."""
        return _state(self, text or "")

    def district(self, text: str, state: int = 0) -> int:
        """Index of a written district, -1 when it cannot be told."""
        return _district(self, text or "", state)


def key(text: str) -> str:
    """Spelling key of a place name."""
    text = NOISE.sub(" ", text)
    return " ".join(filter(None, (fold(to_latin(word)) or _digits(word) for word in re.split(r"[\s\-.,/()]+", text))))


def _digits(word: str) -> str:
    return "".join(c for c in word if c.isdigit())


@lru_cache(maxsize=20_000)
def _state(gazetteer: Gazetteer, text: str) -> int:
    found = key(text)
    if not found:
        return 0
    if found in gazetteer.states:
        return gazetteer.states[found]
    best = process.extractOne(found, gazetteer.states.keys(), scorer=fuzz.ratio, score_cutoff=82)
    return gazetteer.states[best[0]] if best else 0


@lru_cache(maxsize=50_000)
def _district(gazetteer: Gazetteer, text: str, state: int) -> int:
    found = key(text)
    if not found:
        return -1
    names = gazetteer._by_state.get(state, {})
    if found in names:
        return names[found]
    if names:
        best = process.extractOne(found, names.keys(), scorer=_likeness, score_cutoff=76)
        if best:
            return names[best[0]]
    hits = gazetteer._anywhere.get(found, [])
    if len(hits) == 1:
        return hits[0]
    if not state:
        best = process.extractOne(found, gazetteer._anywhere.keys(), scorer=_likeness, score_cutoff=86)
        if best and len(gazetteer._anywhere[best[0]]) == 1:
            return gazetteer._anywhere[best[0]][0]
    return -1


def _likeness(a: str, b: str, **options) -> float:
    glued = fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""), **options)
    return max(glued, fuzz.token_sort_ratio(a, b, **options))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()
