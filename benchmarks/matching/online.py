"""How long one new record takes among the whole register: keys, candidates, scores, matches.

Fills an empty test database (never the live one) with the labelled registers; ranks found children.
"""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np

from cases.models import MissingReport, RecoveryReport
from directory.models import State
from matching import counts, keys, profiles, search
from matching.models import Profile
from matching.record import Record
from matching.services import recount_population

from .data import TEST_SEED, labelled

INDIA = ZoneInfo("Asia/Kolkata")


def fill(n_missing: int, n_found: int) -> list[Record]:
    """Stores reports with their profiles; → the found children's records."""
    data = labelled(n_missing, n_found, TEST_SEED)
    state, _made = State.objects.get_or_create(
        lgd_code=9, defaults={"name": "Uttar Pradesh", "iso": "IN-UP", "kind": "State"}
    )
    for side, model, records in (("M", MissingReport, data.missing), ("R", RecoveryReport, data.found)):
        _fill_side(side, model, records, state)
    recount_population()
    return data.found


def _fill_side(side: str, model, records: list[Record], state: State) -> None:
    moment = datetime.now(INDIA)
    name = "missing_report" if side == "M" else "recovery_report"
    status = "OPEN" if side == "M" else "RECORDED"
    reports = [
        model(
            state=state,
            status=status,
            number=f"{side}-{i}",
            registered_at=moment,
            full_name=r.full_name[:150],
        )
        for i, r in enumerate(records)
    ]
    model.objects.bulk_create(reports, batch_size=1000)
    Profile.objects.bulk_create(
        (
            Profile(
                **{name: report}, side=side, event_on=_day(record), keys=keys.stored(record),
                key_version=keys.KEY_VERSION, features=profiles.to_json(record),
            )
            for report, record in zip(reports, records, strict=True)
        ),
        batch_size=1000,
    )  # fmt: skip


def _day(record: Record) -> date | None:
    return profiles.event_on(record)


def measure(found: list[Record], times: int = 200) -> dict[str, float]:
    """Milliseconds for the candidate query and for the whole of finding and scoring."""
    counts.population()
    query, whole, scored = [], [], []
    for record in found[:times]:
        began = time.perf_counter()
        ids = search.candidate_profiles(record, "M", profiles.event_on(record))
        asked = time.perf_counter()
        others = search.records_of(Profile.objects.filter(pk__in=ids))
        if others:
            search.score(record, others, is_missing=False)
        done = time.perf_counter()
        query.append((asked - began) * 1000)
        whole.append((done - began) * 1000)
        scored.append(len(ids))
    return {
        "query p50": float(np.percentile(query, 50)),
        "query p95": float(np.percentile(query, 95)),
        "whole p50": float(np.percentile(whole, 50)),
        "whole p95": float(np.percentile(whole, 95)),
        "rows scored": float(np.mean(scored)),
    }
