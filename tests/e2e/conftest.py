"""The whole portal, really running: servers, web, worker and beat over a fresh demonstration."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from redis import Redis

from trackchild.devstack import probe, processes, supervisor
from trackchild.devstack.embedded import addresses
from trackchild.devstack.places import ROOT, Place

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
START_SECONDS = 240  # what a first start may take
OF_THE_TESTS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_KEYS", "HTTPS", "DJANGO_SETTINGS_MODULE")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked, and may talk to the server on this machine."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("e2e")
            item.add_marker("enable_socket")


class Stack:
    """A started portal and what a test may do to it."""

    def __init__(self, data_dir: Path) -> None:
        self.place = Place(data_dir)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir.parent / "stack.log"
        self.process: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
        return own | {
            "DATA_DIR": str(self.place.data),
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "DEMO": "1",
            "DEMO_CAPTCHA": "PASSED",
            "THROTTLE_EXEMPT": "127.0.0.1/32",
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "trackchild.devstack", "run"]
        with self.log.open("ab") as log:
            self.process = processes.launch(
                command, bound=True, env=self.environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
            )
        self.wait_for(self.is_ready, START_SECONDS)

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(90)
        supervisor.stop_leftovers(self.place)

    def is_ready(self) -> bool:
        assert self.process.poll() is None, f"the portal ended by itself:\n{self.log.read_text()[-4000:]}"
        return probe.status_of("/readyz/", host="127.0.0.1", port=self.port, name="localhost") == 200

    def pid(self, name: str) -> int | None:
        return processes.recorded(self.place.run / f"{name}.pid")

    def kill(self, name: str) -> None:
        """kill -9, the whole process group, without a word."""
        os.killpg(self.pid(name), signal.SIGKILL)

    def manage(self, *arguments: str) -> str:
        """The output of a management command over the data of this portal."""
        shown = subprocess.run(
            [sys.executable, "-m", "trackchild.devstack", "env"],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        command = f'{shown.stdout}\nexec {sys.executable} manage.py "$@"'
        done = subprocess.run(
            ["sh", "-c", command, "manage", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def holding(self, lock: str) -> Iterator[None]:
        """Whoever wants this lock of the database waits until the block ends."""
        connection = psycopg2.connect(addresses(self.place.data).database_url)
        try:
            with connection.cursor() as cursor:
                cursor.execute(lock)
                yield
        finally:
            connection.close()

    def waiting_for(self, table: str) -> int:
        """How many stand before a lock on this table."""
        sql = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
        return self.query(sql, table)[0][0]

    def length(self, queue: str) -> int:
        """How many tasks wait in a queue that nobody has taken yet."""
        with Redis.from_url(addresses(self.place.data).redis_url) as broker:
            return broker.llen(queue)

    def query(self, sql: str, *parameters) -> list[tuple]:
        connection = psycopg2.connect(addresses(self.place.data).database_url)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(sql, parameters)
                return cursor.fetchall()
        finally:
            connection.close()

    @staticmethod
    def wait_for(condition: Callable[[], object], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"not within {seconds} s"
            time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe_socket:
        probe_socket.bind(("127.0.0.1", 0))
        return probe_socket.getsockname()[1]


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    folder = Path(os.environ.get("TEST_DATA_DIR", ".test-data")).resolve() / "e2e"
    portal = Stack(folder / "data")
    supervisor.stop_leftovers(portal.place)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        portal.start()
        yield portal
    finally:
        portal.stop()


@pytest.fixture(scope="session")
def base_url(stack) -> str:
    return stack.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's own Chromium; as root, in a container, it cannot make its sandbox."""
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing; .ci/run installs it.")
        pytest.skip("Chromium is not installed")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": arguments}


@pytest.fixture(scope="session")
def context_of(browser) -> Iterator[Callable]:
    opened = []

    def make(**options):
        # The checker itself is put into the page, which the portal's policy forbids to others.
        opened.append(browser.new_context(locale="en-IN", **options))
        return opened[-1]

    yield make
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def visitor(stack, context_of) -> Callable:
    """`visitor(username, language)`; one log-in for all pages of a person."""
    from tests.e2e.watched import Watched

    states: dict[str, dict] = {}

    def enter(username: str = "", language: str = "en", **options) -> Watched:
        context = context_of(storage_state=states.get(username), **options)
        someone = Watched(context.new_page(), stack.url, language)
        if username and username not in states:
            phone = stack.query("SELECT phone FROM accounts_user WHERE username = %s", username)[0][0]
            someone.log_in(username, phone)
            states[username] = context.storage_state()
        return someone

    return enter
