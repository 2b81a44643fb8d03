"""The Celery application; workers run the same code as the web process."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trackchild.settings")

app = Celery("trackchild")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
