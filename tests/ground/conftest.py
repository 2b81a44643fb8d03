"""A data folder of its own for each test that starts servers; whatever happens, they end with the test."""

import shutil
import tempfile
from pathlib import Path

import pytest

from trackchild.devstack import embedded, processes, supervisor
from trackchild.devstack.places import Place


@pytest.fixture
def data_dir():
    """Outside pytest's own folder, which only its user may enter."""
    parent = Path(tempfile.mkdtemp(prefix="ground-"))
    parent.chmod(0o755)
    yield parent / "data"
    supervisor.stop_leftovers(Place(parent / "data"))
    shutil.rmtree(parent)


@pytest.fixture
def running(data_dir):
    return embedded.start(data_dir, bound=True)


@pytest.fixture
def pids(data_dir):
    """The living processes of the servers: `pids()` → {"postgres": …, "redis": …}."""

    def find() -> dict[str, int | None]:
        run = Place(data_dir).run
        return {name: processes.recorded(run / f"{name}.pid") for name in ("postgres", "redis")}

    return find
