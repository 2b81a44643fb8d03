"""One name in many scripts and spellings is one key; different names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.registers.words import says_nothing
from matching.names import fold, loose, parse_name, skeleton

SAME_SOUND = [
    ("राहुल", "Rahul"),
    ("ਗੁਰਪ੍ਰੀਤ", "Gurpreet"),
    ("রাহুল", "Rahool"),
    ("जयन्ती", "Jayanti"),
    ("জয়ন্তী", "Jayanti"),
    ("ରାଧିକା", "Radhika"),
    ("వెంకటేష్", "Venkatesh"),
    ("രാഹുൽ", "Rahul"),
    ("ಶ್ರೀನಿವಾಸ", "Shrinivas"),
    ("முருகன்", "Murugan"),
    ("லட்சுமி", "Lakshumi"),
    ("ज्ञानेश्वर", "Gyaneshwar"),
    ("लक्ष्मी", "Laxmi"),
    ("যাদব", "Yadav"),
    ("Vikash", "Bikash"),
    ("উজ্জ্বল", "Ujjwal"),
]


@pytest.mark.parametrize(("one", "other"), SAME_SOUND)
def test_scripts_and_spellings_of_one_name_share_a_sound(one, other):
    sounds = [{t.loose for t in parse_name(name).tokens} for name in (one, other)]

    assert sounds[0] == sounds[1]


@pytest.mark.parametrize(("urdu", "latin"), [("رحیم", "Rahim"), ("فاطمہ", "Fatima"), ("محمد", "Mohammad")])
def test_urdu_without_short_vowels_shares_the_consonants(urdu, latin):
    bones = [{t.skeleton for t in parse_name(name).tokens} for name in (urdu, latin)]

    assert bones[0] == bones[1]


def test_different_names_do_not_share_a_sound():
    assert {t.loose for t in parse_name("Ramesh").tokens}.isdisjoint(
        t.loose for t in parse_name("Suresh").tokens
    )


@pytest.mark.parametrize(
    "text", ["UNKNOWN", "NK", "N.K.", "-", "not known", "अज्ञात", "অজ্ঞাত", "", "  ", "Name not known"]
)
def test_words_that_mean_nothing_are_no_name(text):
    assert says_nothing(text)
    assert not parse_name(text)


def test_titles_and_honorifics_are_not_compared():
    assert parse_name("Late Shri Ramdhani").tokens == parse_name("Ramdhani").tokens


def test_son_of_gives_the_father():
    assert parse_name("Rahul s/o Suresh Yadav").parent == "Suresh Yadav"


def test_weak_words_never_stand_as_names_beside_strong_ones():
    parsed = parse_name("Md. Rahim Khan")

    assert [t.fold for t in parsed.tokens] == ["rahim"]
    assert len(parsed.weak) == 2


def test_weak_words_are_the_name_when_there_is_nothing_else():
    assert parse_name("Ram Lal").tokens


def test_an_alias_in_the_name_column_is_another_name():
    assert [n.tokens[0].fold for n in parse_name("Rahul @ Chhotu").other_names] == ["cotu"]


@given(st.text(max_size=80))
def test_any_text_is_parsed_without_error(text):
    parsed = parse_name(text)

    assert len(parsed.tokens) <= 4


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_keys_grow_coarser(word):
    folded = fold(word)

    assert len(skeleton(folded)) <= len(folded)
    assert len(loose(folded)) <= len(folded)
