"""`make test`: style, contracts, settings, migrations, messages, then all tests, on servers of their own."""

import argparse
import base64
import os
import secrets
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from trackchild.devstack import embedded

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CODE = [
    "trackchild",
    "directory",
    "cases",
    "cci",
    "matching",
    "alerts",
    "mis",
    "tests",
    "benchmarks",
    "manage.py",
]
LINT = {
    "ruff check": ["ruff", "check", *CODE],
    "ruff format": ["ruff", "format", "--check", "--quiet", *CODE],
    "import contracts": ["lint-imports"],
    "templates": ["djlint", "templates", "--lint", "--quiet"],
}
MANAGE = [PYTHON, "manage.py"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["lint"], help="nothing but the style of the code")
    args, pytest_arguments = parser.parse_known_args()
    os.chdir(ROOT)
    os.environ["PATH"] = f"{Path(PYTHON).parent}{os.pathsep}{os.environ['PATH']}"
    if args.only == "lint":
        return report({name: run(name, command) for name, command in LINT.items()})

    data_dir = os.environ.setdefault("TEST_DATA_DIR", str(ROOT / ".test-data"))
    embedded.start(data_dir, bound=True, durable=False)
    try:
        return report(dict(test(pytest_arguments)))
    finally:
        embedded.stop(data_dir)


def test(arguments: list[str]) -> Iterator[tuple[str, bool]]:
    # Importing our packages names the settings of the service; every step of the tests names its own.
    tests = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    if arguments:
        yield "pytest", run("pytest", ["pytest", *arguments], env=tests)
        return
    for name, command in LINT.items():
        yield name, run(name, command)
    yield "system check", run("system check", [*MANAGE, "check"], env=tests)
    deploy = [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]
    yield "deployment check", run("deployment check", deploy, env=production())
    yield "migrations", run("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], env=tests)
    yield "messages", run("messages", [PYTHON, "-m", "tests.messages"])
    yield "tests", run("tests", ["pytest", "-n", "2", "--dist", "loadfile", "-q"], env=tests)
    yield "browser tests", run("browser tests", ["pytest", "-m", "e2e", "-q"], env=tests)


def production() -> dict[str, str]:
    """Settings as in service: nothing of the demo, every secret given."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("DEMO", "DEMO_CAPTCHA", "DEBUG")
    }
    return kept | {
        "DJANGO_SETTINGS_MODULE": "trackchild.settings",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "DATABASE_URL": "postgresql://trackchild@localhost/trackchild",
        "REDIS_URL": "redis://localhost",
        "LOG_LEVEL": "ERROR",
    }


def run(name: str, command: list[str], *, env: dict[str, str] | None = None) -> bool:
    print(f"\n=== {name}: {shlex.join(command)}", flush=True)
    began = time.monotonic()
    passed = subprocess.run(command, env=env).returncode == 0
    print(f"=== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return passed


def report(results: dict[str, bool]) -> int:
    failed = [name for name, passed in results.items() if not passed]
    print(f"\n{len(results) - len(failed)} of {len(results)} steps passed", flush=True)
    if failed:
        print("failed: " + ", ".join(failed), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
