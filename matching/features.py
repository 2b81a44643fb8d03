"""Pairs to evidence: for every field a level and the bits that come from rarity. Nothing here knows any
weight.
"""

import numpy as np

from . import body
from . import vocabulary as v
from .columns import (
    LANGUAGE_BITS,
    NO_DAY,
    Columns,
    Lexicon,
)  # fmt: skip
from .evidence import YEAR, Evidence, put, shared_bits
from .levels import FIELDS, INDEX, level
from .name_evidence import TokenPairs, parent, person
from .places import gazetteer
from .population import DAY_BINS, Bound, local_name_bits

MOST_WORD_BITS = 9.0


def compare(
    missing: Columns, found: Columns, m: np.ndarray, f: np.ndarray, lexicon: Lexicon, bound: Bound
) -> Evidence:
    """Evidence of the pairs (missing[m], found[f])."""
    n = len(m)
    e = Evidence(
        np.zeros((len(FIELDS), n), np.int8), np.zeros((len(FIELDS), n), np.float32), np.zeros(n, bool)
    )
    pairs = TokenPairs(lexicon)
    days = _days(e, missing, found, m, f, bound)
    _sex(e, missing, found, m, f, bound)
    gap_years = _age(e, missing, found, m, f, days)
    _home(e, missing, found, m, f, bound)
    _travel(e, missing, found, m, f, bound)
    nearby = _nearby(e)
    _names(e, missing, found, m, f, pairs, bound, nearby)
    _languages(e, missing, found, m, f, bound, nearby)
    _religion(e, missing, found, m, f, bound)
    body.put_height(e, missing, found, m, f, gap_years)
    body.put_looks(e, missing, found, m, f, bound)
    body.put_marks(e, missing, found, m, f, bound)
    body.put_disability(e, missing, found, m, f, bound)
    body.put_clothes(e, missing, found, m, f, bound, days)
    return e


def _days(e, missing, found, m, f, bound) -> np.ndarray:
    known = (missing.day[m] != NO_DAY) & (found.day[f] != NO_DAY)
    days = np.where(known, found.day[f] - missing.day[m], 0)
    e.impossible |= known & (days < 0)
    bins = np.searchsorted(DAY_BINS, days, side="right")
    rows, back = np.unique(f, return_inverse=True)
    # Without the dates of the register nobody can say what a span of days is worth.
    counted = known & (len(bound.population.days) > 0)
    put(
        e,
        "days",
        np.where(counted, bins + 1, 0),
        np.where(known, day_bits(found.day[rows], bound.population.days)[back, bins], 0),
    )
    return np.where(known, days, NO_DAY)


def day_bits(found_days: np.ndarray, missing_days: np.ndarray) -> np.ndarray:
    """bits[found, bin]: how few of the missing children went so many days before this find."""
    if not len(missing_days):
        return np.zeros((len(found_days), len(DAY_BINS) + 1), dtype=np.float32)
    edges = np.concatenate([[0], DAY_BINS])
    upto = np.stack(
        [np.searchsorted(missing_days, found_days - edge, side="right") for edge in edges], axis=1
    )
    upto = np.concatenate([upto, np.zeros((len(found_days), 1), dtype=upto.dtype)], axis=1)
    shares = (upto[:, :-1] - upto[:, 1:] + 1.0) / (len(missing_days) + 1.0)
    return -np.log2(shares).astype(np.float32)


def _nearby(e: Evidence) -> np.ndarray:
    """Pairs of one region: there a name or language of the region is nothing special."""
    home, travel = e.levels[INDEX["home"]], e.levels[INDEX["travel"]]
    by_home = np.isin(
        home, [level("home", name) for name in ("same", "near", "region", "same_state", "state_same")]
    )
    by_travel = np.isin(travel, [level("travel", name) for name in ("same", "near", "region", "state_same")])
    return np.where(home > 0, by_home, by_travel)


def _rarity(missing, rows, slots, pairs: TokenPairs, bound, nearby, field: str, name: str):
    """How rare each word of the missing child's names is, among its neighbours or in the whole country."""
    if field not in bound.local:
        states = missing.state
        bound.local[field] = local_name_bits(bound.population, pairs.lexicon, slots, states, name)
    out = {}
    for key, bits in bound.local[field].items():
        local = bits[rows]
        if pairs.lexicon.tokens:
            everywhere = bound.name_bits[f"{name}.{key}"][np.maximum(slots[rows], 0)]
            local = np.where(nearby[:, None], local, everywhere)
        out[key] = local
    return out


def _names(e, missing, found, m, f, pairs: TokenPairs, bound, nearby) -> None:
    rarity = _rarity(missing, m, missing.person, pairs, bound, nearby, "person", "person")
    glued = _rarity(missing, m, missing.glued[:, None], pairs, bound, nearby, "glued", "person")
    level, bits = person(
        pairs, missing.person[m], found.person[f], missing.glued[m][:, None], found.glued[f][:, None],
        missing.name_kind[m], found.name_kind[f], rarity, glued,
    )  # fmt: skip
    put(e, "name", level, bits)
    for relation in ("father", "mother"):
        ours, theirs = getattr(missing, relation), getattr(found, relation)
        glued_a, glued_b = (
            getattr(missing, f"{relation}_glued")[:, None],
            getattr(found, f"{relation}_glued")[:, None],
        )
        rarity = _rarity(missing, m, ours, pairs, bound, nearby, relation, relation)
        glued = _rarity(missing, m, glued_a, pairs, bound, nearby, f"{relation}_glued", relation)
        put(e, relation, *parent(pairs, ours[m], theirs[f], glued_a[m], glued_b[f], rarity, glued))
    _guardian(e, missing, found, m, f, pairs, bound)


def _guardian(e, missing, found, m, f, pairs, bound) -> None:
    """A guardian on one side may be the father, uncle or grandfather of the other; only agreement says
    much.
    """
    guardian = INDEX["guardian"]
    asked = (missing.guardian[m][:, 0] >= 0) | (found.guardian[f][:, 0] >= 0)
    # The same word must not count twice when the father's name has already agreed.
    asked &= e.levels[INDEX["father"]] != 1
    at = np.nonzero(asked)[0]
    if not len(at):
        return
    m, f = m[at], f[at]
    # Whoever names no guardian may mean the father.
    by_us, by_them = missing.guardian[m][:, :1] >= 0, found.guardian[f][:, :1] >= 0
    ours = np.where(by_us, missing.guardian[m], missing.father[m])
    theirs = np.where(by_them | ~by_us, found.guardian[f], found.father[f])
    glued_a = np.where(by_us, missing.guardian_glued[m][:, None], missing.father_glued[m][:, None])
    glued_b = np.where(by_them | ~by_us, found.guardian_glued[f][:, None], found.father_glued[f][:, None])
    states = missing.state[m]
    local, glued = (
        local_name_bits(bound.population, pairs.lexicon, names, states, "father") for names in (ours, glued_a)
    )
    level, bits = parent(pairs, ours, theirs, glued_a, glued_b, local, glued)
    e.levels[guardian, at] = np.array([0, 1, 2, 2], np.int8)[level]
    e.bits[guardian, at] = np.where(level == 1, bits, 0)


def _sex(e, missing, found, m, f, bound) -> None:
    a, b = missing.sex[m], found.sex[f]
    known = (a > 0) & (b > 0)
    share = bound.population.shares.get("sex")
    bits = -np.log2(share[a]) if share is not None else 0
    put(e, "sex", np.where(known, np.where(a == b, 1, 2), 0), np.where(known & (a == b), bits, 0))


def _age(e, missing, found, m, f, days) -> np.ndarray:
    """Both ages on the day of the find; births compared where both are written."""
    born_a, born_b = missing.dob[m], found.dob[f]
    both_born = (born_a != NO_DAY) & (born_b != NO_DAY)
    between = np.where(both_born, np.abs(born_a - born_b), 0)
    years = np.where(days != NO_DAY, days / YEAR, 0.0)
    gap = np.abs(missing.age[m] + years - found.age[f])
    slack = np.maximum(missing.age_slack[m], found.age_slack[f])
    gap = np.where(both_born, between / YEAR, gap)
    level = 3 + np.searchsorted(
        [0.8, 1.6, 2.6, 3.6, 5.6], np.nan_to_num(gap, nan=0) / np.maximum(slack, 1.0), side="right"
    )
    level = np.where(np.isnan(gap), 0, level)
    # Day and month change places, or a year is misread, in one hand-written date out of many.
    near = (
        both_born
        & (between > 0)
        & ((between <= 31) | (np.abs(between - 365) <= 1) | (np.abs(between - 30) <= 1))
    )
    level = np.where(near, 2, level)
    level = np.where(both_born & (between == 0), 1, level)
    put(e, "age", level)
    return years


def _place_level(index_a, state_a, index_b, state_b, table, width: int):
    known = (index_a >= 0) & (index_b >= 0)
    by_state = ~known & (state_a > 0) & (state_b > 0)
    level = np.where(known, table[index_a, index_b], 0)
    return np.where(by_state, np.where(state_a == state_b, width - 2, width - 1), level), known


def _place_bits(level, known, index_b, state_b, shares, states):
    total = states.sum() + 1
    share = (states[state_b] + 0.5) / total
    return np.where(
        known,
        -np.log2(shares[index_b, level]),
        np.where(
            level == 0,
            0,
            np.where(level == shares.shape[1] - 2, -np.log2(share), -np.log2(1 - share * 0.999)),
        ),
    )


def _home(e, missing, found, m, f, bound) -> None:
    """What the child says of home against the home of the missing child, or else the place of
    disappearance.
    """
    own = missing.home[m] >= 0
    a = np.where(own, missing.home[m], missing.event[m])
    a_state = np.where(missing.home_state[m] > 0, missing.home_state[m], missing.event_state[m])
    b, b_state = found.home[f], found.home_state[f]
    level, known = _place_level(a, a_state, b, b_state, bound.home_level, 8)
    bits = _place_bits(level, known, b, b_state, bound.home_u, bound.population.home_states)
    put(e, "home", level, bits)
    _home_words(e, missing.home_words[m], found.home_words[f], bound)


def _home_words(e, a, b, bound) -> None:
    known = (a[:, 0] >= 0) & (b[:, 0] >= 0)
    same = (a[:, :, None] == b[:, None, :]) & (a[:, :, None] >= 0)
    shared = np.where(same.any(axis=2), bound.word_bits[np.maximum(a, 0)], 0)
    bits = np.minimum(np.sort(shared, axis=1)[:, -2:].sum(axis=1), MOST_WORD_BITS)
    put(e, "home_words", np.where(known, np.where(bits > 0, 1, 2), 0), np.where(known, bits, 0))


def _travel(e, missing, found, m, f, bound) -> None:
    """From the place of disappearance (or home) to the place of the find, measured against who else is
    searched there.
    """
    a = np.where(missing.event[m] >= 0, missing.event[m], missing.home[m])
    a_state = np.where(missing.event_state[m] > 0, missing.event_state[m], missing.home_state[m])
    b, b_state = found.event[f], found.event_state[f]
    level, known = _place_level(a, a_state, b, b_state, bound.travel_level, 9)
    bits = _place_bits(level, known, b, b_state, bound.travel_u, bound.population.event_states)
    home = e.levels[INDEX["home"]]
    told = known & (home > 0)
    if told.any():
        bits = np.where(told, _travel_given_home(found, f, home, level, bits, bound), bits)
    put(e, "travel", level, bits)


def _travel_given_home(found, f, home, level, bits, bound) -> np.ndarray:
    """Home and find lie near each other for strangers too: the way counts only beyond what home has
    already said.
    """
    out = bits.copy()
    states = gazetteer().state_of
    for row in np.unique(f):
        at = np.nonzero(f == row)[0]
        event, own, state = int(found.event[row]), int(found.home[row]), int(found.home_state[row])
        if event < 0 or (own < 0 and not state):
            continue
        homes = bound.home_level[own] if own >= 0 else np.where(states == state, 6, 7)
        both = np.bincount(homes * 9 + bound.travel_level[event], weights=bound.homes, minlength=72).reshape(
            8, 9
        )
        # One child in six goes missing away from home: for those the place says what it says of anybody.
        share = (
            0.84 * both / np.maximum(both.sum(axis=1, keepdims=True), 1e-9)
            + 0.16 * bound.travel_u[event][None, :]
        )
        out[at] = -np.log2(np.maximum(share[home[at], level[at]], 1e-5))
    return out


RELATED = tuple(sum(1 << LANGUAGE_BITS[code] for code in group) for group in v.SAME_LANGUAGE_GROUP)


def _languages(e, missing, found, m, f, bound, nearby) -> None:
    a, b = missing.languages[m], found.languages[f]
    known = (a != 0) & (b != 0)
    related = np.zeros(len(m), dtype=bool)
    for group in RELATED:
        related |= ((a & group) != 0) & ((b & group) != 0)
    level = np.where((a & b) != 0, 1, np.where(related, 2, 3))
    everywhere = shared_bits(a, b, bound.mask_bits["languages"], False)
    state = np.where(nearby, missing.state[m], 0).astype(np.int64)
    # Languages take fewer than 56 bits: the state fits above them.
    pairs, back = np.unique((a & b) | (state << 56), return_inverse=True)
    local = np.array(
        [_rarest(pair & MASK_56, bound.language_bits[pair >> 56]) for pair in pairs.tolist()],
        dtype=np.float32,
    )[back]
    bits = np.where(nearby, np.minimum(local, everywhere), everywhere)
    put(e, "languages", np.where(known, level, 0), np.where(known, np.minimum(bits, 8), 0))


MASK_56 = (1 << 56) - 1


def _rarest(mask: int, bits: np.ndarray) -> float:
    return max((float(bits[bit]) for bit in range(56) if mask >> bit & 1), default=0.0)


def _religion(e, missing, found, m, f, bound) -> None:
    a, b = missing.religion[m], found.religion[f]
    known = (a > 0) & (b > 0)
    bits = -np.log2(bound.population.shares["religion"][a])
    put(e, "religion", np.where(known, np.where(a == b, 1, 2), 0), np.where(known & (a == b), bits, 0))
