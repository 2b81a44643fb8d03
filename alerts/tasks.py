"""Background work of the alerts."""

from celery import shared_task

from alerts import services
from trackchild.core import events

SUBSCRIBER = "alerts.notify"


@shared_task(time_limit=60, soft_time_limit=50)
def notify(event_id: int) -> None:
    with events.delivering(event_id, SUBSCRIBER) as event:
        if event is not None:
            services.notify(event=event)
