"""Where things lie: the data folder, its records of running processes, and the short folder for sockets."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class Place:
    """One data folder. Two checkouts have two of them and never meet."""

    def __init__(self, data_dir: str | Path) -> None:
        self.data = Path(data_dir).expanduser().resolve()
        self.run = self.data / "run"
        self.log = self.data / "log"
        self.mark = hashlib.sha256(f"{os.geteuid()}:{self.data}".encode()).hexdigest()[:16]

    def prepare(self) -> None:
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.run.mkdir(mode=0o700, exist_ok=True)
        self.log.mkdir(mode=0o700, exist_ok=True)

    @property
    def sockets(self) -> Path:
        """A private folder with a short name: the path of a Unix socket may not pass 107 bytes."""
        base = Path("/tmp") if os.access("/tmp", os.W_OK) else Path(tempfile.gettempdir())  # noqa: S108
        for attempt in range(10):
            folder = base / f"trackchild-{self.mark}{f'-{attempt}' if attempt else ''}"
            if self._claim(folder):
                return folder
        raise RuntimeError(f"No private folder for sockets can be made in {base}.")

    def _claim(self, folder: Path) -> bool:
        """True when the folder is ours alone; another user may have taken the name first."""
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            pass
        found = folder.lstat()
        is_private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        return is_private and found.st_uid in (os.geteuid(), self.server_uid())

    def server_uid(self) -> int:
        """Who owns the data of the servers: the caller, or for root the unprivileged user given them."""
        try:
            return (self.data / "postgres").stat().st_uid
        except FileNotFoundError:
            return os.geteuid()
