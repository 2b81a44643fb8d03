"""Formats of dates and numbers, and the languages that Django does not know."""

from django.conf import locale

LANGUAGES = {
    "gu": {"bidi": False, "code": "gu", "name": "Gujarati", "name_local": "ગુજરાતી"},
}


def register_languages() -> None:
    """Tell Django about our languages, so that their names and direction can be asked for."""
    for code, facts in LANGUAGES.items():
        locale.LANG_INFO.setdefault(code, facts)
