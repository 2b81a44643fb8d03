"""The user the servers run as. PostgreSQL refuses root, so root hands them to an unprivileged user."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from trackchild.devstack.places import Place
from trackchild.devstack.processes import Account

SERVER_USER = "trackchild-db"


def server_account(place: Place, programs: Path) -> Account | None:
    """None for an ordinary user, who runs the servers himself."""
    if os.geteuid() != 0:
        return None
    uid, gid = _owner_of_data(place) or _server_user()
    closed = not all(_may_enter(folder, uid, gid) for folder in (place.data, programs))
    return Account(uid=uid, gid=gid, may_pass_folders=closed)


def _owner_of_data(place: Place) -> tuple[int, int] | None:
    """Data made once keep their owner, whatever users this machine knows today."""
    try:
        owner = (place.data / "postgres").stat()
    except FileNotFoundError:
        return None
    return (owner.st_uid, owner.st_gid) if owner.st_uid else None


def _server_user() -> tuple[int, int]:
    for attempt in (_find, _create, _find_nobody):
        user = attempt()
        if user:
            return user.pw_uid, user.pw_gid
    raise RuntimeError("No unprivileged user for PostgreSQL: add one, or do not start as root.")


def _find(name: str = SERVER_USER) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _find_nobody() -> pwd.struct_passwd | None:
    return _find("nobody")


def _create() -> pwd.struct_passwd | None:
    if useradd := shutil.which("useradd"):
        command = [useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent"]
        command += ["--shell", "/usr/sbin/nologin", SERVER_USER]
    elif adduser := shutil.which("adduser"):  # BusyBox
        command = [adduser, "-S", "-D", "-H", SERVER_USER]
    else:
        return None
    subprocess.run(command, capture_output=True, check=False)
    return _find()


def _may_enter(folder: Path, uid: int, gid: int) -> bool:
    """Whether the user can walk from the root of the file system into this folder."""
    return all(_has_execute(parent, uid, gid) for parent in [folder, *folder.parents])


def _has_execute(folder: Path, uid: int, gid: int) -> bool:
    found = folder.stat()
    if found.st_uid == uid:
        return bool(found.st_mode & 0o100)
    if found.st_gid == gid:
        return bool(found.st_mode & 0o010)
    return bool(found.st_mode & 0o001)
