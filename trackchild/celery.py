"""The Celery application; workers run the same code as the web process."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent, worker_before_create_process, worker_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")

BULK_NICENESS = 5  # a third of what others get on a full machine; less might hold a lock too long

app = Celery("trackchild")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def let_others_first(sender: Any = None, **_kwargs: Any) -> None:
    """On a full machine bulk work gets what the pages and the other worker leave."""
    if sender.hostname.startswith("bulk@"):
        os.nice(BULK_NICENESS)


@worker_before_create_process.connect
def share_memory(**_kwargs: Any) -> None:
    """What is loaded by now is never collected, so that the pool's processes need no copy of it."""
    gc.freeze()


@heartbeat_sent.connect
def sign_of_life(sender: Any = None, **_kwargs: Any) -> None:
    """Every two seconds from the worker's own loop, however busy its pool is."""
    from trackchild.core import heartbeats

    heartbeats.sign(sender.eventer.hostname.partition("@")[0])


@worker_ready.connect
def report_at_once(**_kwargs: Any) -> None:
    """A worker that has just come up does not wait for the beat to say that it is there."""
    app.send_task("trackchild.core.tasks.heartbeat")
