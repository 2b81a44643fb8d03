"""The Celery application; workers run the same code as the web process."""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")

app = Celery("trackchild")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def report_at_once(**_kwargs) -> None:
    """A worker that has just come up does not wait for the beat to say that it is there."""
    app.send_task("trackchild.core.tasks.heartbeat")
