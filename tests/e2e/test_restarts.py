"""Whatever is killed, nothing is lost and nothing is done twice.

Each test leaves work behind that a crash has broken into; the test after the crashes waits for all of it.
"""

import signal

import pytest

from trackchild.devstack import processes, supervisor
from trackchild.queues import WORKERS

SERVERS = ("postgres", "redis", "web", *WORKERS, "beat")
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
AMEND = """
from django.db import transaction
from cases import events as kinds
from cases.models import MissingReport
from trackchild.core import events

with transaction.atomic():
    for report in MissingReport.objects.filter(status="OPEN").order_by("pk")[:%(count)d]:
        events.record(kinds.MISSING_REPORT_AMENDED, subject=report)
"""
OUTDATED = "UPDATE matching_profile SET key_version = 0 WHERE missing_report_id IS NOT NULL RETURNING 1"
SETTLED = """
SELECT count(*) FROM core_message WHERE dedupe LIKE %s AND state IN ('HANDED_OVER', 'DELIVERED')
"""
OWED = """
SELECT count(*) FROM core_eventdelivery JOIN core_event ON core_event.id = event_id
WHERE core_eventdelivery.state <> 'DONE' AND kind = 'missing_report.amended'
"""


@pytest.fixture(scope="module")
def queued() -> dict[str, int]:
    """How many messages each crash met."""
    return {}


@pytest.fixture
def queue(stack, queued):
    """`queue(name, count)` puts that many messages into the outbox of the running portal."""

    def put(name: str, count: int) -> None:
        stack.manage("shell", "--command", QUEUE % {"name": name, "count": count})
        queued[name] = count

    return put


def settled(stack, name: str) -> int:
    return stack.query(SETTLED, f"sms:{name}-%")[0][0]


def test_bulk_worker_killed_among_messages_comes_back(stack, queue):
    before = stack.pid("bulk")
    queue("bulk", 400)
    stack.wait_for(lambda: settled(stack, "bulk") > 20, 60)

    stack.kill("bulk")

    assert settled(stack, "bulk") < 400
    stack.wait_for(lambda: stack.pid("bulk") not in (None, before), 20)


def test_fast_worker_killed_among_rankings_comes_back(stack):
    before = stack.pid("fast")
    assert stack.query(OUTDATED)  # or the same report again would change nothing
    with stack.holding("LOCK TABLE matching_profile IN SHARE MODE"):  # ranking writes there
        stack.manage("shell", "--command", AMEND % {"count": 40})
        stack.wait_for(lambda: stack.waiting_for("matching_profile") == WORKERS["fast"].processes, 30)

        stack.kill("fast")

        stack.wait_for(lambda: stack.pid("fast") not in (None, before), 20)
    assert stack.query(OWED)[0][0] > 0


def test_redis_killed_while_messages_wait_comes_back(stack, queue):
    before = stack.pid("redis")
    queue("redis", 200)

    stack.kill("redis")

    stack.wait_for(lambda: stack.pid("redis") not in (None, before), 30)


def test_postgres_is_back_within_15_seconds(stack, queue):
    queue("postgres", 50)
    before = stack.pid("postgres")

    processes.send([before], signal.SIGKILL)

    stack.wait_for(lambda: stack.pid("postgres") != before, 5)
    stack.wait_for(stack.is_ready, 15)
    assert stack.query("SELECT count(*) FROM core_message WHERE dedupe LIKE 'sms:postgres-%%'") == [(50,)]


def test_web_server_killed_comes_back(stack):
    before = stack.pid("web")

    stack.kill("web")

    stack.wait_for(lambda: stack.pid("web") not in (None, before), 20)
    stack.wait_for(stack.is_ready, 30)


def test_supervisor_killed_leaves_nothing_and_starts_again(stack, queue):
    queue("supervisor", 30)
    named = [stack.pid(name) for name in SERVERS]

    stack.process.kill()
    stack.process.wait()

    assert processes.wait_until_gone(filter(None, named), 40) == []
    stack.start()


def test_after_all_crashes_nothing_is_lost_and_nothing_was_done_twice(stack, queued):
    for name, count in queued.items():
        stack.wait_for(lambda name=name, count=count: settled(stack, name) == count, 180)

    stack.wait_for(lambda: stack.query(OWED) == [(0,)], 180)
    assert stack.query("SELECT count(*) FROM core_demomessage WHERE times > 1") == [(0,)]


def test_stopping_leaves_no_process(stack):
    stack.stop()

    assert processes.marked(stack.place.mark) == []
    assert all(stack.pid(name) is None for name in SERVERS)
    stack.start()


def test_a_second_start_over_the_same_data_is_refused(stack):
    place = stack.place

    with pytest.raises(SystemExit, match="already runs"), supervisor.only_one(place):
        raise AssertionError("two supervisors over one data folder")
