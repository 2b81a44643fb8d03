"""No Docker engine is at hand, so the files are read and everything they name is looked up."""

import importlib.util
import json
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from trackchild.devstack.places import ROOT, Place
from trackchild.devstack.supervisor import Stack, programs_of
from trackchild.queues import WORKERS

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = ["web", *WORKERS, "beat", "migrate"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SETTINGS = (ROOT / "trackchild" / "settings.py").read_text()
READ_ELSEWHERE = {
    "HOST",
    "PORT",
    "DJANGO_SETTINGS_MODULE",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
    "PATH",
}


def instructions(word: str) -> list[str]:
    joined = DOCKERFILE.replace("\\\n", " ")
    return [line.split(None, 1)[1] for line in joined.splitlines() if line.startswith(f"{word} ")]


def settings_variables() -> set[str]:
    return set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', SETTINGS))


def command_lines(command: list[str]) -> list[list[str]]:
    """The commands in a list; a shell line is taken apart at &&."""
    if command[:2] == ["sh", "-c"]:
        return [part.split() for part in command[2].split("&&")]
    return [command]


def assert_exists(line: list[str]) -> None:
    program, *arguments = line
    if program == "python":
        if arguments[0] == "-m":
            assert importlib.util.find_spec(arguments[1]), arguments[1]
        else:
            assert (ROOT / arguments[0]).is_file(), arguments[0]
            assert arguments[1] in get_commands(), arguments[1]
        return
    if program == "test":
        return
    assert shutil.which(program, path=str(Path(sys.executable).parent)), program
    for argument in arguments:
        module = argument.removeprefix("python:").partition(":")[0]
        if module.startswith("trackchild."):
            assert importlib.util.find_spec(module), module


def test_compose_has_the_services_of_the_portal():
    assert set(SERVICES) == {*OURS, "postgres", "redis"}


@pytest.mark.parametrize("name", WORKERS)
def test_each_worker_is_started_with_its_queues_here_and_by_make_run(name, tmp_path):
    started = {
        service.name: service.command
        for service in programs_of(Stack(Place(tmp_path), host="127.0.0.1", port=8000))
    }
    wanted = ["--hostname", f"{name}@%h", *WORKERS[name].arguments]

    assert " ".join(wanted) in " ".join(SERVICES[name]["command"])
    assert " ".join(wanted) in " ".join(started[name])
    assert f"{name}@$$HOSTNAME" in SERVICES[name]["healthcheck"]["test"][-1]


@pytest.mark.parametrize("name", OURS)
def test_every_command_exists(name):
    for line in command_lines(SERVICES[name]["command"]):
        assert_exists(line)


@pytest.mark.parametrize("name", [name for name in OURS if name != "migrate"])
def test_every_lasting_service_has_a_health_check_that_exists(name):
    kind, *line = SERVICES[name]["healthcheck"]["test"]

    assert kind == "CMD"
    for one in command_lines(line):
        assert_exists(one)


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_read_by_the_settings(name):
    unknown = set(SERVICES[name]["environment"]) - settings_variables()

    assert not unknown


def test_every_secret_the_settings_demand_is_given():
    demanded = {"SECRET_KEY", "FIELD_KEYS", "DATABASE_URL", "REDIS_URL"}

    assert demanded <= set(SERVICES["web"]["environment"])


def test_no_secret_is_written_down():
    text = (ROOT / "docker-compose.yml").read_text()

    for name in ("SECRET_KEY", "FIELD_KEYS", "POSTGRES_PASSWORD"):
        assert re.search(rf"{name}: \$\{{{name}:\?", text), name


def test_every_named_volume_is_declared():
    used = {
        volume.partition(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])
    }

    assert used == set(COMPOSE["volumes"])


def test_web_workers_and_beat_wait_for_migrations_and_servers():
    for name in ("web", *WORKERS, "beat"):
        needs = {service: how["condition"] for service, how in SERVICES[name]["depends_on"].items()}

        assert needs == {
            "migrate": "service_completed_successfully",
            "postgres": "service_healthy",
            "redis": "service_healthy",
        }


def test_postgres_is_18_with_pgvector():
    assert SERVICES["postgres"]["image"] == "pgvector/pgvector:pg18"


def test_image_ends_as_an_ordinary_user():
    assert instructions("USER")[-1] == "trackchild"
    assert "useradd" in DOCKERFILE


def test_what_the_image_copies_and_sets_exists():
    for words in map(str.split, instructions("COPY")):
        if not words[0].startswith("--from"):
            assert all((ROOT / source).exists() for source in words[:-1]), words
    for pair in " ".join(instructions("ENV")).split():
        name = pair.partition("=")[0]
        assert name in settings_variables() | READ_ELSEWHERE, name


def test_the_images_own_commands_exist():
    assert_exists(json.loads(instructions("CMD")[-1]))
    health = instructions("HEALTHCHECK")[-1].partition("CMD ")[2]
    assert_exists(json.loads(health))
