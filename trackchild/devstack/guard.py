"""Becomes another program after tying it down: pid file, unprivileged user, death with its parent.

Run as a script by `processes.launch`; it needs nothing but the standard library.
"""

import argparse
import ctypes
import json
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522


class CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class CapabilitySet(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def process_started(pid: int) -> str:
    """The kernel's start time of a process: with the pid it names one process for ever."""
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
        return stat.read().rpartition(")")[2].split()[19]


def write_pid_file(path: str) -> None:
    pid = os.getpid()
    started = process_started(pid) if sys.platform == "linux" else ""
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump({"pid": pid, "started": started}, file)
    os.replace(path + ".new", path)


def become(libc: ctypes.CDLL, uid: int, gid: int, may_pass_folders: bool) -> None:
    """Drop root. The one right that may stay is to pass through folders closed to everybody but root."""
    if may_pass_folders:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    if may_pass_folders and not any(keep(libc, cap) for cap in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE)):
        sys.exit("The kernel does not let the server's user into this folder. Use a folder others may enter.")


def keep(libc: ctypes.CDLL, capability: int) -> bool:
    header = CapabilityHeader(CAPABILITY_VERSION_3, 0)
    sets = (CapabilitySet * 2)()
    sets[0] = CapabilitySet(*[1 << capability] * 3)
    if libc.capset(ctypes.byref(header), ctypes.byref(sets)) != 0:
        return False
    return libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) == 0


def die_with_parent(libc: ctypes.CDLL, parent: int, death_signal: int) -> None:
    libc.prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("The parent ended before its child began.")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pid-file")
    parser.add_argument("--uid", type=int)
    parser.add_argument("--gid", type=int)
    parser.add_argument("--pass-folders", action="store_true")
    parser.add_argument("--parent", type=int)
    parser.add_argument("--death-signal", type=int, default=signal.SIGTERM)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    args = parser.parse_args()
    command = args.command[1:]  # the first is the separating "--"

    if args.pid_file:
        write_pid_file(args.pid_file)
    on_linux = sys.platform == "linux"
    libc = ctypes.CDLL(None, use_errno=True) if on_linux else None
    if args.uid is not None:
        become(libc, args.uid, args.gid, args.pass_folders)
    if args.parent and on_linux:  # after the change of user, which would clear it
        die_with_parent(libc, args.parent, args.death_signal)
    os.execvp(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main()
