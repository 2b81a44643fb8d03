"""Registers become live cases: good rows kept, bad rows told, again without harm, on after a kill."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.models import IdentificationMark, MissingReport, RecoveryReport
from cases.services import register_import
from directory.choices import OfficeKind
from directory.geography_loader import load_geography
from directory.models import District
from tests.factories.directory import OfficeFactory
from trackchild.core.models import Event
from trackchild.demo.people import MISSING_COLUMNS, RECOVERED_COLUMNS, registers

ROW = {"missing_id": "M1", "sex": "F", "missing_from_date": "2026-03-31"}


@pytest.fixture(scope="module")
def places(django_db_setup, django_db_blocker):
    """The real states and districts, read once for the whole file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_geography()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _apart(places):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(register_import, "CHUNK", 50)
    return tmp_path


def write(path, rows, columns=None):
    columns = columns or list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def load(**options):
    words = io.StringIO()
    call_command("import_register", stdout=words, **options)
    return words.getvalue()


def told(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def one(folder, **cells):
    load(missing=write(folder / "one.csv", [{**ROW, **cells}]))
    return MissingReport.objects.get(external_id="M1")


def test_good_rows_are_kept_and_each_broken_row_is_told(folder):
    made = registers(300, 200, 5, broken=0.01)
    errors = folder / "errors.csv"

    load(
        missing=write(folder / "missing.csv", made.missing, MISSING_COLUMNS),
        recovered=write(folder / "recovered.csv", made.recovered, RECOVERED_COLUMNS),
        errors=errors,
    )

    assert (MissingReport.objects.count(), RecoveryReport.objects.count()) == (297, 198)
    assert len(told(errors)) == 5
    assert all(row["line"] and row["column"] and row["reason"] for row in told(errors))


def test_a_second_run_changes_nothing_and_says_so(folder):
    path = write(folder / "missing.csv", registers(120, 60, 5).missing, MISSING_COLUMNS)
    load(missing=path)
    before = list(MissingReport.objects.order_by("pk").values_list("pk", "version", "number", "updated_at"))

    words = load(missing=path)

    assert "nothing to do" in words
    assert (
        list(MissingReport.objects.order_by("pk").values_list("pk", "version", "number", "updated_at"))
        == before
    )


@pytest.mark.parametrize("written", ["Kotwali", "P.S. Kotwali", "kotwali thana", "Kotwali Police Station"])
def test_a_station_is_found_however_it_is_written(folder, written):
    lucknow = District.objects.get(name="Lucknow", replaced_by=None)
    station = OfficeFactory(
        kind=OfficeKind.PS, name="Kotwali PS, Lucknow", state=lucknow.state, district=lucknow
    )

    case = one(
        folder,
        missing_from_state="Uttar Pradesh",
        missing_from_district="Lucknow",
        missing_from_ps=written,
    )

    assert case.office == station


def test_a_dry_run_writes_nothing(folder):
    words = load(missing=write(folder / "missing.csv", [ROW]), dry_run=True)

    assert "1 could be imported" in words
    assert not MissingReport.objects.exists()


def test_after_a_kill_the_rest_is_loaded_and_no_error_is_told_twice(folder, monkeypatch):
    made = registers(200, 60, 5, broken=0.03)
    path, errors = write(folder / "missing.csv", made.missing, MISSING_COLUMNS), folder / "errors.csv"
    register = register_import.REGISTERS["missing"]
    calls = []

    def dies_at_third(rows, directory):
        calls.append(rows)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return register.keep(rows, directory)

    broken = register_import.Register(**{**vars(register), "keep": dies_at_third})
    monkeypatch.setitem(register_import.REGISTERS, "missing", broken)
    with pytest.raises(KeyboardInterrupt):
        load(missing=path, errors=errors)
    kept = MissingReport.objects.count()
    monkeypatch.setitem(register_import.REGISTERS, "missing", register)
    load(missing=path, errors=errors, resume=True)

    assert 0 < kept < 194
    assert MissingReport.objects.count() == 194
    assert len({row["line"] for row in told(errors)}) == len(told(errors)) == 6


def test_a_chunk_is_written_whole_or_not_at_all(folder, monkeypatch):
    rows = [{**ROW, "missing_id": f"M{n}", "full_name": "Ravi"} for n in range(40)]
    monkeypatch.setattr("cases.services.register_import.loaders.keep_marks", _fail)

    with pytest.raises(RuntimeError):
        load(missing=write(folder / "missing.csv", rows))

    assert not MissingReport.objects.exists()


def _fail(*args):
    raise RuntimeError


def test_columns_may_stand_in_any_order_with_a_byte_order_mark(folder):
    path = folder / "missing.csv"
    path.write_text(
        "\ufeffMissing_From_Date,Full Name,Sex,MISSING_ID\n31/03/2026,सीता,महिला,M9\n", encoding="utf-8"
    )

    load(missing=path)

    report = MissingReport.objects.get(external_id="M9")
    assert (report.name_local, report.sex, report.missing_from.isoformat()[:10]) == (
        "सीता",
        "F",
        "2026-03-30",
    )


def test_a_file_without_a_needed_column_is_refused(folder):
    with pytest.raises(CommandError, match="sex"):
        load(missing=write(folder / "missing.csv", [{"missing_id": "M1", "missing_from_date": "2026-01-01"}]))


def test_a_row_with_three_cells_only_is_a_case(folder):
    report = one(folder)

    assert (report.status, report.sex, report.full_name) == ("OPEN", "F", "")
    assert report.number
    assert report.registered_at


def test_words_mean_codes_and_unknown_words_are_kept(folder):
    report = one(
        folder, complexion="gehuan rang", build="dubla patla", hair="kale lambe", eyes="kanji",
        face="like a potato",
        clothing="peela school uniform, chappal", religion="इस्लाम", languages="Hindi, Bangla",
    )  # fmt: skip

    assert (report.complexion, report.build, report.hair_colour, report.hair_style) == (
        "WHEATISH", "THIN", "BLACK", "LONG",
    )  # fmt: skip
    assert (report.eye_colour, report.clothes_upper, report.footwear) == ("GREY", "SCHOOL_UNIFORM", "CHAPPAL")
    assert report.clothes_colours == ["YELLOW"]
    assert report.languages == ["hi", "bn"]
    assert "potato" in report.appearance_other


def test_marks_are_read_from_json_and_from_plain_text(folder):
    rows = [
        {**ROW, "marks": '[{"kind": "til", "body_part": "gaal", "side": "left"}]'},
        {**ROW, "missing_id": "M2", "marks": "jalne ka nishan on daayan haath"},
        {**ROW, "missing_id": "M3", "marks": "NIL"},
    ]
    load(missing=write(folder / "missing.csv", rows))

    marks = IdentificationMark.objects.order_by("pk").values_list(
        "missing_report__external_id", "kind", "site", "side"
    )
    assert list(marks) == [("M1", "MOLE", "CHEEK", "L"), ("M2", "BURN", "HAND", "R")]


def test_words_for_nothing_and_titles_are_no_names(folder):
    report = one(
        folder, full_name="Raju s/o Late Ramesh Yadav", father="NK", mother="Smt. Sita Devi", guardian="-"
    )

    assert (report.full_name, report.father_name, report.mother_name, report.guardian_name) == (
        "Raju", "Ramesh Yadav", "Sita Devi", "",
    )  # fmt: skip


def test_an_old_misspelt_district_finds_its_station(folder):
    prayagraj = District.objects.get(name="Prayagraj")
    station = OfficeFactory(
        kind=OfficeKind.PS, district=prayagraj, state=prayagraj.state, name="Civil Lines PS, Prayagraj"
    )

    report = one(
        folder,
        missing_from_state="U.P.",
        missing_from_district="Allahabd",
        missing_from_ps="P.S. Civil Lines",
    )

    assert (report.district, report.office) == (prayagraj, station)
    assert report.number.startswith(f"M-UP-{station.code}-2026-")


def test_without_a_known_station_the_crime_records_bureau_holds_the_case(folder):
    patna = District.objects.get(name="Patna")
    bureau = OfficeFactory(kind=OfficeKind.DCRB, district=patna, state=patna.state)

    report = one(folder, missing_from_district="Patna", missing_from_ps="Nowhere")

    assert report.office == bureau
    assert "Nowhere" in report.place_line


def test_the_point_of_a_register_is_the_headquarters_of_its_district(folder):
    patna = District.objects.get(name="Patna")

    report = one(folder, missing_from_district="Patna")

    assert (report.place_point, report.place_lat, report.place_lon) == ("DISTRICT", patna.lat, patna.lon)


def test_a_whole_national_number_in_a_cell_is_masked(folder):
    report = one(folder, clothing="Red shirt, card 2345 6789 0124")

    assert "2345" not in report.clothing_text
    assert "0124" in report.clothing_text


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"missing_id": ""}, "missing_id"),
        ({"sex": "perhaps"}, "sex"),
        ({"missing_from_date": "31-02-2026"}, "missing_from_date"),
        ({"missing_from_date": "2199-01-01"}, "missing_from_date"),
        ({"age_years": "old"}, "age_years"),
        ({"dob": "2026-12-31"}, "dob"),
    ],
)
def test_a_bad_cell_refuses_the_row_and_names_the_column(folder, cells, column):
    errors = folder / "errors.csv"

    load(missing=write(folder / "missing.csv", [{**ROW, **cells}]), errors=errors)

    assert [(row["line"], row["column"]) for row in told(errors)] == [("2", column)]
    assert not MissingReport.objects.exists()


def test_history_and_events_are_written_for_imported_cases(folder):
    report = one(folder)

    assert report.history.count() == 1
    assert Event.objects.filter(kind="missing_report.registered", subject_id=report.pk).count() == 1
    assert Event.objects.get(kind="register.imported").facts["count"] == 1
