"""The population in service: counted from the register at night, kept in the database, read once per
process; with it the approved weights.
"""

import json
import logging
import time
import zlib

from matching import approved
from matching.models import PopulationCount, Profile
from matching.packing import modelled, unpack
from matching.population import LEAST_SIZE, Population

FRESH_SECONDS = 60

logger = logging.getLogger(__name__)
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
    approved.refresh()
    latest = PopulationCount.objects.order_by("-pk").values("pk", "size").first()
    if _held["population"] is None or (latest and latest["pk"] != _held["pk"]):
        _read(latest)
    _held["at"] = time.monotonic()
    if latest is None:
        _held["population"].size = max(Profile.objects.searched("M").count(), LEAST_SIZE)


def _read(latest: dict | None) -> None:
    if latest is None:
        _held.update(pk=None, population=modelled(0), common={})
        return
    row = PopulationCount.objects.get(pk=latest["pk"])
    common = {int(k): n for k, n in json.loads(zlib.decompress(bytes(row.common_keys))).items()}
    _held.update(pk=row.pk, population=_counted(row), common=common)


def _counted(row: PopulationCount) -> Population:
    if row.counts:
        try:
            return unpack(bytes(row.counts))
        except ValueError:
            logger.info("Counts of an older version stand aside until the next count")
    return modelled(row.size)
