"""`make run`: servers, web, worker and beat in the foreground; one log; all gone when it ends."""

import base64
import fcntl
import json
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from trackchild.devstack import embedded, probe, processes
from trackchild.devstack.places import ROOT, Place
from trackchild.queues import WORKERS

GRACE_SECONDS = 35
RESTART_PAUSES = (0.5, 1, 2, 5, 10, 30)
STEADY_SECONDS = 60
WORKER_OPTIONS = ["--loglevel", "INFO", "--without-mingle", "--without-gossip"]


@dataclass
class Service:
    """One program the supervisor keeps alive."""

    name: str
    command: list[str]
    death_signal: signal.Signals = signal.SIGTERM  # what it gets when the supervisor is killed
    process: subprocess.Popen | None = None
    started: float = 0
    failures: int = 0
    next_start: float = 0
    unfinished_line: bytes = b""

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


@dataclass
class Stack:
    """Everything `make run` starts over one data folder."""

    place: Place
    host: str
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    services: list[Service] = field(default_factory=list)
    is_stopping: bool = False

    @property
    def address(self) -> str:
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{shown}:{self.port}"


def run(*, data_dir: str, host: str, port: int) -> int:
    place = Place(data_dir)
    place.prepare()
    with only_one(place):
        stop_leftovers(place)
        refuse_taken_port(host, port)
        stack = Stack(place=place, host=host, port=port)
        signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        for number in signals:
            signal.signal(number, lambda *_: setattr(stack, "is_stopping", True))
        try:
            stack.environment = environment_of(stack)
            return supervise(stack)
        finally:
            for number in signals:
                signal.signal(number, signal.SIG_IGN)
            end_services(stack)
            say("stopping the servers")
            embedded.stop(place.data)
            (place.run / "supervisor.json").unlink(missing_ok=True)
            say("stopped")


@contextmanager
def only_one(place: Place) -> Iterator[None]:
    """The lock falls with the process that holds it, however that ends."""
    with (place.run / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"TrackChild already runs on {place.data}. Stop it with: make stop")
        record = {"pid": os.getpid(), "started": processes.started_at(os.getpid())}
        record["demo"] = os.environ.get("DEMO", "1")
        (place.run / "supervisor.json").write_text(json.dumps(record))
        yield


def running_with(place: Place) -> dict[str, str]:
    """What the stack now running on this folder was told, for a command beside it."""
    record = place.run / "supervisor.json"
    demo = json.loads(record.read_text()).get("demo", "1") if processes.recorded(record) else "1"
    return {"DEMO": demo, "HTTPS": os.environ.get("HTTPS", "0")}


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"{host}:{port} cannot be used ({error.strerror}). Choose another: make run PORT=8001")


def environment_of(stack: Stack) -> dict[str, str]:
    """What web, worker and beat are told. What the caller's environment says comes first."""
    environ = dict(os.environ)
    servers = embedded.start(stack.place.data, bound=True, **given_servers())
    environ.update(DATABASE_URL=servers.database_url, REDIS_URL=servers.redis_url)
    environ.update(HOST=stack.host, PORT=str(stack.port))
    environ.setdefault("DEMO", "1")
    environ.setdefault("HTTPS", "0")
    environ.setdefault("SITE_URL", stack.address)
    environ.setdefault("ALLOWED_HOSTS", ",".join(own_names(stack.host)))
    environ |= secrets_of(stack.place) | environ
    environ.update(
        DJANGO_SETTINGS_MODULE="trackchild.settings",
        PYTHONUNBUFFERED="1",
        CELERY_SKIP_CHECKS="1",  # 1.5 s for each program, and Celery would only log what they find
        PYTHONWARNINGS="ignore:You're running the worker",  # as root, in a container for instance
        **{processes.MARK: stack.place.mark},
    )
    return environ


def given_servers() -> dict[str, str]:
    """Servers kept elsewhere, when the environment names them."""
    return {"database_url": os.environ.get("DATABASE_URL", ""), "redis_url": os.environ.get("REDIS_URL", "")}


def own_names(host: str) -> list[str]:
    """The names this machine may be asked by; open to all addresses, it answers to each of its own."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if host in ("0.0.0.0", "::"):  # noqa: S104
        names.append(socket.gethostname())
        try:
            names += {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        except OSError:
            pass
    elif host not in names:
        names.append(f"[{host}]" if ":" in host else host)
    return names


def secrets_of(place: Place) -> dict[str, str]:
    """Keys of sessions and of encrypted columns, made once for this data folder and kept in it."""
    path = place.data / "secrets.json"
    if not path.exists():
        field_key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        unfinished = place.data / "secrets.json.new"
        unfinished.touch(mode=0o600)
        unfinished.write_text(json.dumps({"SECRET_KEY": secrets.token_urlsafe(50), "FIELD_KEYS": field_key}))
        unfinished.rename(path)
    return json.loads(path.read_text())


def programs_of(stack: Stack) -> list[Service]:
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "--app", "trackchild.celery"]
    schedule = str(stack.place.run / "beat-schedule")
    # A worker asked to end waits for servers that end with it; its tasks are made to be killed at any moment.
    at_once = signal.SIGKILL
    return [
        Service("web", [*python, "gunicorn", "--config", "python:trackchild.gunicorn", "trackchild.wsgi"]),
        *[
            Service(
                name,
                [*celery, "worker", "--hostname", f"{name}@%h", *worker.arguments, *WORKER_OPTIONS],
                at_once,
            )
            for name, worker in WORKERS.items()
        ],
        Service("beat", [*celery, "beat", "--loglevel", "WARNING", "--schedule", schedule, "--pidfile", ""]),
    ]


def supervise(stack: Stack) -> int:
    with selectors.DefaultSelector() as selector:
        if not prepare(stack, selector):
            return 0 if stack.is_stopping else 1
        stack.services = programs_of(stack)
        serve(stack, selector)
        say("stopping")
        end_services(stack, selector)
    return 0


def prepare(stack: Stack, selector: selectors.BaseSelector) -> bool:
    """Bring the database up to date; false when that failed or was broken off."""
    step = Service("set-up", [sys.executable, "-m", "trackchild.devstack", "prepare"])
    launch(stack, step, selector)
    stack.services = [step]
    while step.is_running and not stack.is_stopping:
        forward(selector, 0.1)
    forward(selector, 0)
    if not stack.is_stopping and step.process.returncode != 0:
        say("the database could not be prepared")
        return False
    return not stack.is_stopping


def serve(stack: Stack, selector: selectors.BaseSelector) -> None:
    is_announced, next_question = False, 0.0
    while not stack.is_stopping:
        keep_alive(stack, selector)
        forward(selector, 0.25)
        if not is_announced and time.monotonic() >= next_question:
            next_question = time.monotonic() + 0.5
            is_announced = answers(stack)
            if is_announced:
                announce(stack)


def keep_alive(stack: Stack, selector: selectors.BaseSelector) -> None:
    """Start what does not run: at first, and again after a crash, with growing pauses."""
    now = time.monotonic()
    for service in stack.services:
        if service.is_running:
            continue
        if service.process is not None:
            note_end(service, now)
        if now >= service.next_start:
            launch(stack, service, selector)
    if not embedded.are_alive(stack.place.data, **given_servers()):
        say("a server has ended; starting it again")
        embedded.start(stack.place.data, bound=True, **given_servers())


def note_end(service: Service, now: float) -> None:
    if now - service.started > STEADY_SECONDS:
        service.failures = 0
    pause = RESTART_PAUSES[min(service.failures, len(RESTART_PAUSES) - 1)]
    say(f"{service.name} ended with {service.process.returncode}; starting it again in {pause} s")
    sweep(service)
    service.failures += 1
    service.next_start = now + pause
    service.process = None


def launch(stack: Stack, service: Service, selector: selectors.BaseSelector) -> None:
    service.process = processes.launch(
        service.command,
        pid_file=stack.place.run / f"{service.name}.pid",
        bound=True,
        death_signal=service.death_signal,
        env=stack.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    service.started = time.monotonic()
    os.set_blocking(service.process.stdout.fileno(), False)
    selector.register(service.process.stdout, selectors.EVENT_READ, service)


def forward(selector: selectors.BaseSelector, seconds: float) -> None:
    """Copy what the programs say to our own output, each line under its program's name."""
    for key, _ in selector.select(seconds):
        service, chunk = key.data, key.fileobj.read(65536)
        if not chunk:
            selector.unregister(key.fileobj)
            key.fileobj.close()
            continue
        *lines, service.unfinished_line = (service.unfinished_line + chunk).split(b"\n")
        for line in lines:
            sys.stdout.write(f"{service.name:<6} | {line.decode(errors='replace')}\n")
    sys.stdout.flush()


def end_services(stack: Stack, selector: selectors.BaseSelector | None = None) -> None:
    """Ask all at once, let them finish what they do, then insist."""
    running = [service for service in stack.services if service.is_running]
    for service in running:
        service.process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    while any(service.is_running for service in running) and time.monotonic() < deadline:
        if selector and selector.get_map():
            forward(selector, 0.1)
        else:
            time.sleep(0.05)
    for service in running:
        if service.is_running:
            service.process.kill()
            service.process.wait()
        sweep(service)
    stack.services = []


def sweep(service: Service) -> None:
    """End what a program left behind in its process group."""
    try:
        os.killpg(service.process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def answers(stack: Stack) -> bool:
    host = stack.address.removeprefix("http://").rpartition(":")[0].strip("[]")
    name = stack.environment["ALLOWED_HOSTS"].split(",")[0]
    return probe.status_of("/readyz/", host=host, port=stack.port, name=name) == 200


def announce(stack: Stack) -> None:
    say(f"TrackChild answers at {stack.address}/")
    if stack.environment["DEMO"] in ("1", "true", "True", "on", "yes"):
        shown = [sys.executable, "-m", "trackchild.devstack", "accounts"]
        subprocess.run(shown, env=stack.environment, cwd=ROOT, check=False)
    say("Ctrl-C stops everything.")


def stop_leftovers(place: Place) -> None:
    """After kill -9 of a supervisor: end its orphans before anything new begins."""
    orphans = processes.marked(place.mark)
    if orphans:
        say(f"ending {len(orphans)} processes left over from an earlier start")
        processes.end(orphans, patience=10)
    embedded.stop(place.data)


def stop(*, data_dir: str) -> None:
    """`make stop`: from outside, whether the supervisor still lives or not."""
    place = Place(data_dir)
    if not place.run.exists():
        return
    supervisor = processes.recorded(place.run / "supervisor.json")
    if supervisor:
        processes.end([supervisor], patience=GRACE_SECONDS + 40)
    stop_leftovers(place)


def say(sentence: str) -> None:
    print(f"{'stack':<6} | {sentence}", flush=True)


def data_dir_of(environ: dict[str, str]) -> Path:
    return Path(environ.get("DATA_DIR") or ROOT / ".data")
