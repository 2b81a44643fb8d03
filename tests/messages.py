"""`python -m tests.messages`: the catalogues hold what the source says, and every message is translated.

With --write it brings them up to date; without, it only compares and leaves the files as they were.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from trackchild.devstack.catalogues import Entry, read

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ["hi", "bn", "gu", "ta"]
IGNORED = [".venv", "frontend", "build", "staticfiles", "tests", "benchmarks", ".test-data", ".data", "docs"]
# Zero is singular in Hindi, Bengali and Gujarati, plural in Tamil (quality bar, section 4).
PLURALS = {"hi": "(n > 1)", "bn": "(n > 1)", "gu": "(n > 1)", "ta": "(n != 1)"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    if shutil.which("xgettext") is None:
        print("skipped: without xgettext (GNU gettext) the source cannot be read for messages")
        return 0
    if write:
        extract(ROOT)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*IGNORED, ".git", "node_modules", "*.pyc"))
        extract(copy)
        problems = [problem for language in LANGUAGES for problem in compare(language, copy)]
    print("\n".join(problems) if problems else "every message of the source is translated")
    return 1 if problems else 0


def extract(root: Path) -> None:
    """Read every message of the source into the catalogues of this tree."""
    for language in LANGUAGES:
        catalogue(root, language).parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "-v0"]
    command += ["--no-location", "--no-wrap", "--no-obsolete"]
    command += [argument for language in LANGUAGES for argument in ("-l", language)]
    command += [argument for name in IGNORED for argument in ("-i", name)]
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=root, env=bare, check=True)
    for language in LANGUAGES:
        file = catalogue(root, language)
        text = re.sub(r'"POT-Creation-Date: .*\\n"\n', "", file.read_text(encoding="utf-8"))
        rule = f'"Plural-Forms: nplurals=2; plural={PLURALS[language]};\\\\n"'
        text = re.sub(r'"Plural-Forms: [^"]*\\n"', rule, text)
        if "Plural-Forms" not in text:
            text = text.replace('"Content-Type:', rule.replace("\\\\", "\\") + '\n"Content-Type:', 1)
        file.write_text(text, encoding="utf-8")


def catalogue(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def compare(language: str, copy: Path) -> list[str]:
    committed = {entry.key for entry in entries(catalogue(ROOT, language))}
    wanted = entries(catalogue(copy, language))
    problems = [
        f"{language}: not in the catalogue: {entry.singular!r}"
        for entry in wanted
        if entry.key not in committed
    ]
    gone = committed - {entry.key for entry in wanted}
    problems += [f"{language}: no longer in the source: {key.decode()!r}" for key in gone]
    return problems + [
        f"{language}: not translated: {entry.singular!r}"
        for entry in wanted
        if entry.singular and not (entry.is_translated and entry.is_compiled)
    ]


def entries(file: Path) -> list[Entry]:
    return list(read(file.read_text(encoding="utf-8"))) if file.exists() else []


if __name__ == "__main__":
    sys.exit(main())
