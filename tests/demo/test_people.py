"""Invented people: the same for the same seed, in many scripts, and readable by the import."""

from datetime import date

import pytest

from cases.registers import UnreadableError, parse_missing_row, parse_recovered_row
from trackchild.demo.people import MISSING_COLUMNS, RECOVERED_COLUMNS, registers
from trackchild.demo.people.names import CULTURES, Name, in_script, name_lists
from trackchild.demo.people.scripts import script_of

TODAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def sample():
    return registers(600, 360, 7)


def test_the_same_seed_gives_the_same_registers(sample):
    assert registers(600, 360, 7) == sample


def test_another_seed_gives_other_people(sample):
    assert registers(600, 360, 8).missing != sample.missing


def test_registers_have_the_sizes_asked_for(sample):
    assert (len(sample.missing), len(sample.recovered), len(sample.truth)) == (600, 360, 360)


def test_rows_have_exactly_the_columns_of_the_interchange(sample):
    assert {tuple(row) for row in sample.missing} == {MISSING_COLUMNS}
    assert {frozenset(row) for row in sample.recovered} == {frozenset(RECOVERED_COLUMNS)}


def test_truth_names_rows_that_exist_and_each_missing_person_once(sample):
    ids = {row["missing_id"] for row in sample.missing}
    linked = [row["missing_id"] for row in sample.truth if row["missing_id"]]

    assert set(linked) <= ids
    assert len(linked) == len(set(linked)) == round(360 * 0.84)


def test_truth_of_a_pair_has_one_sex_and_the_right_order_in_time(sample):
    missing = {row["missing_id"]: parse_missing_row(row, TODAY) for row in sample.missing}
    found = {row["recovered_id"]: parse_recovered_row(row, TODAY) for row in sample.recovered}
    pairs = [(missing[t["missing_id"]], found[t["recovered_id"]]) for t in sample.truth if t["missing_id"]]

    assert all(lost["event_on"] <= back["event_on"] for lost, back in pairs)
    assert sum(lost["sex"] != back["sex"] for lost, back in pairs) <= 8


def test_whole_registers_are_read_without_a_refused_row(sample):
    for row in sample.missing:
        parse_missing_row(row, TODAY)
    for row in sample.recovered:
        parse_recovered_row(row, TODAY)


def test_one_row_in_a_hundred_is_broken_when_asked():
    broken = registers(500, 300, 3, broken=0.01)

    assert _refused(broken.missing, "missing_id", parse_missing_row) == 5
    assert _refused(broken.recovered, "recovered_id", parse_recovered_row) == 3


def _refused(rows, id_column, parse):
    seen, refused = set(), 0
    for row in rows:
        try:
            parse(row, TODAY)
            refused += row[id_column] in seen
        except UnreadableError:
            refused += 1
        seen.add(row[id_column])
    return refused


def test_some_found_children_have_no_name_and_some_a_name_in_the_local_script(sample):
    names = [row["full_name"] for row in sample.recovered]

    assert sum(not name for name in names) > 20
    assert sum(bool(script_of(name)) for name in names) > 40


def test_every_culture_has_names_in_its_script():
    for culture in CULTURES.values():
        if culture.script in ("Latn", "Arab"):
            continue
        for part in ("boy", "girl", "surname"):
            assert {script_of(name.local) for name in name_lists()[culture.key, part]} == {culture.script}


@pytest.mark.parametrize(
    ("script", "written"),
    [("Beng", "রাহুল"), ("Gujr", "રાહુલ"), ("Telu", "రాహుల్"), ("Guru", "ਰਾਹੁਲ"), ("Deva", "राहुल")],
)
def test_a_name_is_rewritten_in_another_script(script, written):
    assert in_script(Name("Rahul", "राहुल"), script) == written


def test_a_name_without_local_script_stays_latin():
    assert in_script(Name("Lalrinpuii"), "Beng") == ""
