"""Whatever is killed, nothing is lost and nothing is done twice."""

import signal

import pytest

from trackchild.devstack import processes, supervisor

QUEUE = """
from django.db import transaction
from trackchild.core import messaging

messaging.register_template(
    messaging.MessageTemplate(code="e2e", sms="Test %%(number)s", variables=("number",))
)
with transaction.atomic():
    for number in range(%(count)d):
        messaging.queue(
            template="e2e", channel="sms", to="+919810000001", language="en",
            context={"number": str(number)}, dedupe="%(name)s-" + str(number),
        )
"""


@pytest.fixture
def queue(stack):
    """`queue(name, count)` puts that many messages into the outbox of the running portal."""

    def put(name: str, count: int) -> None:
        stack.manage("shell", "--command", QUEUE % {"name": name, "count": count})

    return put


def settled(stack, name: str) -> int:
    sql = "SELECT count(*) FROM core_message WHERE dedupe LIKE %s AND state IN ('HANDED_OVER', 'DELIVERED')"
    return stack.query(sql, f"sms:{name}-%")[0][0]


def handed_over_twice(stack) -> int:
    return stack.query("SELECT count(*) FROM core_demomessage WHERE times > 1")[0][0]


def test_worker_killed_at_work_loses_and_doubles_nothing(stack, queue):
    queue("worker", 400)
    stack.wait_for(lambda: settled(stack, "worker") > 20, 60)

    stack.kill("worker")

    stack.wait_for(lambda: settled(stack, "worker") == 400, 180)
    assert handed_over_twice(stack) == 0


def test_redis_killed_while_messages_wait(stack, queue):
    before = stack.pid("redis")
    queue("redis", 200)

    stack.kill("redis")

    stack.wait_for(lambda: stack.pid("redis") not in (None, before), 30)
    stack.wait_for(lambda: settled(stack, "redis") == 200, 120)
    assert handed_over_twice(stack) == 0


def test_postgres_is_back_within_15_seconds_with_every_acknowledged_write(stack, queue):
    queue("postgres", 50)

    processes.send([stack.pid("postgres")], signal.SIGKILL)

    stack.wait_for(lambda: stack.pid("postgres") is None, 5)
    stack.wait_for(stack.is_ready, 15)
    stack.wait_for(lambda: settled(stack, "postgres") == 50, 120)
    assert handed_over_twice(stack) == 0


def test_web_server_killed_comes_back(stack):
    before = stack.pid("web")

    stack.kill("web")

    stack.wait_for(lambda: stack.pid("web") not in (None, before), 20)
    stack.wait_for(stack.is_ready, 30)


def test_supervisor_killed_leaves_nothing_and_starts_again_within_15_seconds(stack, queue):
    queue("supervisor", 30)
    named = [stack.pid(name) for name in ("postgres", "redis", "web", "worker", "beat")]

    stack.process.kill()
    stack.process.wait()

    assert processes.wait_until_gone(filter(None, named), 40) == []
    stack.start()
    stack.wait_for(lambda: settled(stack, "supervisor") == 30, 120)
    assert handed_over_twice(stack) == 0


def test_stopping_leaves_no_process(stack):
    stack.stop()

    assert processes.marked(stack.place.mark) == []
    assert all(stack.pid(name) is None for name in ("postgres", "redis", "web", "worker", "beat"))
    stack.start()


def test_a_second_start_over_the_same_data_is_refused(stack):
    place = stack.place

    with pytest.raises(SystemExit, match="already runs"), supervisor.only_one(place):
        raise AssertionError("two supervisors over one data folder")
