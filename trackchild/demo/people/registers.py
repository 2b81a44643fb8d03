"""Two registers of one invented country, Form-M and Form-R, and the truth of who is who."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from trackchild.demo.people.broken import break_rows
from trackchild.demo.people.family import Person, family, namesake, person, sibling
from trackchild.demo.people.sightings import MISSING_COLUMNS, RECOVERED_COLUMNS, finding, report

__all__ = ["MISSING_COLUMNS", "RECOVERED_COLUMNS", "Happening", "Registers", "happenings", "registers"]

UNTIL = date(2026, 6, 30)
FOUND_AND_MISSED = 0.84  # share of found people who stand in the missing register (123,153 of 146,447)


@dataclass(slots=True)
class Happening:
    """One person's story as the registers have it; either side may be empty."""

    person: Person
    kind: str  # alone, sibling, twin, namesake
    missing: dict[str, str] | None = None
    recovered: dict[str, str] | None = None
    traits: tuple[str, ...] = ()
    found_on: date | None = None


class Registers(NamedTuple):
    missing: list[dict[str, str]]
    recovered: list[dict[str, str]]
    truth: list[dict[str, str]]


class _Budget:
    """How many people of each sort are still to come."""

    def __init__(self, n_missing: int, n_recovered: int, both: int) -> None:
        self.left = {"both": both, "missing": n_missing - both, "recovered": n_recovered - both}

    def draw(self, rng: random.Random) -> str:
        return rng.choices(tuple(self.left), weights=tuple(self.left.values()))[0]

    def take(self, sort: str) -> bool:
        if not self.left[sort]:
            return False
        self.left[sort] -= 1
        return True

    def __bool__(self) -> bool:
        return any(self.left.values())


def happenings(
    n_missing: int,
    n_recovered: int,
    seed: int,
    *,
    share: float = FOUND_AND_MISSED,
    until: date = UNTIL,
    years: float = 6,
) -> Iterator[Happening]:
    """Every person of both registers, one after the other, in little memory; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - invented people need repeatable dice, not secrets
    budget = _Budget(n_missing, n_recovered, min(n_missing, round(n_recovered * share)))
    while budget:
        sort = budget.draw(rng)
        missed_on = until - timedelta(days=2 + int(rng.random() ** 1.3 * years * 365))
        who = person(rng, family(rng), on=missed_on)
        budget.take(sort)
        yield _happening(rng, who, sort, "alone", missed_on, until)
        yield from _company(rng, who, sort, budget, missed_on, until)


def _company(
    rng: random.Random, who: Person, sort: str, budget: _Budget, missed_on: date, until: date
) -> Iterator[Happening]:
    """Now and then a sibling or a twin goes too, or somebody of the same name is missed elsewhere."""
    dice = rng.random()
    if dice < 0.05:
        twin = dice < 0.012
        if budget.take(sort):
            other = sibling(rng, who, on=missed_on, twin=twin)
            yield _happening(rng, other, sort, "twin" if twin else "sibling", missed_on, until)
    elif dice < 0.08 and budget.take("missing"):
        other_day = missed_on - timedelta(days=rng.randrange(400))
        yield _happening(rng, namesake(rng, who, on=other_day), "missing", "namesake", other_day, until)


def _happening(
    rng: random.Random, who: Person, sort: str, kind: str, missed_on: date, until: date
) -> Happening:
    happening = Happening(who, kind)
    origin = None
    if sort != "recovered":
        happening.missing, origin = report(rng, who, missed_on, until)
    if sort != "missing":
        found_on = min(until, missed_on + timedelta(days=_days_away(rng)))
        happening.found_on = found_on
        happening.recovered, traits = finding(rng, who, origin or who.family.home, missed_on, found_on)
        happening.traits = (*traits, *(() if kind == "alone" else (kind,)))
    return happening


def _days_away(rng: random.Random) -> int:
    """Half are found within three weeks; one in ten after more than a year."""
    return int(min(1600, rng.lognormvariate(3.0, 1.9)))


def registers(
    n_missing: int, n_recovered: int, seed: int, *, broken: float = 0.0, until: date = UNTIL
) -> Registers:
    """Rows in the columns of the register files, and for each found row the missing row it belongs to."""
    missing: list[dict[str, str]] = []
    found: list[tuple[dict[str, str], str, tuple[str, ...]]] = []
    for happening in happenings(n_missing, n_recovered, seed, until=until):
        missing_id = ""
        if happening.missing is not None:
            missing_id = f"M{len(missing) + 1:07d}"
            missing.append({**happening.missing, "missing_id": missing_id})
        if happening.recovered is not None:
            found.append((happening.recovered, missing_id, happening.traits))
    rng = random.Random(seed + 1)  # noqa: S311 - invented people need repeatable dice, not secrets
    rng.shuffle(found)
    recovered, truth = [], []
    for place, (row, missing_id, traits) in enumerate(found, start=1):
        recovered_id = f"R{place:07d}"
        recovered.append({**row, "recovered_id": recovered_id})
        truth.append({"recovered_id": recovered_id, "missing_id": missing_id, "traits": " ".join(traits)})
    if broken:
        break_rows(rng, missing, "missing_id", "missing_from_date", broken)
        break_rows(rng, recovered, "recovered_id", "found_date", broken)
    return Registers(missing, recovered, truth)
