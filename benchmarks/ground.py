"""The database of the benchmarks: its own servers and folder, loaded once for each scale and kept."""

import os
import secrets
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trackchild.devstack import embedded

FOLDER = Path(os.environ.get("BENCH_DATA_DIR", Path(__file__).parent.parent / ".data" / "bench"))


@dataclass
class Ground:
    folder: Path
    figures: dict[str, Any] = field(default_factory=dict)

    def stop(self) -> None:
        embedded.stop(self.folder)


def prepare(scale: float) -> Ground:
    """Servers, settings and a country of this scale."""
    ground = Ground(FOLDER / f"{scale:g}")
    servers = embedded.start(ground.folder, bound=True)
    os.environ.update(
        DATABASE_URL=servers.database_url,
        REDIS_URL=servers.redis_url,
        DEMO="1",
        HTTPS="0",
        LOG_LEVEL="ERROR",
        DJANGO_SETTINGS_MODULE="trackchild.settings",
    )
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    os.environ.setdefault("FIELD_KEYS", "b25seS1mb3ItYmVuY2htYXJrcy0wMTIzNDU2Nzg5MDE=")
    import django

    django.setup()
    ground.figures = _load(scale)
    return ground


def _load(scale: float) -> dict[str, Any]:
    from django.core.management import call_command

    from trackchild.demo.country.load import AlreadyLoadedError, load_country

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    try:
        steps = load_country(scale, 1, tell=_tell)
    except AlreadyLoadedError:
        steps = {}
    return {**_counts(), **({"loaded in s": round(time.perf_counter() - started, 1)} if steps else {})}


def _tell(words: str) -> None:
    print(words, end="\r", file=sys.stderr, flush=True)


def _counts() -> dict[str, int]:
    from cases.models import MissingReport, RecoveryReport
    from cci.models import ChildFile
    from directory.models import Office

    return {
        "missing reports": MissingReport.objects.count(),
        "recovery reports": RecoveryReport.objects.count(),
        "child files": ChildFile.objects.count(),
        "offices": Office.objects.count(),
    }
