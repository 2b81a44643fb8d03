"""`manage.py` from a plain shell: files need nothing, the rest finds the data folder or is refused."""

import os
import subprocess
import sys

import pytest

from trackchild.devstack import environment, supervisor
from trackchild.devstack.places import ROOT, Place

KEPT = ("PATH", "HOME", "LANG")


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    shell = {name: os.environ[name] for name in KEPT if name in os.environ} | variables
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=shell, capture_output=True, text=True
    )


def test_match_files_needs_no_database_and_no_secret(tmp_path):
    (tmp_path / "m.csv").write_text("missing_id,full_name,sex,missing_from_date\nM1,Asha,F,01-03-2024\n")
    (tmp_path / "r.csv").write_text("recovered_id,full_name,sex,found_date\nR1,Asha,F,12-03-2024\n")
    files = [f"--{name}={tmp_path / file}" for name, file in (("missing", "m.csv"), ("recovered", "r.csv"))]

    done = manage("match_files", *files, f"--out={tmp_path / 'o'}", DATA_DIR=str(tmp_path / "none"))

    assert done.returncode == 0, done.stderr
    assert '"recovered_id": "R1"' in (tmp_path / "o").read_text()


def test_other_commands_are_refused_without_a_secret(tmp_path):
    done = manage("verify_audit", DATA_DIR=str(tmp_path / "none"))

    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


@pytest.fixture
def kept(tmp_path):
    """A data folder as `make run` leaves it."""
    place = Place(tmp_path)
    place.prepare()
    return place, supervisor.secrets_of(place)


def test_a_command_takes_servers_and_secrets_of_the_data_folder(kept):
    place, secrets = kept
    found = {"DATA_DIR": str(place.data)}

    environment.complete(found, command="verify_audit")

    assert found["SECRET_KEY"] == secrets["SECRET_KEY"]
    assert found["FIELD_KEYS"] == secrets["FIELD_KEYS"]
    assert str(place.sockets) in found["REDIS_URL"]
    assert found["DATABASE_URL"].startswith("postgresql://")


def test_a_named_database_is_never_mixed_with_the_secrets_of_the_folder(kept):
    found = {"DATA_DIR": str(kept[0].data), "DATABASE_URL": "postgresql://db/live"}

    environment.complete(found, command="verify_audit")

    assert "SECRET_KEY" not in found


def test_a_command_beside_a_start_without_the_demo_has_none(kept):
    place = kept[0]
    (place.run / "supervisor.json").write_text(f'{{"pid": {os.getpid()}, "started": 0, "demo": "0"}}')
    found = {"DATA_DIR": str(place.data)}

    environment.complete(found, command="load_demo")

    assert found["DEMO"] == "0"
