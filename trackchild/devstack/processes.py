"""Starting, recognising and ending processes. A pid counts only together with its start time."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GUARD = Path(__file__).with_name("guard.py")
MARK = "TRACKCHILD_STACK"


@dataclass(frozen=True)
class Account:
    """The unprivileged user a server runs as when root starts it."""

    uid: int
    gid: int
    may_pass_folders: bool = False

    @property
    def arguments(self) -> list[str]:
        extra = ["--pass-folders"] if self.may_pass_folders else []
        return ["--uid", str(self.uid), "--gid", str(self.gid), *extra]


def launch(
    command: Sequence[str | Path],
    *,
    pid_file: Path | None = None,
    account: Account | None = None,
    bound: bool = False,
    death_signal: signal.Signals = signal.SIGTERM,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdout=None,
    stderr=None,
) -> subprocess.Popen:
    """Start a command in a session of its own; `bound` makes it end with this process, even after kill -9."""
    guard: list[str] = [sys.executable, "-I", "-S", str(GUARD)]
    if pid_file:
        guard += ["--pid-file", str(pid_file)]
    if account:
        guard += account.arguments
    if bound:
        guard += ["--parent", str(os.getpid()), "--death-signal", str(int(death_signal))]
    return subprocess.Popen(
        [*guard, "--", *map(str, command)],
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,
    )


def started_at(pid: int) -> str | None:
    """Start time of a living process, None for a dead one or a zombie."""
    if sys.platform != "linux":
        shown = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True)
        return shown.stdout.strip() or None
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] in "ZX" else fields[19]


def recorded(pid_file: Path) -> int | None:
    """The pid in the file when that very process still lives."""
    try:
        entry = json.loads(pid_file.read_text())
    except (FileNotFoundError, ValueError):
        return None
    started = started_at(entry["pid"])
    if started is None or (entry["started"] and started != entry["started"]):
        return None
    return entry["pid"]


def reap(pid: int) -> None:
    """Collect a child of ours that has ended; others are not ours to collect."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except (ChildProcessError, PermissionError):
        pass


def wait_until_gone(pids: Iterable[int], seconds: float) -> list[int]:
    deadline = time.monotonic() + seconds
    left = list(pids)
    while left and time.monotonic() < deadline:
        for pid in left:
            reap(pid)
        left = [pid for pid in left if started_at(pid) is not None]
        time.sleep(0.02 if left else 0)
    return left


def send(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def end(pids: Iterable[int], *, first: signal.Signals = signal.SIGTERM, patience: float = 30) -> None:
    """Ask first, then insist."""
    pids = list(pids)
    send(pids, first)
    left = wait_until_gone(pids, patience)
    send(left, signal.SIGKILL)
    wait_until_gone(left, 5)


def marked(mark: str) -> list[int]:
    """Every living process that inherited the mark of a stack, however it was orphaned."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*") if sys.platform == "linux" else ():
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid() and started_at(pid) is not None]
