"""The embedded servers live and die as promised: found again after kill -9, private, side by side."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psycopg2
import pytest
from redis import Redis

from trackchild.devstack import embedded, processes
from trackchild.devstack.places import ROOT, Place
from trackchild.devstack.processes import Account

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to play another user")


def ask(servers: embedded.Servers, sql: str):
    connection = psycopg2.connect(servers.database_url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def remember(servers: embedded.Servers) -> None:
    ask(servers, "CREATE TABLE kept AS SELECT 7 AS answer")
    with Redis.from_url(servers.redis_url) as redis:
        redis.set("kept", "7")


def recall(servers: embedded.Servers) -> tuple[int, bytes]:
    with Redis.from_url(servers.redis_url) as redis:
        return ask(servers, "SELECT answer FROM kept"), redis.get("kept")


def start_elsewhere(data_dir: Path, *, bound: bool, account: Account | None = None) -> subprocess.Popen:
    """Another Python process starts the servers, says so, and waits."""
    program = f"""
        import sys, time
        from trackchild.devstack import embedded
        servers = embedded.start({str(data_dir)!r}, bound={bound})
        print(servers.database_url, flush=True)
        time.sleep(300)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    process = processes.launch(command, account=account, bound=True, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout.readline().startswith(b"postgresql://")
    return process


def test_servers_answer_over_private_sockets_only(running, data_dir):
    sockets = Place(data_dir).sockets

    assert ask(running, "SHOW listen_addresses") == ""
    assert sockets.stat().st_mode & 0o077 == 0
    assert len(str(sockets / ".s.PGSQL.5432")) < 107


def test_database_has_pgvector_at_hand_and_is_in_utf8(running):
    assert ask(running, "SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'") == 1
    assert ask(running, "SHOW server_encoding") == "UTF8"


def test_the_portals_role_is_no_superuser(running):
    assert ask(running, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False


def test_a_second_start_uses_the_running_servers(running, data_dir, pids):
    before = pids()

    again = embedded.start(data_dir, bound=True)

    assert again == running
    assert pids() == before


def test_stop_leaves_no_process_and_start_finds_the_data(running, data_dir, pids):
    remember(running)
    before = pids()

    embedded.stop(data_dir)

    assert all(processes.started_at(pid) is None for pid in before.values())
    assert not list(Path("/tmp").glob(f"trackchild-{Place(data_dir).mark}*"))
    assert recall(embedded.start(data_dir, bound=True)) == (7, b"7")


def test_data_survive_kill_9_of_both_servers(running, data_dir, pids):
    remember(running)
    with Redis.from_url(running.redis_url) as redis:
        redis.config_set("appendfsync", "always")
        redis.set("kept", "7")
    before = pids()
    processes.send(before.values(), signal.SIGKILL)
    processes.wait_until_gone(before.values(), 10)

    again = embedded.start(data_dir, bound=True)

    assert recall(again) == (7, b"7")
    assert set(pids().values()).isdisjoint(before.values())


def test_a_lock_file_with_the_pid_of_a_stranger_is_no_obstacle(running, data_dir):
    embedded.stop(data_dir)
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        place = Place(data_dir)
        (place.data / "postgres" / "postmaster.pid").write_text(
            f"{stranger.pid}\n{place.data}/postgres\n1\n5432\n{place.sockets}\n\n0 0\nready\n"
        )
        for name in ("postgres", "redis"):
            (place.run / f"{name}.pid").write_text(json.dumps({"pid": stranger.pid, "started": "1"}))

        again = embedded.start(data_dir, bound=True)

        assert ask(again, "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_servers_whose_pid_files_are_lost_are_replaced(running, data_dir, pids):
    before = pids()
    (Place(data_dir).run / "postgres.pid").unlink()

    again = embedded.start(data_dir, bound=True)

    assert ask(again, "SELECT 1") == 1
    assert processes.started_at(before["postgres"]) is None


def test_a_half_made_data_folder_is_made_again(data_dir):
    (data_dir / "postgres.new" / "base").mkdir(parents=True)

    servers = embedded.start(data_dir, bound=True)

    assert ask(servers, "SELECT 1") == 1
    assert not (data_dir / "postgres.new").exists()


def test_bound_servers_end_with_a_killed_starter(data_dir, pids):
    starter = start_elsewhere(data_dir, bound=True)
    servers = list(pids().values())
    assert None not in servers

    starter.kill()
    starter.wait()

    assert processes.wait_until_gone(servers, 20) == []


def test_unbound_servers_outlive_their_starter(data_dir, pids):
    starter = start_elsewhere(data_dir, bound=False)

    starter.kill()
    starter.wait()

    assert None not in pids().values()


def test_two_folders_live_side_by_side(running, data_dir):
    second_dir = data_dir.parent / "second"
    try:
        second = embedded.start(second_dir, bound=True)
        remember(running)

        assert second.database_url != running.database_url
        assert ask(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'") == 0
    finally:
        embedded.stop(second_dir)


def test_a_very_long_folder_works(data_dir):
    deep = data_dir.parent.joinpath(*["a folder with a long name and spaces in it"] * 4)
    try:
        assert ask(embedded.start(deep, bound=True), "SELECT 1") == 1
    finally:
        embedded.stop(deep)


@only_root
def test_root_runs_postgres_as_an_unprivileged_user(running, pids):
    owners = {Path(f"/proc/{pid}").stat().st_uid for pid in pids().values()}

    assert 0 not in owners


@only_root
def test_root_may_keep_data_where_nobody_else_may_enter(data_dir):
    closed = data_dir.parent / "home of root"
    closed.mkdir(mode=0o700)
    try:
        servers = embedded.start(closed / "data", bound=True)
        remember(servers)
        embedded.stop(closed / "data")

        assert recall(embedded.start(closed / "data", bound=True)) == (7, b"7")
    finally:
        embedded.stop(closed / "data")


@only_root
def test_an_ordinary_user_runs_the_servers_himself(data_dir, pids):
    nobody = Account(uid=65534, gid=65534, may_pass_folders=True)  # Python itself may lie in root's home
    data_dir.mkdir()
    os.chown(data_dir, nobody.uid, nobody.gid)

    starter = start_elsewhere(data_dir, bound=True, account=nobody)
    try:
        assert {Path(f"/proc/{pid}").stat().st_uid for pid in pids().values()} == {nobody.uid}
    finally:
        starter.terminate()
        starter.wait()


def test_given_servers_are_used_and_none_started(data_dir, pids):
    given = {"database_url": "postgresql://db.example/trackchild", "redis_url": "redis://cache.example"}

    servers = embedded.start(data_dir, **given)

    assert servers == embedded.Servers(**given)
    assert pids() == {"postgres": None, "redis": None}
