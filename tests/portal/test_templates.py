"""What no template may hold."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FILES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=|<style\b"),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:"),
    "foreign address": re.compile(r"(?:src|href|action|srcset|poster)\s*=\s*[\"'](?:https?:)?//"),
    "data address": re.compile(r"(?:src|href)\s*=\s*[\"']data:"),
    "unescaped value": re.compile(r"\|\s*safe\b|autoescape off"),
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(settings.BASE_DIR)))
@pytest.mark.parametrize("what", FORBIDDEN)
def test_template_holds_nothing_the_policy_forbids(file: Path, what: str):
    found = FORBIDDEN[what].search(file.read_text())

    assert found is None, found


def test_there_are_templates():
    assert len(FILES) > 30
