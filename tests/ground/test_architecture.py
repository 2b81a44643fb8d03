"""Rules of the house that a reader would otherwise have to remember."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from trackchild.devstack.places import ROOT

APPS = ["trackchild", "directory", "cases", "cci", "matching", "alerts", "mis"]
SOURCES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def is_view(path: Path) -> bool:
    return "views" in path.parts or path.name == "views.py"


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def uses_objects(path: Path) -> bool:
    """Whether a model's manager is reached directly. Scoped access through `permitted` belongs to the kit."""
    tree = ast.parse(path.read_text())
    return any(
        isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
        for node in ast.walk(tree)
    )


def test_no_view_reaches_a_manager():
    in_kit = ROOT / "trackchild" / "core" / "views"
    offenders = [
        path for path in SOURCES if is_view(path) and not path.is_relative_to(in_kit) and uses_objects(path)
    ]

    assert names(offenders) == []


def test_apps_import_downwards_only():
    program = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]

    checked = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_text_is_declared_safe_in_core_only():
    in_core = (ROOT / "trackchild" / "core", ROOT / "trackchild" / "devstack")
    outside = [path for path in SOURCES if not any(path.is_relative_to(folder) for folder in in_core)]

    assert names([path for path in outside if "mark_safe(" in path.read_text()]) == []
    assert names([path for path in TEMPLATES if "|safe" in path.read_text()]) == []


def test_no_template_holds_a_script_or_a_style():
    offenders = [
        path
        for path in TEMPLATES
        if any(
            word in path.read_text() for word in ("<style", " style=", "<script>", "onclick=", "javascript:")
        )
    ]

    assert names(offenders) == []


def test_no_source_file_outgrows_its_reader():
    long = [
        path
        for path in SOURCES
        if "migrations" not in path.parts and len(path.read_text().splitlines()) > 400
    ]

    assert names(long) == []


def test_nothing_is_left_for_later():
    words = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    here = [*SOURCES, *TEMPLATES, *sorted((ROOT / "tests").rglob("*.py"))]

    assert names([path for path in here if words.search(path.read_text())]) == []
