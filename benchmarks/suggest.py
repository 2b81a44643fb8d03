"""Records offered while a name is typed, and the search for whole names, at the volume of the country."""

import time
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from django.test import Client
from django.urls import reverse

from benchmarks.spread import spread
from cases.models import MissingReport, RecoveryReport
from cases.questions import Question
from cases.selectors.search import search_country
from cases.views import search
from directory.choices import Role
from matching.models import NameWord
from matching.services import recount_words
from tests.factories.accounts import login
from trackchild.accounts.models import Posting, User

ASKED = 150
SHORTEST, LONGEST = 2, 6


def measure(scale: float) -> dict[str, Any]:
    del scale
    search.TYPED = "1000000/m"  # one person asks for many here
    found = {} if NameWord.objects.exists() else {"words of names": recount_words()}
    draw = Random(7)
    names = _names(draw)
    station, nation = User.objects.get(username="ps.kotwali.lucknow"), _national_officer()
    starts = [name[: draw.randint(SHORTEST, LONGEST)] for name in names]
    seconds_words = [_two_words(name, draw) for name in names if " " in name]
    for label, user in (("station", station), ("country", nation)):
        client = login(Client(HTTP_HOST="localhost"), user)
        found |= {
            f"suggestions for first letters, {label}": _timed(_asking(client), starts),
            f"suggestions for a second word begun, {label}": _timed(_asking(client), seconds_words),
            f"search for a whole name, {label}": _timed(_searching(user), names),
        }
    return found


def _national_officer() -> User:
    posting = Posting.objects.current().filter(role=Role.NCRB_OFFICER).order_by("pk").first()
    posting.user.posting = posting
    return posting.user


def _names(draw: Random) -> list[str]:
    """Names of the register, in both scripts."""
    found = []
    for model in (MissingReport, RecoveryReport):
        last = model.objects.order_by("-pk").values_list("pk", flat=True).first()
        keys = [draw.randint(1, last) for _ in range(ASKED * 2)]
        rows = model.objects.filter(pk__in=keys).values_list("full_name", "name_local")
        found += [name for name in (full or local for full, local in rows) if len(name) >= LONGEST]
    draw.shuffle(found)
    return found[:ASKED]


def _two_words(name: str, draw: Random) -> str:
    first, second, *_rest = name.split()
    return f"{first} {second[: draw.randint(1, 4)]}"


def _asking(client: Client) -> Callable[[str], Any]:
    address = reverse("cases:search-suggestions")
    return lambda words: client.get(address, {"q": words})


def _searching(user: Any) -> Callable[[str], Any]:
    return lambda words: search_country(user, Question(words=words))


def _timed(ask: Callable[[str], Any], questions: Iterable[str]) -> dict[str, Any]:
    questions = list(questions)
    ask(questions[0])  # the counts of the population are read once in each process
    seconds = []
    for words in questions:
        started = time.perf_counter()
        ask(words)
        seconds.append(time.perf_counter() - started)
    return spread(seconds)
