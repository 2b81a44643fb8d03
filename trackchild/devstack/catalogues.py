"""Compiles .po catalogues to .mo without GNU gettext, which a bare machine does not have."""

import ast
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = 0x950412DE


@dataclass
class Entry:
    """One message: what the source says and what the translator made of it."""

    context: str | None = None
    singular: str = ""
    plural: str | None = None
    translations: dict[int, str] = field(default_factory=dict)
    is_fuzzy: bool = False

    @property
    def key(self) -> bytes:
        text = self.singular if self.plural is None else f"{self.singular}\0{self.plural}"
        return (text if self.context is None else f"{self.context}\x04{text}").encode()

    @property
    def value(self) -> bytes:
        return "\0".join(self.translations[number] for number in sorted(self.translations)).encode()

    @property
    def is_translated(self) -> bool:
        return bool(self.translations) and all(self.translations.values())

    @property
    def is_compiled(self) -> bool:
        """A doubtful translation is worse than English; the header counts in any state."""
        return self.is_translated and (not self.is_fuzzy or not self.singular)


def read(text: str) -> Iterator[Entry]:
    entry, part = Entry(), ""
    for line in [*text.splitlines(), ""]:
        line = line.strip()
        if line.startswith("#,") and "fuzzy" in line:
            entry.is_fuzzy = True
        elif line.startswith("#") or not line:
            if not line and part:
                yield entry
                entry, part = Entry(), ""
        elif line.startswith('"'):
            _append(entry, part, ast.literal_eval(line))
        else:
            keyword, _, rest = line.partition(" ")
            if keyword in ("msgctxt", "msgid") and part.startswith("msgstr"):  # no empty line between
                yield entry
                entry = Entry()
            part = keyword
            _append(entry, part, ast.literal_eval(rest.strip()))


def _append(entry: Entry, part: str, text: str) -> None:
    if part == "msgctxt":
        entry.context = (entry.context or "") + text
    elif part == "msgid":
        entry.singular += text
    elif part == "msgid_plural":
        entry.plural = (entry.plural or "") + text
    else:
        number = int(part[7:-1]) if part.startswith("msgstr[") else 0
        entry.translations[number] = entry.translations.get(number, "") + text


def compiled(entries: list[Entry]) -> bytes:
    """The binary layout of GNU gettext: two tables of lengths and offsets, sorted keys, then the texts."""
    pairs = sorted((entry.key, entry.value) for entry in entries if entry.is_compiled)
    tables_at, texts_at = 28, 28 + 16 * len(pairs)
    offsets, texts = [], b""
    for column in (0, 1):
        for pair in pairs:
            offsets += [len(pair[column]), texts_at + len(texts)]
            texts += pair[column] + b"\0"
    header = struct.pack("<7I", MAGIC, 0, len(pairs), tables_at, tables_at + 8 * len(pairs), 0, texts_at)
    return header + struct.pack(f"<{len(offsets)}I", *offsets) + texts


def compile_folder(folder: Path) -> None:
    for catalogue in folder.rglob("*.po"):
        target = catalogue.with_suffix(".mo")
        unfinished = target.with_suffix(".mo.new")
        unfinished.write_bytes(compiled(list(read(catalogue.read_text(encoding="utf-8")))))
        unfinished.replace(target)


if __name__ == "__main__":
    compile_folder(Path(sys.argv[1]))
