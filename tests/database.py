"""A migrated database to copy: running every migration takes half a minute, a copy a second."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from tests.settings import TEST_DATA_DIR

ROOT = Path(__file__).resolve().parent.parent


def migrated_template() -> str:
    """The name of a database in which all migrations of this tree have run; made when they have changed."""
    name = f"template_{fingerprint()}"
    with _one_at_a_time(), connection._nodb_cursor() as cursor:
        cursor.execute(r"SELECT datname FROM pg_database WHERE datname LIKE 'template\_%'")
        known = {row[0] for row in cursor.fetchall()}
        if name not in known:
            for old in known:
                cursor.execute(f'DROP DATABASE "{old}"')
            _migrate(cursor, "template_in_the_making")
            cursor.execute(f'ALTER DATABASE "template_in_the_making" RENAME TO "{name}"')
    return name


def fingerprint() -> str:
    """Of the migrations here and of the packages, which bring their own."""
    files = sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("trackchild/*/migrations/*.py")])
    digest = hashlib.sha256()
    for path in (*files, ROOT / "requirements.lock"):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _migrate(cursor, name: str) -> None:
    cursor.execute(f'CREATE DATABASE "{name}"')
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Of two test workers one makes the template, the other waits for it."""
    with (Path(TEST_DATA_DIR) / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
