"""A long queue of imports, exports or messages delays no one-time code and no ranking."""

import pytest
from django.conf import settings

from trackchild.celery import app
from trackchild.queues import QUEUES, WORKERS

URGENT = {"otp", "matching", "outbox"}


@pytest.fixture(scope="module")
def tasks() -> dict:
    app.loader.import_default_modules()
    return {name: task for name, task in app.tasks.items() if not name.startswith("celery.")}


def queue_of(name: str) -> str:
    return app.amqp.router.route({}, name)["queue"].name


def test_every_task_with_a_queue_exists(tasks):
    assert {name for names in QUEUES.values() for name in names} - set(tasks) == set()


def test_every_queue_is_served_by_one_worker(tasks):
    served = [queue for worker in WORKERS.values() for queue in worker.queues]

    assert len(served) == len(set(served))
    assert {queue_of(name) for name in tasks} <= set(served)


def test_what_somebody_waits_for_has_a_worker_to_itself():
    assert set(WORKERS["fast"].queues) == URGENT
    assert not URGENT & set(WORKERS["bulk"].queues)


@pytest.mark.parametrize(
    ("task", "queue"),
    [
        ("trackchild.core.tasks.deliver_codes", "otp"),
        ("matching.tasks.rank", "matching"),
        ("alerts.tasks.notify", "outbox"),
        ("trackchild.core.tasks.deliver_messages", "messages"),
        ("matching.tasks.rank_unranked", "bulk"),
        ("cases.tasks.mark_long_pending", "default"),
    ],
)
def test_tasks_wait_where_they_belong(task, queue):
    assert queue_of(task) == queue


def test_what_waits_among_the_urgent_is_over_within_a_minute(tasks):
    slow = {
        name: tasks[name].time_limit or settings.CELERY_TASK_TIME_LIMIT
        for name in tasks
        if queue_of(name) in URGENT
    }

    assert {name: seconds for name, seconds in slow.items() if seconds > 60} == {}


def test_no_running_task_is_handed_to_a_second_worker(tasks):
    longest = max(task.time_limit or settings.CELERY_TASK_TIME_LIMIT for task in tasks.values())

    assert longest < settings.VISIBILITY_SECONDS
    assert settings.CELERY_TASK_ACKS_LATE
    assert settings.CELERY_WORKER_PREFETCH_MULTIPLIER == 1
