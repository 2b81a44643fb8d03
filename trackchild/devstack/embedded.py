"""Both servers together, as `make run`, the tests and the benchmarks ask for them."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trackchild.devstack import postgres, processes, redis
from trackchild.devstack.places import Place


@dataclass(frozen=True)
class Servers:
    database_url: str
    redis_url: str


def addresses(data_dir: str | Path, *, database_url: str = "", redis_url: str = "") -> Servers:
    """Where the servers answer, running or not. A given address stands for a server kept elsewhere."""
    place = Place(data_dir)
    return Servers(
        database_url=database_url or postgres.database_url(place),
        redis_url=redis_url or redis.redis_url(place),
    )


def start(
    data_dir: str | Path,
    *,
    bound: bool = False,
    durable: bool = True,
    database_url: str = "",
    redis_url: str = "",
) -> Servers:
    """Start what does not run. `bound`: to end with this process. `durable`: to survive a power cut."""
    place = Place(data_dir)
    place.prepare()
    with _alone(place):
        if not database_url:
            postgres.start(place, bound=bound, durable=durable)
        if not redis_url:
            redis.start(place, bound=bound)
    return addresses(data_dir, database_url=database_url, redis_url=redis_url)


def are_alive(data_dir: str | Path, *, database_url: str = "", redis_url: str = "") -> bool:
    """A cheap look at the processes of the servers that are ours."""
    place = Place(data_dir)
    files = [] if database_url else [postgres.pid_file(place)]
    files += [] if redis_url else [redis.pid_file(place)]
    return all(processes.recorded(file) is not None for file in files)


def stop(data_dir: str | Path) -> None:
    place = Place(data_dir)
    if not place.run.exists():
        return
    with _alone(place):
        redis.stop(place)
        postgres.stop(place)
        _remove_sockets(place)


def _remove_sockets(place: Place) -> None:
    folder = place.sockets
    try:
        folder.rmdir()
    except OSError:  # something of ours is still in it: leave it for the next start
        return


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Two processes never start or stop the same servers at the same time."""
    with (place.run / "servers.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
