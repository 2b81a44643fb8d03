"""Counts of a population as compressed JSON, and those of the country as modelled, which small registers
use.
"""

import json
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np

from .levels import FIELDS, LEVELS, WIDEST
from .population import LEAST_SIZE, Population

DEFAULT = Path(__file__).parent / "weights" / "population.json.z"
LEAST_COUNTED = 2000  # a smaller register says little about how common a name is in the country
FORM = 2  # older counts number the codes otherwise


def modelled(size: int) -> Population:
    """The country as modelled, for a register of this size."""
    population = unpack(_default())
    population.size = max(size, LEAST_SIZE)
    return population


@lru_cache(maxsize=1)
def _default() -> bytes:
    return DEFAULT.read_bytes()


def pack(p: Population, least: int = 1) -> bytes:
    """Without loss; names borne fewer than `least` times are left out."""
    days, day_counts = np.unique(p.days, return_counts=True)
    data = {
        "form": FORM,
        "size": p.size,
        "names": {k: {w: n for w, n in t.items() if n >= least} for k, t in p.names.items()},
        "named": p.named,
        "local_names": {
            k: [[state, word, n] for (state, word), n in t.items() if n >= least]
            for k, t in p.local_names.items()
        },
        "local_named": {k: a.tolist() for k, a in p.local_named.items()},
        "local_languages": p.local_languages.astype(int).tolist(),
        "homes": p.homes.astype(int).tolist(), "events": p.events.astype(int).tolist(),
        "home_states": p.home_states.astype(int).tolist(),
        "event_states": p.event_states.astype(int).tolist(),
        "days": days.tolist(), "day_counts": day_counts.tolist(),
        "shares": {k: a.tolist() for k, a in p.shares.items()},
        "marks": [[kind, site, n] for (kind, site), n in p.marks.items()],
        "words": p.words, "disabled": p.disabled, "prior": p.prior,
        "u": {
            f: [None if np.isnan(x) else float(x) for x in p.u[i][: len(LEVELS[f])]] for i, f in
            enumerate(FIELDS)
        },
    }  # fmt: skip
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def unpack(packed: bytes) -> Population:
    """Raises ValueError for counts of another form."""
    data = json.loads(zlib.decompress(packed))
    if data.get("form") != FORM:
        raise ValueError("counts of another form")
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
