"""How long pages take to be made and how heavy they are."""

import gzip
import time
from typing import Any

from django.test import Client
from django.urls import reverse

from benchmarks.spread import spread
from cases.models import MissingReport
from tests.factories.accounts import login
from trackchild.accounts.models import User

TURNS = 30


def measure(scale: float) -> dict[str, Any]:
    del scale
    citizen, officer = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    login(officer, User.objects.get(username="ps.kotwali.lucknow"))
    own = MissingReport.objects.filter(office__code="162PS01", status="OPEN").order_by("-pk").first()
    draft = MissingReport.objects.filter(office__code="162PS01", status="DRAFT").first()
    wanted = {
        "home": (citizen, "/"),
        "gallery of missing people": (citizen, "/missing/"),
        "work space": (officer, "/office/"),
        "list of missing reports": (officer, reverse("cases:missing-report-list")),
        "case page": (officer, own.get_absolute_url()),
        "Form-M section": (officer, reverse("cases:missing-report-edit", args=[draft.reference, "person"])),
        "list of matches": (officer, reverse("matching:match-list")),
    }
    return {name: _page(client, address) for name, (client, address) in wanted.items()}


def _page(client: Client, address: str) -> dict[str, Any]:
    first = client.get(address)
    if first.status_code != 200:
        return {"status": first.status_code}
    seconds = []
    for _turn in range(TURNS):
        started = time.perf_counter()
        client.get(address)
        seconds.append(time.perf_counter() - started)
    return {**spread(seconds), "bytes": len(first.content), "gzipped": len(gzip.compress(first.content))}
