"""The population in service: counted from the register at night, kept in the database, read once per
process.
"""

import json
import time
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np

from matching.levels import FIELDS, LEVELS, WIDEST
from matching.models import PopulationCount, Profile
from matching.population import Population

DEFAULT = Path(__file__).parent / "weights" / "population.json.z"
FRESH_SECONDS = 60
LEAST_COUNTED = 2000  # a smaller register says little about how common a name is in the country
LEAST_SIZE = 200
COMMON_FROM = 50

_held: dict = {"at": 0.0, "pk": None, "population": None, "common": {}}


def population() -> Population:
    """Counts of the live register, or of the country as modelled while the register is small."""
    _refresh()
    return _held["population"]


def common_keys() -> dict[int, int]:
    _refresh()
    return _held["common"]


def forget() -> None:
    """Read again at the next use."""
    _held.update(at=0.0, pk=None, population=None, common={})


def _refresh() -> None:
    if _held["population"] is not None and time.monotonic() - _held["at"] < FRESH_SECONDS:
        return
    latest = PopulationCount.objects.order_by("-pk").values("pk", "size").first()
    if _held["population"] is None or (latest and latest["pk"] != _held["pk"]):
        _read(latest)
    _held["at"] = time.monotonic()
    if latest is None:
        _held["population"].size = max(Profile.objects.searched("M").count(), LEAST_SIZE)


def _read(latest: dict | None) -> None:
    if latest is None:
        _held.update(pk=None, population=unpack(default_counts()), common={})
        return
    row = PopulationCount.objects.get(pk=latest["pk"])
    counts = bytes(row.counts)
    found = unpack(counts) if counts else unpack(default_counts())
    found.size = max(row.size, LEAST_SIZE)
    common = {int(k): n for k, n in json.loads(zlib.decompress(bytes(row.common_keys))).items()}
    _held.update(pk=row.pk, population=found, common=common)


@lru_cache(maxsize=1)
def default_counts() -> bytes:
    return DEFAULT.read_bytes()


def pack(p: Population, least: int = 1) -> bytes:
    """As compressed JSON; names borne fewer than `least` times are left out."""
    data = {
        "size": p.size,
        "names": {k: {w: n for w, n in t.items() if n >= least} for k, t in p.names.items()},
        "named": p.named,
        "local_names": {
            k: [[state, word, n] for (state, word), n in t.items() if n >= max(least, 2)] for k,
            t in p.local_names.items()
        },
        "local_named": {k: a.tolist() for k, a in p.local_named.items()},
        "local_languages": p.local_languages.astype(int).tolist(),
        "homes": p.homes.astype(int).tolist(), "events": p.events.astype(int).tolist(),
        "home_states": p.home_states.astype(int).tolist(),
        "event_states": p.event_states.astype(int).tolist(),
        "days": np.unique(p.days, return_counts=True)[0].tolist(),
        "day_counts": np.unique(p.days, return_counts=True)[1].tolist(),
        "shares": {k: np.round(a, 6).tolist() for k, a in p.shares.items()},
        "marks": [[kind, site, round(n, 7)] for (kind, site), n in p.marks.items()],
        "words": {w: round(n, 7) for w, n in p.words.items()},
        "disabled": p.disabled, "prior": p.prior,
        "u": {f: [None if np.isnan(x) else round(float(x), 8) for x in p.u[i][: len(LEVELS[f])]] for i,
        f in enumerate(FIELDS)},
    }  # fmt: skip
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def unpack(packed: bytes) -> Population:
    data = json.loads(zlib.decompress(packed))
    u = np.full((len(FIELDS), WIDEST), np.nan)
    for i, f in enumerate(FIELDS):
        values = data["u"].get(f, [])
        u[i, : len(values)] = [np.nan if x is None else x for x in values]
    return Population(
        size=data["size"], names=data["names"], named=data["named"],
        local_names={k: {(s, w): n for s, w, n in rows} for k, rows in data["local_names"].items()},
        local_named={k: np.array(a, float) for k, a in data["local_named"].items()},
        local_languages=np.array(data["local_languages"], float),
        homes=np.array(data["homes"], float), events=np.array(data["events"], float),
        home_states=np.array(data["home_states"], float), event_states=np.array(data["event_states"], float),
        days=np.repeat(np.array(data["days"], np.int32), data["day_counts"]),
        shares={k: np.array(a) for k, a in data["shares"].items()},
        marks={(k, s): n for k, s, n in data["marks"]}, words=data["words"],
        disabled=data["disabled"], prior=data["prior"], u=u,
    )  # fmt: skip
