"""Where invented people live, leave and arrive: peoples by state, railway corridors, streets and stations."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from directory.places import Place as District
from directory.places import PlaceFinder

# State code → (people in millions, cultures with their share in hundredths).
STATES = {
    1: (13, {"kashmiri": 62, "hindi": 28, "punjabi": 10}), 2: (7, {"hindi": 96, "nepali": 4}),
    3: (30, {"punjabi": 72, "hindi": 28}), 4: (1, {"hindi": 60, "punjabi": 40}), 5: (11, {"hindi": 84,
    "muslim": 16}),
    6: (28, {"hindi": 91, "muslim": 9}), 7: (19, {"hindi": 74, "muslim": 20, "punjabi": 6}),
    8: (79, {"hindi": 89, "muslim": 11}), 9: (231, {"hindi": 79, "muslim": 21}),
    10: (124, {"hindi": 82, "muslim": 18}), 11: (1, {"nepali": 100}), 12: (2, {"northeast": 100}),
    13: (2, {"northeast": 100}), 14: (3, {"northeast": 92, "muslim": 8}), 15: (1, {"northeast": 100}),
    16: (4, {"bengali": 70, "northeast": 30}), 17: (3, {"northeast": 100}),
    18: (35, {"assamese": 60, "bengali_muslim": 30, "tribal": 10}),
    19: (98, {"bengali": 66, "bengali_muslim": 27, "hindi": 4, "nepali": 3}),
    20: (38, {"hindi": 60, "tribal": 28, "muslim": 12}), 21: (46, {"odia": 88, "tribal": 12}),
    22: (29, {"hindi": 76, "tribal": 24}), 23: (85, {"hindi": 93, "muslim": 7}),
    24: (70, {"gujarati": 90, "muslim": 10}), 27: (124, {"marathi": 80, "muslim": 12, "hindi": 8}),
    28: (53, {"telugu": 94, "muslim": 6}), 29: (67, {"kannada": 85, "muslim": 15}), 30: (1, {"goan": 100}),
    31: (1, {"malayalam": 100}), 32: (35, {"malayalam": 100}), 33: (76, {"tamil": 100}), 34: (1,
    {"tamil": 100}),
    35: (1, {"bengali": 60, "tamil": 40}), 36: (38, {"telugu": 86, "muslim": 14}), 37: (1, {"kashmiri": 100}),
    38: (1, {"gujarati": 100}),
}  # fmt: skip
STATE_SCRIPT = {
    1: "Arab", 3: "Guru", 16: "Beng", 18: "Beng", 19: "Beng", 21: "Orya", 24: "Gujr", 28: "Telu", 29: "Knda",
    31: "Mlym", 32: "Mlym", 33: "Taml", 34: "Taml", 36: "Telu", 38: "Gujr", 35: "Latn",
    **dict.fromkeys(range(11, 18), "Latn"),
    30: "Latn",
}  # fmt: skip
# Railway lines as the districts on the way, one end to the other.
CORRIDORS = (
    "Howrah,Purba Bardhaman,Paschim Bardhaman,Dhanbad,Gaya,Chandauli,Prayagraj,Kanpur Nagar,"
    "Aligarh,Ghaziabad,New Delhi",
    "Howrah,Paschim Bardhaman,Jamui,Patna,Bhojpur,Buxar,Varanasi,Lucknow,Moradabad,Amritsar",
    "Lucknow,Sultanpur,Varanasi,Patna,Dhanbad,Howrah",
    "Gorakhpur,Gonda,Lucknow,Kanpur Nagar,Jhansi,Bhopal,Khandwa,Jalgaon,Nashik,Thane,Mumbai",
    "New Delhi,Mathura,Kota,Ratlam,Vadodara,Surat,Palghar,Mumbai",
    "New Delhi,Agra,Gwalior,Jhansi,Bhopal,Nagpur,Warangal,Vijayawada,Chennai",
    "Howrah,Paschim Medinipur,Balasore,Khordha,Ganjam,Visakhapatnam,East Godavari,Nellore,Chennai",
    "Howrah,Purbi Singhbhum,Raipur,Nagpur,Akola,Jalgaon,Thane,Mumbai",
    "Dibrugarh,Kamrup Metropolitan,Alipurduar,Jalpaiguri,Katihar,Begusarai,Patna,Prayagraj,New Delhi",
    "Malda,Murshidabad,Howrah,Kolkata,South 24 Parganas",
    "Chennai,Salem,Coimbatore,Palakkad,Ernakulam,Thiruvananthapuram",
    "Bengaluru Urban,Anantapur,Kurnool,Hyderabad,Nagpur,New Delhi",
    "Jaipur,Ajmer,Ahmedabad,Vadodara,Surat,Mumbai",
    "Darbhanga,Muzaffarpur,Patna,Prayagraj,Surat",
    "Ranchi,Bokaro,Dhanbad,Howrah",
)
CITIES = (
    "New Delhi,Mumbai,Howrah,Kolkata,Chennai,Bengaluru Urban,Hyderabad,Surat,Jaipur,Lucknow,Kanpur Nagar,"
    "Patna,Pune,Ahmedabad,Ludhiana,Thane,Nagpur,Bhopal,Prayagraj,Varanasi,Gurugram,Darjeeling,"
    "Visakhapatnam,Thiruvananthapuram"
)
LOCALITIES = (
    "Rampur", "Shivpur", "Islampur", "Gandhi Nagar", "Subhash Colony", "Purana Bazar", "Naya Tola",
    "Station Road",
    "Kabir Chowk", "Mahavir Nagar", "Azad Nagar", "Bhagwanpur", "Sultanpur Tola", "Madhupur", "Lal Kuan",
    "Chandpur",
    "Harijan Basti", "Railway Colony", "Indira Nagar", "Kaliganj", "Fatehpur", "Gopalpur", "Jagdishpur",
    "Kishanpur",
    "Bada Talab", "Nehru Ward", "Sadar Bazar", "Mission Road", "Hatia", "Kacheri Tola", "Ganga Ghat",
    "Mirzapur Khurd",
)  # fmt: skip
STATIONS = (
    "Kotwali",
    "Sadar",
    "Nagar",
    "City",
    "Mahila",
    "Civil Lines",
    "Industrial Area",
    "Bazar",
    "East",
    "West",
)
MISSING_PLACES = (
    "on the way to school", "near the house", "at the weekly market", "at the fair", "bus stand",
    "railway station",
    "from the tuition centre", "at the temple", "from the field", "at the wedding of a relative", "मेला",
    "घर के पास",
    "बाज़ार से", "স্কুল যাওয়ার পথে",
)  # fmt: skip
FOUND_PLACES = (
    "platform no. 1", "platform no. 3", "in the train", "railway station waiting hall", "bus stand",
    "tea stall",
    "hotel / dhaba", "brick kiln", "on the road", "embroidery workshop", "begging near the temple", "market",
    "park", "cinema hall", "hospital gate", "स्टेशन", "প্ল্যাটফর্ম",
)  # fmt: skip


@dataclass(frozen=True)
class Crowd:
    """Districts with the running total of their people, for drawing."""

    codes: tuple[int, ...]
    totals: tuple[float, ...]


@cache
def districts() -> dict[int, District]:
    """The districts of today by LGD code."""
    return {code: place for code, place in PlaceFinder.from_facts().districts.items() if place.is_current}


def state_name(district: District) -> str:
    return PlaceFinder.from_facts().states[district.state_lgd].name


def find_district(name: str) -> District | None:
    return PlaceFinder.from_facts().find_district(name)


@cache
def crowd() -> Crowd:
    sizes: dict[int, int] = {}
    for district in districts().values():
        sizes[district.state_lgd] = sizes.get(district.state_lgd, 0) + 1
    codes = tuple(districts())
    shares = (STATES[districts()[c].state_lgd][0] / sizes[districts()[c].state_lgd] for c in codes)
    return Crowd(codes, tuple(accumulate(shares)))


@cache
def lines() -> dict[int, tuple[tuple[District, ...], ...]]:
    """District code → the railway lines through it."""
    through: dict[int, list[tuple[District, ...]]] = {}
    for names in CORRIDORS:
        line = tuple(filter(None, (find_district(name) for name in names.split(","))))
        for district in line:
            through.setdefault(district.lgd_code, []).append(line)
    return {code: tuple(found) for code, found in through.items()}


@cache
def cities() -> tuple[District, ...]:
    return tuple(filter(None, (find_district(name) for name in CITIES.split(","))))


@cache
def neighbours(code: int) -> tuple[District, ...]:
    """The eight nearest districts, itself first."""
    here = districts()[code]
    return tuple(
        sorted(
            districts().values(),
            key=lambda d: (d.lat - here.lat) ** 2 + (d.lon - here.lon) ** 2,
        )[:9]
    )


@cache
def nearest_line(code: int) -> tuple[District, ...]:
    """The railway line that passes nearest."""
    here = districts()[code]
    on_a_line = min(
        lines(), key=lambda c: (districts()[c].lat - here.lat) ** 2 + (districts()[c].lon - here.lon) ** 2
    )
    return lines()[on_a_line][0]


def home(rng: random.Random) -> District:
    people = crowd()
    return districts()[rng.choices(people.codes, cum_weights=people.totals)[0]]


def culture_key(rng: random.Random, district: District) -> str:
    shares = STATES[district.state_lgd][1]
    return rng.choices(tuple(shares), weights=tuple(shares.values()))[0]


def where_missing(rng: random.Random, home_district: District) -> District:
    """Nine in ten go missing at home; the others next door or in a city."""
    dice = rng.random()
    if dice < 0.9:
        return home_district
    return rng.choice(neighbours(home_district.lgd_code)) if dice < 0.96 else rng.choice(cities())


def where_found(rng: random.Random, origin: District) -> District:
    """Nearby, down the railway line, in a big city, or anywhere: a long tail, as children travel by train."""
    dice = rng.random()
    if dice < 0.30:
        return origin
    if dice < 0.50:
        return rng.choice(neighbours(origin.lgd_code))
    if dice < 0.78:
        through = lines().get(origin.lgd_code)
        return rng.choice(rng.choice(through) if through else nearest_line(origin.lgd_code))
    return rng.choice(cities()) if dice < 0.95 else home(rng)


def script_of_state(state_lgd: int) -> str:
    return STATE_SCRIPT.get(state_lgd, "Deva")
