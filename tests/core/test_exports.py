"""Files for spreadsheets: safe cells, a visible end when broken."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from trackchild.core import exports
from trackchild.core.formspec.columns import Column

COLUMNS = [Column("Name", lambda row: row["name"]), Column("On", lambda row: row["on"])]


def lines(rows):
    text = "".join(exports.csv_lines(COLUMNS, rows))
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("text", ["=1+1", "+91 98765", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "\x00=1"])
def test_cell_that_looks_like_a_formula_is_defused(text):
    assert lines([{"name": text, "on": None}])[1][0].startswith("'")


def test_ordinary_text_and_numbers_stay_as_they_are():
    assert exports.cell_text("आशा देवी") == "आशा देवी"
    assert exports.cell_text(-5) == "-5"
    assert exports.cell_text(Decimal("-1.50")) == "-1.50"


def test_dates_are_written_day_first():
    assert lines([{"name": "A", "on": date(2026, 11, 3)}])[1][1] == "03-11-2026"


def test_broken_source_ends_with_a_visible_line():
    def rows():
        yield {"name": "A", "on": None}
        raise RuntimeError("the database is gone")

    found = lines(rows())

    assert found[1][0] == "A"
    assert found[-1][0].startswith("INCOMPLETE")


def test_file_begins_with_the_mark_that_excel_needs():
    assert next(exports.csv_lines(COLUMNS, [])) == "\ufeff"


def test_spreadsheet_holds_text_and_no_formula():
    response = exports.stream_xlsx(COLUMNS, [{"name": "=1+1", "on": None}], "list")

    book = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert response["Content-Disposition"] == 'attachment; filename="list.xlsx"'


def test_file_name_cannot_inject_a_header():
    response = exports.stream_csv(COLUMNS, [], 'a"\r\nX: y')

    assert "\n" not in response["Content-Disposition"]
