"""A question of somebody who searches, as keys of the engine and as a record to compare with."""

import re
from collections.abc import Iterator
from itertools import product

import numpy as np
from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from cases.models import MissingReport
from cases.questions import Question
from matching import counts, reading, search
from matching.keys import name_keys, number, place_keys, relation_keys
from matching.models import NameWord
from matching.names import fold, parse_name, to_latin
from matching.profiles import from_json
from matching.record import Mark, Place, Record
from matching.vocabulary import MARK_KIND, SAME, SITES

READ = 200  # reports looked at closely for one question
READ_WHILE_TYPING = 20
COMPLETIONS = 24
SPELT, SOUNDS, BONES = 1, 2, 3  # how many keys of a word may answer: down to its consonants
SHORTEST_START = 2

KEYS = "match_profile__keys__overlap"
Part = list[int]


def narrowed(rows: QuerySet, question: Question) -> QuerySet:
    """The reports in which every word asked for sounds alike, in any script."""
    return _with(rows, [*_words(question, SOUNDS), *_others(question)], _glued(question))


def asks_by_keys(question: Question) -> bool:
    """Whether it asks for a name, a parent, a mark or a home; a title alone is no name."""
    return bool(_words(question, SOUNDS) or _others(question))


def index_keys(question: Question) -> list[int]:
    """The keys of the part of a question that the fewest reports share: whoever fits bears one of them."""
    parts = [*_words(question, SOUNDS), *_others(question)]
    if not parts:
        return [place_key(question)]
    common = counts.common_keys()
    rarest = min(parts, key=lambda part: sum(common.get(key, 0) for key in part))
    return sorted({*rarest, *_glued(question)})


def place_key(question: Question) -> int:
    if question.district:
        return number("asked", "district", question.district)
    return number("asked", "state", question.state) if question.state else number("asked", "anywhere")


def place_keys_of(report: object) -> list[int]:
    """What a report answers of questions that name nobody."""
    return [
        number("asked", "district", report.district_id),
        number("asked", "state", report.state_id),
        number("asked", "anywhere"),
    ]


def best(rows: QuerySet, question: Question, limit: int, *, unfinished: bool = False) -> list[int]:
    """Ids of the reports that fit, the likeliest first."""
    is_missing = rows.model is MissingReport
    if not (question.words or _others(question)):
        event = "missing_from" if is_missing else "recovered_at"
        return list(rows.order_by(f"-{event}", "-pk").values_list("pk", flat=True)[:limit])
    most = READ_WHILE_TYPING if unfinished else READ
    found: dict[int, dict | None] = {}
    for step in _steps(rows, question, unfinished):
        fresh = step.exclude(pk__in=list(found)) if found else step
        found |= dict(fresh.values_list("pk", "match_profile__features")[: most - len(found)])
        if len(found) >= (limit if unfinished else most):
            break
    return _in_order(found, question, is_missing)[:limit]


def _steps(rows: QuerySet, question: Question, unfinished: bool) -> Iterator[QuerySet]:
    """From what is written so to what has only its consonants in common."""
    others = _others(question)
    if not question.words:
        yield _with(rows, others)
        return
    for depth in (SOUNDS,) if unfinished else (SPELT, SOUNDS):
        if words := _words(question, depth):
            yield _with(rows, [*words, *others], _glued(question) if depth == SOUNDS else ())
    if unfinished and (words := _begun(question)):
        yield _with(rows, [*words, *others])
    yield _with(rows.name_starts(question.words), others)
    if not unfinished and (words := _words(question, BONES)):
        yield _with(rows, [*words, *others])


def _with(rows: QuerySet, parts: list[Part], instead: tuple[int, ...] = ()) -> QuerySet:
    """Reports that bear a key of every part; `instead` stands for the words of a name written as one."""
    condition = Q()
    for part in parts:
        condition &= Q(**{KEYS: part})
    if instead:
        condition |= Q(**{KEYS: list(instead)})
    return rows.filter(condition)


def _words(question: Question, depth: int) -> list[Part]:
    parts = [keys[:depth] for keys in name_keys(question.words)]
    if len(parts) == 1 and depth >= SOUNDS:
        # «Rajkumar» is also written «Raj Kumar».
        parts[0] += [number("glued", token.loose) for token in parse_name(question.words).tokens]
    return parts


def _glued(question: Question) -> tuple[int, ...]:
    """«Raj Kumar» is also written «Rajkumar»."""
    name = parse_name(question.words)
    if name.glued and not _others(question):
        return (number("glued", name.glued.loose),)
    return ()


def _begun(question: Question) -> list[Part]:
    """The finished words, and for the last one every known word that begins so."""
    last = question.words.split()[-1]
    start = fold(re.sub(r"[^a-z]", "", to_latin(last)))
    if len(start) < SHORTEST_START:
        return []
    likely = NameWord.objects.filter(word__startswith=start).order_by("-borne_by")
    keys = [number("name", "spelt", word) for word in likely.values_list("word", flat=True)[:COMPLETIONS]]
    unfinished = {number("name", "spelt", token.fold) for token in parse_name(last).tokens}
    finished = [each[:SOUNDS] for each in name_keys(question.words) if each[0] not in unfinished]
    return [*finished, keys] if keys else []


def _others(question: Question) -> list[Part]:
    """The parts beside the name: every word of the parent's name, the mark, every word of the home."""
    parts = [list(keys) for keys in relation_keys(question.parent)] if question.parent else []
    if question.mark_kind or question.mark_site:
        parts.append(_mark(question))
    return parts + [list(place_keys(word)) for word in reading.place_words(question.home)]


def _mark(question: Question) -> Part:
    kinds = [SAME.get(question.mark_kind, question.mark_kind)] if question.mark_kind else MARK_KIND
    sites = [SAME.get(question.mark_site, question.mark_site)] if question.mark_site else SITES
    sexes = [question.sex] if question.sex in ("M", "F") else ["M", "F"]
    return [number("mark", *each) for each in product(kinds, sites, sexes)]


def _in_order(found: dict[int, dict | None], question: Question, is_missing: bool) -> list[int]:
    """By the evidence of the engine; a report too new to be known to it comes last."""
    others = [from_json(pk, features) for pk, features in found.items() if features is not None]
    bits = np.zeros(len(others))
    if others:
        each = [search.score(record, others, is_missing=not is_missing).bits for record in _records(question)]
        bits = np.max(each, axis=0)
    known = [int(other.id) for other in others]
    asked = to_latin(question.words)
    alike = [fuzz.ratio(asked, to_latin(other.full_name)) for other in others]
    # Words that everybody bears are no evidence, but who types them wants to see them first.
    order = sorted(range(len(known)), key=lambda at: (-round(float(bits[at]), 1), -alike[at], -known[at]))
    return [*(known[at] for at in order), *(pk for pk, features in found.items() if features is None)]


def _records(question: Question) -> list[Record]:
    """The question as a child; whether the parent named is the father or the mother, nobody said."""
    ages = [age for age in (question.age_from, question.age_to) if age is not None]
    told = {
        "id": "0",
        "full_name": question.words,
        "sex": question.sex,
        "age_years": sum(ages) / len(ages) + 0.5 if ages else None,
        "age_slack": max((max(ages) - min(ages)) / 2, 1.0) if ages else 1.0,
        "home": Place(words=reading.place_words(question.home)),
        "marks": (Mark(question.mark_kind, question.mark_site),)
        if question.mark_kind and question.mark_site
        else (),
    }
    if not question.parent:
        return [Record(**told)]
    return [Record(**told, father=question.parent), Record(**told, mother=question.parent)]
