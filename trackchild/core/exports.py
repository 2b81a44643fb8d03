"""Lists as files: CSV and XLSX, streamed, with cells that cannot run as formulas."""

import io
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

import xlsxwriter
from defusedcsv import csv
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_SIGNS = (*"=+-@|%\t\r\n",)
MAX_CELL = 32_767  # what a spreadsheet holds in one cell


class ColumnLike(Protocol):
    label: Any
    value: Callable[[Any], Any]


def cell_text(value: Any) -> str:
    """The value as a cell that Excel will show and not run."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float | Decimal):
        return str(value)
    return safe_text(str(value))


def safe_text(text: str) -> str:
    """A spreadsheet runs what begins with one of these signs; an apostrophe in front makes it plain text."""
    text = text.replace("\x00", "").replace("\r\n", "\n")
    return "'" + text if text.startswith(FORMULA_SIGNS) else text


def incomplete_line() -> str:
    return _("INCOMPLETE: the export broke off here. Do not use this file; export again.")


def rows_as_text(columns: Sequence[ColumnLike], rows: Iterable[Any]) -> Iterator[list[str]]:
    """The head, then each row; ends with a visible line when the source breaks."""
    language = translation.get_language()  # the body is read when the request's own language is over
    yield [safe_text(str(column.label)) for column in columns]
    try:
        for row in rows:
            with translation.override(language):
                cells = [cell_text(column.value(row)) for column in columns]
            yield cells
    except (
        Exception
    ) as error:  # whatever broke, the reader of the file must see it; its text may name a person
        logger.error("An export broke off: %s", type(error).__name__)
        with translation.override(language):
            yield [incomplete_line()]


class _Echo:
    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Sequence[ColumnLike], rows: Iterable[Any]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # so that Excel reads the file as UTF-8
    for line in rows_as_text(columns, rows):
        yield writer.writerow(line)


def stream_csv(columns: Sequence[ColumnLike], rows: Iterable[Any], filename: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV_TYPE)
    return _as_download(response, filename, "csv")


def write_xlsx(columns: Sequence[ColumnLike], rows: Iterable[Any], target: io.IOBase) -> None:
    """Row by row to disk, so that memory does not grow with the list."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(target, options)
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for number, line in enumerate(rows_as_text(columns, rows)):
        for index, text in enumerate(line):
            sheet.write_string(number, index, text[:MAX_CELL], bold if number == 0 else None)
    book.close()


def stream_xlsx(columns: Sequence[ColumnLike], rows: Iterable[Any], filename: str) -> FileResponse:
    target = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    write_xlsx(columns, rows, target)
    target.seek(0)
    return _as_download(FileResponse(target, content_type=XLSX_TYPE), filename, "xlsx")


def _as_download(response, filename: str, ending: str):
    name = get_valid_filename(filename).removesuffix(f".{ending}")
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
