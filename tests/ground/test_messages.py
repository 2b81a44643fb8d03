"""The catalogues hold exactly the messages of the source, translated, with their placeholders intact."""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from trackchild.devstack.catalogues import Entry, read
from trackchild.devstack.places import ROOT

SOURCES = ["trackchild", "directory", "cases", "cci", "matching", "alerts", "mis", "templates"]
COMPLETE = ["hi", "bn"]
SHARE_TRANSLATED = 0.98
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")


def catalogue(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogues() -> list[Path]:
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


@cache
def entries(path: Path) -> list[Entry]:
    return [entry for entry in read(path.read_text(encoding="utf-8")) if entry.singular]


def keys(path: Path) -> set[bytes]:
    return {entry.key for entry in entries(path)}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> set[bytes]:
    """What makemessages finds today, in a copy that may be written to."""
    if not shutil.which("xgettext"):
        pytest.skip("GNU gettext is not installed, so the messages cannot be gathered")
    copy = tmp_path_factory.mktemp("messages")
    ignored = shutil.ignore_patterns("__pycache__", "migrations", "*.mo")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    (copy / "locale").mkdir()
    gather = [sys.executable, "-m", "django", "makemessages", "--locale", "hi", "--no-wrap", "--no-location"]
    without_settings = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(gather, cwd=copy, env=without_settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return keys(copy / "locale" / "hi" / "LC_MESSAGES" / "django.po")


@pytest.mark.parametrize("language", COMPLETE)
def test_every_message_of_the_source_is_in_the_catalogue(language, extracted):
    missing = sorted(key.decode() for key in extracted - keys(catalogue(language)))

    assert missing == []


@pytest.mark.parametrize("language", COMPLETE)
def test_the_catalogue_holds_no_message_that_is_gone(language, extracted):
    gone = sorted(key.decode() for key in keys(catalogue(language)) - extracted)

    assert gone == []


@pytest.mark.parametrize("language", COMPLETE)
def test_the_language_is_complete(language):
    ours = entries(catalogue(language))
    untranslated = [entry.singular for entry in ours if not entry.is_compiled]

    assert len(untranslated) <= len(ours) * (1 - SHARE_TRANSLATED), untranslated[:20]


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
