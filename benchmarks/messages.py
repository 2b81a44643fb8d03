"""A national alert leaves the house, and one-time codes pass it: through the programs of `make run`."""

import time
from typing import Any

from django.db import transaction

from benchmarks.spread import spread
from benchmarks.stack import running, wait_until
from trackchild.core import messaging
from trackchild.core.models import Message

ALERT = 25_776  # numbers of a national alert, from SCALE 0.05 on
CODES = 20
WAIT = 30.0
S = Message.State
WAITING = (S.PENDING, S.LEASED, S.UNKNOWN)

NOTICE = messaging.MessageTemplate(code="bench.notice", sms="Alert %(number)s", variables=("number",))
CODE = messaging.MessageTemplate(code="bench.code", sms="Code %(number)s", variables=("number",), lane="otp")


def measure(scale: float) -> dict[str, Any]:
    count = round(ALERT * min(1.0, max(0.01, scale * 20)))
    mark = f"bench-{time.time()}"
    for template in (NOTICE, CODE):
        if template not in messaging.all_templates():
            messaging.register_template(template)
    with running(scale):
        quiet = [_code(f"{mark}-quiet-{number}") for number in range(CODES)]
        with transaction.atomic():
            for number in range(count):
                _queue(NOTICE, f"{mark}-{number}", number)
        started = time.perf_counter()
        busy = [_code(f"{mark}-busy-{number}") for number in range(CODES)]
        left = _waiting(mark)
        if not wait_until(lambda: not _waiting(mark), count / 10 + WAIT):
            raise RuntimeError(f"{_waiting(mark)} messages were not handed over")
        seconds = time.perf_counter() - started
    return {
        "one-time code, nothing else to send": spread(quiet),
        "one-time code among the messages": {**spread(busy), "messages waiting after": left},
        "messages": {"n": count, "s": round(seconds, 1), "per second": round(count / seconds, 1)},
    }


def _queue(template: messaging.MessageTemplate, dedupe: str, number: int) -> Message | None:
    return messaging.queue(
        template=template.code,
        channel="sms",
        to=f"+9198{number:08d}",
        language="en",
        context={"number": number},
        dedupe=dedupe,
    )


def _waiting(mark: str) -> int:
    return Message.objects.filter(dedupe__startswith=f"sms:{mark}", state__in=WAITING).count()


def _code(dedupe: str) -> float:
    """From the commit of the code to the gateway having it."""
    with transaction.atomic():
        message = _queue(CODE, dedupe, 1)
    started = time.perf_counter()
    sent = Message.objects.filter(pk=message.pk).exclude(state__in=WAITING)
    if not wait_until(sent.exists, WAIT, look_every=0.005):
        raise RuntimeError("a one-time code was not handed over")
    return time.perf_counter() - started
