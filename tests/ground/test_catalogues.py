"""The compiler of translations says what GNU gettext would say."""

import gettext
import io

from trackchild.devstack.catalogues import compiled, read

CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

#. A comment for translators
#: cases/models.py:3
msgid "Missing"
msgstr "लापता"

msgctxt "verb"
msgid "Missing"
msgstr "छूटा हुआ"

msgid ""
"A long text "
"with a \"quote\" and\ta tab"
msgstr ""
"लंबा "
"पाठ"

#, python-format
msgid "%(n)s child"
msgid_plural "%(n)s children"
msgstr[0] "%(n)s बच्चा"
msgstr[1] "%(n)s बच्चे"

#, fuzzy
msgid "Doubtful"
msgstr "शायद"

msgid "Empty"
msgstr ""

#~ msgid "Gone"
#~ msgstr "गया"
"""


def translations() -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(compiled(list(read(CATALOGUE)))))


def test_plain_context_and_long_messages():
    hindi = translations()

    assert hindi.gettext("Missing") == "लापता"
    assert hindi.pgettext("verb", "Missing") == "छूटा हुआ"
    assert hindi.gettext('A long text with a "quote" and\ta tab') == "लंबा पाठ"


def test_plurals_follow_the_header():
    hindi = translations()

    assert hindi.ngettext("%(n)s child", "%(n)s children", 0) == "%(n)s बच्चा"
    assert hindi.ngettext("%(n)s child", "%(n)s children", 2) == "%(n)s बच्चे"


def test_doubtful_empty_and_obsolete_messages_stay_english():
    hindi = translations()

    assert hindi.gettext("Doubtful") == "Doubtful"
    assert hindi.gettext("Empty") == "Empty"
    assert hindi.gettext("Gone") == "Gone"
