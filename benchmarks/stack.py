"""The programs of `make run` over the database of the benchmarks, and a browser without a screen."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape

import requests
from django.conf import settings
from django.test import Client
from redis import Redis

from benchmarks.ground import FOLDER
from tests.factories.accounts import login
from trackchild.accounts.models import User
from trackchild.devstack import probe, processes
from trackchild.devstack.places import ROOT, Place
from trackchild.devstack.supervisor import Stack, programs_of
from trackchild.queues import QUEUES

READY, REST, QUIET = 120, 300, 3  # seconds at most; and seconds without a waiting task
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


@contextmanager
def running(scale: float) -> Iterator[str]:
    """Web, both workers and beat, as `make run` starts them; yields the address when all is at rest."""
    place = Place(FOLDER / f"{scale:g}")
    stack = Stack(place, host="127.0.0.1", port=_free_port())
    environment = os.environ | {"HOST": stack.host, "PORT": str(stack.port), "CELERY_SKIP_CHECKS": "1"}
    with (place.log / "programs.log").open("ab") as log:
        started = [
            processes.launch(
                program.command, bound=True, env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
            )
            for program in programs_of(stack)
        ]
        try:
            wait_until(lambda: _is_ready(stack.port), READY)
            come_to_rest()
            yield stack.address
        finally:
            processes.end([process.pid for process in started], patience=40)


def _is_ready(port: int) -> bool:
    return probe.status_of("/readyz/", host="127.0.0.1", port=port, name="localhost") == 200


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_until(condition: Callable[[], bool], seconds: float, *, look_every: float = 0.2) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(look_every)
    return True


def come_to_rest() -> bool:
    """What was left to do before is done first: it is not part of the measurement."""
    quiet = 0
    with Redis.from_url(settings.REDIS_URL) as broker:
        for _second in range(REST):
            quiet = 0 if any(broker.llen(queue) for queue in ("default", *QUEUES)) else quiet + 1
            if quiet == QUIET:
                return True
            time.sleep(1)
    return False


class Officer:
    """Somebody who has logged in at the running portal."""

    def __init__(self, username: str, address: str) -> None:
        self.user = User.objects.get(username=username)
        self.posting = self.user.current_postings[0]
        self.user.posting = self.posting
        self.address = address
        self.web = requests.Session()
        for name, morsel in login(Client(), self.user).cookies.items():
            self.web.cookies.set(name, morsel.value)

    def page(self, path: str) -> str:
        answer = self.web.get(f"{self.address}{path}", timeout=30)
        answer.raise_for_status()
        return answer.text

    def confirm(self, path: str) -> None:
        """Open a page that asks for confirmation, and press its button."""
        page = self.page(path)
        fields = {name: unescape(value) for name, value in HIDDEN.findall(page[page.index("<main") :])}
        answer = self.web.post(f"{self.address}{path}", fields, timeout=30, allow_redirects=False)
        if answer.status_code != 302:
            raise RuntimeError(f"{path} was not accepted: {answer.status_code}\n{_problems(answer.text)}")


def _problems(page: str) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", page[page.find("tc-error-summary") :][:2000])
