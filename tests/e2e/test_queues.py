"""While bulk work stands in a long queue, codes are sent and new reports are ranked."""

import pytest

from tests.e2e.pages import Person
from trackchild.queues import WORKERS

BACKLOG = 12
# The nightly count is bulk work; it must wait for whoever reads its table, and ranking only reads it.
COUNTS = "matching_populationcount"
FILL = """
from matching.tasks import recount
from trackchild.core.tasks import deliver_messages

for _ in range(%(count)d):
    recount.delay()
    deliver_messages.delay("email")
"""
REGISTER = """
from cases import events as kinds
from cases.models import MissingReport
from trackchild.core import events

report = MissingReport.objects.filter(status="OPEN").earliest("pk")
print("event", events.record(kinds.MISSING_REPORT_REGISTERED, subject=report).pk)
"""


@pytest.fixture
def officer(stack, new_context) -> Person:
    return Person(new_context().new_page(), stack.url)


def done(stack, event: int) -> set[str]:
    sql = "SELECT subscriber FROM core_eventdelivery WHERE event_id = %s AND state = 'DONE'"
    return {name for (name,) in stack.query(sql, event)}


def test_code_and_ranking_are_done_before_a_long_queue_of_bulk_work(stack, officer):
    phone = stack.query("SELECT phone FROM accounts_user WHERE username = 'ps.kotwali.lucknow'")[0][0]

    with stack.holding(f"LOCK TABLE {COUNTS} IN SHARE MODE"):
        stack.manage("shell", "--command", FILL % {"count": BACKLOG})
        stack.wait_for(lambda: stack.waiting_for(COUNTS) == WORKERS["bulk"].processes, 60)
        event = int(stack.manage("shell", "--command", REGISTER).split()[-1])

        officer.log_in("ps.kotwali.lucknow", phone)
        stack.wait_for(lambda: {"matching.rank", "alerts.notify"} <= done(stack, event), 60)

        assert stack.waiting_for(COUNTS) == WORKERS["bulk"].processes
        assert stack.length("bulk") >= BACKLOG - WORKERS["bulk"].processes
        assert stack.length("messages") >= BACKLOG
    stack.wait_for(lambda: stack.length("bulk") + stack.length("messages") == 0, 60)
