"""`match_files` writes the agreed lines, in order, without a database."""

import csv
import json

import pytest
from django.core.management import CommandError, call_command

MISSING = [
    {"missing_id": "M1", "full_name": "Sunaina Kumari", "sex": "F", "age_years": "9",
    "father": "Ramdhani Paswan",
     "address_state": "Bihar", "address_district": "Gaya", "missing_from_date": "01-03-2024"},
    {"missing_id": "M2", "full_name": "Rahul", "sex": "M", "age_years": "12", "father": "Suresh",
     "address_state": "Punjab", "address_district": "Ludhiana", "missing_from_date": "2024-02-01"},
]  # fmt: skip
FOUND = [
    {"recovered_id": "R2", "full_name": "", "sex": "F", "found_date": "2024-02-20"},
    {"recovered_id": "R1", "full_name": "सुनैना", "sex": "Female", "age_years": "9", "father": "रामधनी",
     "found_state": "West Bengal", "found_district": "Howrah", "found_date": "12/03/2024"},
]  # fmt: skip


def write(path, rows):
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def run(tmp_path, **options):
    out = tmp_path / "out.jsonl"
    call_command(
        "match_files",
        missing=write(tmp_path / "m.csv", MISSING),
        recovered=write(tmp_path / "r.csv", FOUND),
        out=out,
        **options,
    )
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_one_line_for_each_recovered_record_in_input_order(tmp_path):
    assert [line["recovered_id"] for line in run(tmp_path)] == ["R2", "R1"]


def test_the_child_is_first_with_reasons(tmp_path):
    best = run(tmp_path)[1]["candidates"][0]

    assert best["missing_id"] == "M1"
    assert 0 <= best["score"] <= 1
    assert {"field", "effect", "text"} == set(best["reasons"][0])


def test_nobody_missed_later_is_a_candidate(tmp_path):
    assert "M1" not in [c["missing_id"] for c in run(tmp_path)[0]["candidates"]]


def test_top_limits_the_candidates(tmp_path):
    assert all(len(line["candidates"]) <= 1 for line in run(tmp_path, top=1))


def test_an_absent_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        call_command(
            "match_files", missing=tmp_path / "nowhere.csv", recovered=tmp_path / "r.csv", out=tmp_path / "o"
        )


def test_empty_registers_give_empty_lines(tmp_path):
    out = tmp_path / "out.jsonl"
    empty = write(tmp_path / "m.csv", MISSING)
    empty.write_text("missing_id,sex,missing_from_date\n")
    call_command("match_files", missing=empty, recovered=write(tmp_path / "r.csv", FOUND), out=out)

    assert [json.loads(line)["candidates"] for line in out.read_text().splitlines()] == [[], []]


def test_a_file_without_its_identifiers_is_refused_in_words(tmp_path):
    nameless = tmp_path / "r.csv"
    nameless.write_text("recovered_id;sex;found_date\nR1;F;2024-03-01\n")

    with pytest.raises(CommandError, match=r"r\.csv.*recovered_id"):
        call_command(
            "match_files", missing=write(tmp_path / "m.csv", MISSING), recovered=nameless, out=tmp_path / "o"
        )
