"""Children in institutions who did not come by way of a recovery report."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.services.register_import.copying import BulkRows
from cci.models import ChildFile
from directory.choices import OfficeKind
from directory.models import Office
from trackchild.demo.people.family import family, person
from trackchild.demo.people.places import districts

CHUNK = 5000
STATES_OF_CARE = (
    ("PLACED", 34),
    ("UNDER_INQUIRY", 10),
    ("ADMITTED", 6),
    ("EXITED", 30),
    ("FOLLOW_UP", 12),
    ("CLOSED", 8),
)


def load_children(wanted: int, seed: int, tell: Callable[[str], Any]) -> None:
    """So many child files, spread over the institutions."""
    rng = random.Random(f"children {seed}")  # noqa: S311 - an invented country needs repeatable dice
    homes = list(
        Office.objects.filter(kind=OfficeKind.CCI)
        .order_by("pk")
        .values_list("pk", "state_id", "district_id", "district__lgd_code")
    )
    for start in range(0, wanted, CHUNK):
        count = min(CHUNK, wanted - start)
        with transaction.atomic():
            BulkRows(ChildFile).insert(_files(rng, homes, count))
        tell(f"children in institutions {start + count} of {wanted}")


def _files(
    rng: random.Random, homes: list[tuple[int, int, int, int]], count: int
) -> Iterator[dict[str, Any]]:
    today = timezone.localdate()
    codes, weights = [code for code, _w in STATES_OF_CARE], [weight for _c, weight in STATES_OF_CARE]
    for _each in range(count):
        office, state, district, lgd = rng.choice(homes)
        admitted = today - timedelta(days=int(rng.random() ** 1.5 * 2200))
        child = person(rng, family(rng, districts()[lgd]), on=admitted, age=rng.triangular(0.2, 17.5, 12))
        known = rng.random() < 0.9
        of = child.family
        yield {
            "office_id": office,
            "state_id": state,
            "district_id": district,
            "full_name": child.full.latin if known else "",
            "name_local": child.full.local if known and rng.random() < 0.4 else "",
            "sex": child.sex,
            "dob": child.born if rng.random() < 0.5 else None,
            "age_years": max(0, (admitted - child.born).days // 365),
            "admitted_on": admitted,
            "status": rng.choices(codes, weights)[0],
            "languages": of.languages,
            "father_name": of.father.latin if rng.random() < 0.6 else "",
            "mother_name": of.mother.latin if rng.random() < 0.6 else "",
        }
