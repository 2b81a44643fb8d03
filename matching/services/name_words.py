"""Keeps the words of names that a name still being typed may become."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from matching.columns import GIVEN_BY_HOME, person_tokens
from matching.models import NameWord, Profile
from matching.record import Record

BATCH = 5000
TOLD = ("features__full_name", "features__aliases", "features__name_is_given")


def words_of(record: Record) -> set[str]:
    tokens, _glued, kind = person_tokens(record)
    return set() if kind == GIVEN_BY_HOME else {token.fold for token in tokens if not token.is_initial}


def learn_words(record: Record) -> None:
    """Words nobody has borne so far; how common each is, the night counts."""
    words = words_of(record)
    fresh = words.difference(NameWord.objects.filter(word__in=words).values_list("word", flat=True))
    if fresh:
        # In one order, so that two reports with the same new words do not wait for each other.
        NameWord.objects.bulk_create((NameWord(word=word) for word in sorted(fresh)), ignore_conflicts=True)


def recount_words() -> int:
    """Nightly: the words of all reports and how many bear each. → how many words there are."""
    borne: Counter[str] = Counter()
    for name, aliases, is_given in _told():
        record = Record("", full_name=name or "", aliases=tuple(aliases or ()), name_is_given=bool(is_given))
        borne.update(words_of(record))
    with transaction.atomic():
        NameWord.objects.all().delete()
        rows = (NameWord(word=word, borne_by=count) for word, count in sorted(borne.items()))
        NameWord.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(borne)


def _told() -> Iterable[tuple]:
    return Profile.objects.values_list(*TOLD).iterator(chunk_size=BATCH)
