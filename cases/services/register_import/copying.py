"""Rows written with COPY: thousands a second, with history and events like any other row."""

import io
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.utils import timezone

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": None})
_CONTAINERS = (list, dict)


class BulkRows:
    """Writes dictionaries of one model; what a dictionary leaves out gets the model's default."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.fields = [field for field in model._meta.concrete_fields if not field.generated]
        self.place = {field.attname: place for place, field in enumerate(self.fields)}
        self.writers = [_writer(field) for field in self.fields]
        self.drawn: list[tuple[int, Any]] = []  # (column, default to be drawn afresh for every row)
        self.template = [self._default(place, field) for place, field in enumerate(self.fields)]
        self.clocks = [
            place
            for place, field in enumerate(self.fields)
            if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
        ]

    def _default(self, place: int, field: models.Field) -> str:
        if (
            field.default is not models.NOT_PROVIDED
            and callable(field.default)
            and field.default not in _CONTAINERS
        ):
            self.drawn.append((place, field))
            return "\\N"
        value = field.get_default()
        return "\\N" if value is None else self.writers[place](value)

    def insert(self, rows: Iterable[dict[str, Any]], keys: list[int] | None = None) -> list[int]:
        """Write the rows and return their primary keys, in order; keys taken before may be given."""
        rows = list(rows)
        if not rows:
            return []
        keys = keys or self.take_keys(len(rows))
        now = _text(timezone.now())
        key_place = self.place[self.model._meta.pk.attname]
        buffer = io.StringIO()
        for key, row in zip(keys, rows, strict=True):
            cells = self.template.copy()
            for place in self.clocks:
                cells[place] = now
            for place, field in self.drawn:
                cells[place] = self.writers[place](field.get_default())
            for name, value in row.items():
                place = self.place[name]
                cells[place] = "\\N" if value is None else self.writers[place](value)
            cells[key_place] = str(key)
            buffer.write("\t".join(cells))
            buffer.write("\n")
        buffer.seek(0)
        self._copy(buffer)
        return keys

    def take_keys(self, count: int) -> list[int]:
        """Primary keys for rows to come, so that rows of two tables can point at each other."""
        table, column = self.model._meta.db_table, self.model._meta.pk.column
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [table, column, count],
            )
            return [key for (key,) in cursor.fetchall()]

    def _copy(self, buffer: io.StringIO) -> None:
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {quote(self.model._meta.db_table)} ({columns}) FROM STDIN", buffer)


def _writer(field: models.Field) -> Callable[[Any], str]:
    """How a value of this column is written down; None never comes here."""
    if isinstance(field, ArrayField):
        return lambda value: _array(value).translate(_ESCAPES)
    if isinstance(field, models.JSONField):
        return lambda value: json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
    return _text


def _array(values: Iterable[Any]) -> str:
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{value}"' for value in quoted) + "}"


def _text(value: Any) -> str:
    if isinstance(value, str):
        # Tabs and line ends are not printable: most values need no escaping, and asking is cheap.
        return value if value.isprintable() and "\\" not in value else str(value).translate(_ESCAPES)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return "\\\\x" + bytes(value).hex()
    return str(value)
