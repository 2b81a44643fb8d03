"""A pair is worth the same whoever asks: one report ranked at a time, the whole register, two files."""

import csv
import json
import random

import pytest
from django.core.management import call_command
from django.db import transaction

from cases.models import MissingReport, RecoveryReport
from directory.geography_loader import load_geography
from matching import counts, profiles, registers, services
from matching.files import PLAUSIBLE
from matching.models import Match, Profile
from matching.services.recount import renew_profiles
from trackchild.demo.people import MISSING_COLUMNS, RECOVERED_COLUMNS
from trackchild.demo.people import registers as invented

pytestmark = pytest.mark.django_db

SAME = 1e-6
LISTED_BY_ALL = 0.05  # weaker pairs are nobody's rivals and need not be stored
MISSING, FOUND, SEED = 110, 80, 4
FILES = (("missing", MISSING_COLUMNS), ("recovered", RECOVERED_COLUMNS))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two registers as files and as live cases, with what they are worth as files."""
    folder = tmp_path_factory.mktemp("registers")
    made = invented(MISSING, FOUND, SEED)
    paths = {name: write(folder / f"{name}.csv", getattr(made, name), columns) for name, columns in FILES}
    with django_db_blocker.unblock(), transaction.atomic():
        load_geography()
        call_command("import_register", **paths)
        call_command("match_files", **paths, out=folder / "files.jsonl")
        yield paths, read(folder / "files.jsonl")
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _fresh_counts(loaded, db):
    counts.forget()
    yield
    counts.forget()


def write(path, rows, columns):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path):
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {
        (candidate["missing_id"], line["recovered_id"]): candidate["score"]
        for line in lines
        for candidate in line["candidates"]
    }


def stored():
    rows = Match.objects.values_list("missing_report__external_id", "recovery_report__external_id", "score")
    return {(missing, found): score for missing, found, score in rows}


def differing(one, other):
    """Pairs that either names and that are not worth the same; what is beneath a line in a file is beneath
    notice.
    """
    pairs = {pair for pair, score in (one | other).items() if score >= 10 * PLAUSIBLE}
    return {
        pair: (one[pair], other[pair])
        for pair in pairs & one.keys() & other.keys()
        if abs(one[pair] - other[pair]) > SAME
    }


def reports():
    marked = (model.objects.prefetch_related("marks") for model in (MissingReport, RecoveryReport))
    return [report for rows in marked for report in rows]


def test_a_row_read_from_the_file_is_the_record_of_the_imported_report(loaded):
    paths, _scores = loaded
    read_rows = {
        r.id: r
        for name, side in (("missing", "M"), ("recovered", "R"))
        for r in registers.read(paths[name], side)
    }

    for report in reports():
        record = profiles.of_report(report)
        from_file = read_rows[report.external_id]
        assert {k: getattr(record, k) for k in record.__slots__ if k != "id"} == {
            k: getattr(from_file, k) for k in record.__slots__ if k != "id"
        }


def test_reports_ranked_one_by_one_in_any_order_are_worth_what_the_files_are(loaded):
    _paths, by_files = loaded
    renew_profiles(say=str)
    services.recount_population()
    Profile.objects.all().delete()  # only how common everything is is known beforehand
    everybody = reports()
    random.Random(1).shuffle(everybody)
    for report in everybody:
        services.rank_report(report)

    one_by_one = stored()

    assert differing(one_by_one, by_files) == {}
    assert {pair for pair, score in by_files.items() if score >= LISTED_BY_ALL} <= one_by_one.keys()
    assert {pair for pair, score in one_by_one.items() if score >= LISTED_BY_ALL} <= by_files.keys()
    assert sum(score > 0.9 for score in one_by_one.values()) > FOUND / 2


def test_the_whole_register_at_once_is_worth_what_the_files_are(loaded, tmp_path):
    _paths, by_files = loaded
    call_command("match_all", out=tmp_path / "all.jsonl")

    at_once = read(tmp_path / "all.jsonl")

    assert at_once.keys() == by_files.keys()
    assert differing(at_once, by_files) == {}
    assert differing(at_once, stored()) == {}


def test_a_report_that_leaves_the_search_leaves_its_rivals_as_if_it_had_never_been(loaded):
    for _each in services.rematch_all(say=str):
        pass
    rival = Match.objects.filter(score__gt=0.9).order_by("pk").first().recovery_report
    RecoveryReport.objects.filter(pk=rival.pk).update(status="DISPOSED")
    rival.refresh_from_db()
    services.rank_report(rival)
    online = {pair: score for pair, score in stored().items() if pair[1] != rival.external_id}

    for _each in services.rematch_all(say=str):
        pass

    # One child less hardly changes how common anything is: only the rivals' shares can show.
    again = stored()
    assert {p: s for p, s in online.items() if abs(s - again[p]) > 0.01} == {}
