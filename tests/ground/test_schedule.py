"""Every task that should run by itself is on the schedule, and every task on it exists."""

from django.conf import settings

from trackchild.celery import app

SCHEDULED = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}


def test_every_scheduled_task_exists():
    app.loader.import_default_modules()

    assert sorted(SCHEDULED - set(app.tasks)) == []


def test_nightly_work_is_scheduled():
    nightly = {
        "matching.tasks.recount", "matching.tasks.expire", "matching.tasks.escalate_unopened",
        "matching.tasks.report_drift", "trackchild.core.tasks.delete_old_drafts",
    }  # fmt: skip

    assert nightly <= SCHEDULED
