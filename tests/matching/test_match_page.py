"""The reasons of a match in words with bars, the way between the places, and what to ask next."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from directory.choices import Role
from directory.models import Office
from matching import comparison, waterfall
from matching.reasons import Reason
from matching.unknowns import MOST_QUESTIONS, expected_bits, questions
from tests.factories.accounts import OfficerFactory
from tests.factories.directory import PoliceDistrictFactory
from tests.factories.matching import MatchFactory, same_child

pytestmark = pytest.mark.django_db


def asked(missing, found):
    scored = comparison.compared(missing, found)
    return questions(missing, found, known=comparison.states_of(scored), told=comparison.told(missing, found))


FATHER = Reason("father", "agrees", 6.0, {"missing": "शिव राव", "found": "Shiva Rao"})
AGE = Reason("age", "year_3", -3.0, {"years": 4})
PLACE = Reason("travel", "night_train", 1.0, {"missing": "Patna", "found": "Howrah", "km": 470})


def test_names_in_two_scripts_sound_the_same():
    assert FATHER.text == "Father's name sounds the same: शिव राव / Shiva Rao."


def test_names_with_a_word_written_alike_agree():
    reason = Reason("father", "agrees", 6.0, {"missing": "Shiva Rao", "found": "S. Rao"})

    assert reason.text == "Father's name agrees: Shiva Rao / S. Rao."


def test_the_weightiest_reason_stands_first_and_fills_the_line():
    bars = waterfall.bars([PLACE, AGE, FATHER], family=True, hidden=False)

    assert [(bar.label, bar.width, bar.is_for) for bar in bars] == [
        ("Father's name", 10, True),
        ("Age", 5, False),
        ("Distance", 2, True),
    ]


def test_bars_keep_the_family_and_the_whereabouts_from_those_who_may_not_know_them():
    bars = waterfall.bars([FATHER, PLACE], family=False, hidden=True)

    assert [bar.text for bar in bars] == ["Father's name: the same."]


def test_the_page_says_for_and_against_without_colour(client_as):
    Office.objects.update(police_district=PoliceDistrictFactory())
    match = MatchFactory(reasons=[AGE.as_json(), PLACE.as_json()])
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=match.missing_report.office)

    text = client_as(officer).get(reverse("matching:match-detail", args=[match.reference])).content.decode()

    plain = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    assert "Age differs by about 4 years. Speaks against it -3.0" in plain
    assert "about 470 km from Patna. Speaks for it +1.0" in plain
    assert "Together: Very likely , probability 93 %" in plain
    assert "tc-weight-10" in text
    assert "style=" not in text


def test_reasons_are_in_the_language_of_the_reader():
    with override("hi"):
        assert AGE.text != "Age differs by about 4 years."


def test_the_way_is_told_in_kilometres_and_days():
    missing, found = same_child()
    found.recovered_at = missing.missing_from + timedelta(days=3)
    scored = comparison.compared(missing, found)
    rows = comparison.rows(missing, found, seen=("PIF", "PIF"), scored=scored)

    way = waterfall.journey(rows, scored)

    assert way.days == 3
    assert way.later == "Found 3 days after going missing."


def test_the_line_of_the_way_names_both_places(client_as):
    missing, found = same_child()
    for report in (missing, found):
        report.place_district, report.place_state = report.district, report.state
        report.save()
    match = MatchFactory(missing_report=missing, recovery_report=found)
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=missing.office)

    text = client_as(officer).get(reverse("matching:match-detail", args=[match.reference])).content.decode()

    line = re.search(r'<p class="tc-distance">(.*?)</p>', text, re.S)[1]
    assert str(missing.district) in line
    assert str(found.district) in line
    assert "10 days later" in line


def test_the_way_is_not_told_when_the_place_is_hidden():
    missing, found = same_child()
    scored = comparison.compared(missing, found)
    rows = comparison.rows(missing, found, seen=("PIF", "PIF"), hidden=True, scored=scored)

    assert waterfall.journey(rows, scored) is None


def test_at_most_three_questions_the_most_telling_first():
    missing, found = same_child(found={"father_name": "", "height_cm": None, "complexion": ""})

    found_questions = asked(missing, found)

    worth = [question.worth for question in found_questions]
    assert len(found_questions) == MOST_QUESTIONS
    assert worth == sorted(worth, reverse=True)
    assert "complexion" not in [question.field for question in found_questions]
    assert expected_bits("father") > expected_bits("complexion")


def test_a_question_goes_to_the_side_that_can_answer():
    missing, found = same_child(found={"father_name": "", "mother_name": "Phulmati", "home_district": None})
    missing.mother_name = ""

    texts = {question.field: question.text for question in asked(missing, found)}

    assert texts["father"] == "Ask the person found, or those who look after the person: Father's name."
    assert texts["mother"] == "Ask the family: Mother's name."


def test_a_known_mark_is_named_in_the_question(monkeypatch):
    monkeypatch.setattr("matching.unknowns.ASKED", ("marks",))
    missing, found = same_child()
    found.marks.all().delete()

    text = asked(missing, found)[0].text

    assert text == f"Look whether the person found has this mark: {missing.marks.first()}."


def test_a_mark_only_one_side_names_is_asked_for_though_another_agrees(monkeypatch):
    monkeypatch.setattr("matching.unknowns.ASKED", ("marks",))
    missing, found = same_child()
    missing.marks.filter(kind="SIXTH_DIGIT").delete()

    text = asked(missing, found)[0].text

    assert text.startswith("Ask the family whether the missing person has this mark: Sixth")


def test_a_mark_the_other_side_denies_is_not_asked_for(monkeypatch):
    monkeypatch.setattr("matching.unknowns.ASKED", ("marks",))
    missing, found = same_child(found={"marks_none_known": True})
    found.marks.all().delete()

    assert asked(missing, found) == []


def test_the_paper_carries_the_reasons_and_the_questions(client_as):
    match = MatchFactory(reasons=[AGE.as_json()])
    officer = OfficerFactory(role=Role.STATION_OFFICER, office=match.missing_report.office)

    text = client_as(officer).get(reverse("matching:match-print", args=[match.reference])).content.decode()

    assert "Age differs by about 4 years." in text
    assert "What would help most" in text
