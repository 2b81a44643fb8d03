"""Translations keep placeholders and plural rules; `python -m tests.messages` checks that none is missing."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.messages import PLURALS, catalogue
from trackchild.devstack.catalogues import Entry, read
from trackchild.devstack.places import ROOT

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")


def catalogues() -> list[Path]:
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


@cache
def entries(path: Path) -> list[Entry]:
    return [entry for entry in read(path.read_text(encoding="utf-8")) if entry.singular]


@pytest.mark.parametrize(("language", "rule"), PLURALS.items())
def test_each_language_counts_as_its_speakers_do(language, rule):
    assert f"plural={rule};" in catalogue(ROOT, language).read_text(encoding="utf-8")


def test_translations_keep_their_placeholders():
    broken = [
        (path.parent.parent.name, entry.singular)
        for path in catalogues()
        for entry in entries(path)
        if entry.is_compiled and not keeps_placeholders(entry)
    ]

    assert broken == []


def keeps_placeholders(entry: Entry) -> bool:
    """A singular form may leave its number out; nothing else may be lost or invented."""
    wanted = {*PLACEHOLDER.findall(entry.singular), *PLACEHOLDER.findall(entry.plural or "")}
    for text in entry.translations.values():
        found = set(PLACEHOLDER.findall(text))
        if found - wanted or (entry.plural is None and wanted - found):
            return False
    return True
