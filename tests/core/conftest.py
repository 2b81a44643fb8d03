"""What the tests of the common parts share."""

import pytest
from django.contrib.auth import get_user_model

from trackchild.core import events


@pytest.fixture
def officer(db):
    return get_user_model().objects.create_user("ps.test", name="Test Officer")


@pytest.fixture
def heard(monkeypatch):
    """A private registry of events: `heard.kind` is declared, `heard.task` records who called it."""
    monkeypatch.setattr(events, "_labels", {})
    monkeypatch.setattr(events, "_subscribers", {})
    return Listener()


class Listener:
    """A subscriber whose task can be told to fail."""

    name = "test.listener"

    def __init__(self) -> None:
        self.kind = events.declare("thing.happened", "Thing happened")
        self.calls: list[int] = []
        self.done: list[int] = []
        self.error: Exception | None = None
        self.broker_error: Exception | None = None
        events.subscribe(self.kind, name=self.name, task=self)

    def apply_async(self, args) -> None:
        """As Celery's: sending may fail when the broker is down."""
        if self.broker_error:
            raise self.broker_error
        self.calls.append(args[0])

    def run(self, event_id: int) -> None:
        with events.delivering(event_id, self.name) as event:
            if event is None:
                return
            self.done.append(event.pk)
            if self.error:
                raise self.error
