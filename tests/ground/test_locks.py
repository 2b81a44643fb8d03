"""The lock files pin everything and name no registry."""

import json
import re
import tomllib

import pytest

from trackchild.devstack.places import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-faces.lock"]
ADDRESS = re.compile(r"https?://|file://|--index-url|--extra-index-url|--find-links")


def pinned(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text(), flags=re.MULTILINE))


def named(requirements: list[str]) -> set[str]:
    return {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_python_locks_hold_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text()

    assert not ADDRESS.search(text)
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_locks_cover_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert named(project["project"]["dependencies"]) <= pinned("requirements.lock")
    faces = project["project"]["optional-dependencies"]["faces"]
    assert named(faces) == pinned("requirements-faces.lock")
    assert named(project["dependency-groups"]["dev"]) <= pinned("requirements.lock") | pinned(
        "requirements-dev.lock"
    )


def test_the_npm_lock_holds_hashes_and_no_address():
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    installed = {name: entry for name, entry in packages.items() if name}

    assert all("resolved" not in entry for entry in installed.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in installed.values())


def test_every_dependency_says_what_it_is_for():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    dependencies = [line for line in lines if re.match(r'\s+"[a-z0-9\[\]-]+>=', line)]

    assert dependencies
    assert all(re.search(r",\s+# \w", line) for line in dependencies)
