"""Laws the evidence obeys whatever the weights."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import reading
from matching.bulk import Matcher, ranked
from matching.levels import INDEX, LEVELS
from matching.packing import modelled
from matching.places import gazetteer
from matching.record import Mark, Place, Record
from matching.score import effects

DAY = 738_000


def place(state: str, district: str, words: str = "") -> Place:
    g = gazetteer()
    return reading.place(g.places[g.district(district, g.state(state))].lgd_code, None, words)


CHILD = Record(
    id="M1", full_name="Sunaina Kumari", sex="F", age_years=9.5, father="Ramdhani Paswan",
    mother="Phulmati Devi",
    home=place("Bihar", "Gaya", "Rampur Tekari PS"), event_place=place("Bihar", "Gaya"),
    event_day=DAY,
    languages=frozenset({"mag", "hi"}), religion="HINDU", height_cm=128.0, complexion="WHEATISH",
    build="THIN",
    marks=(Mark("BURN", "FOREARM", "L"),),
)  # fmt: skip
FOUND = replace(
    CHILD, id="R1", full_name="सुनयना", mother="", home=Place(), event_place=place("West Bengal", "Howrah"),
    event_day=DAY + 9, height_cm=None,
)  # fmt: skip


@pytest.fixture(scope="module")
def population():
    return modelled(20_000)


def bits(population, missing: Record, found: Record) -> float:
    matcher = Matcher([missing], [found], population=population)
    return float(matcher.bits_of(np.array([0]), np.array([0]))[0])


def parts(population, missing: Record, found: Record) -> dict[str, float]:
    matcher = Matcher([missing], [found], population=population)
    evidence = matcher.evidence(np.array([0]), np.array([0]))
    worth = effects(evidence, matcher.weights, population)[:, 0]
    return {field: float(worth[number]) for field, number in INDEX.items()}


def test_the_same_child_has_strong_evidence(population):
    assert bits(population, CHILD, FOUND) > 20


def test_found_before_missing_is_impossible(population):
    results = list(ranked(Matcher([CHILD], [replace(FOUND, event_day=DAY - 1)], population=population)))

    assert len(results[0].missing) == 0


@pytest.mark.parametrize(
    "field",
    ["full_name", "father", "mother", "sex", "religion", "complexion", "build", "face"],
)
def test_what_is_not_known_never_counts(population, field):
    unknown = parts(population, CHILD, replace(FOUND, **{field: ""}))

    assert unknown["name" if field == "full_name" else field] == 0


def test_empty_records_have_no_evidence_at_all(population):
    assert set(parts(population, Record(id="M"), Record(id="R")).values()) == {0.0}


@pytest.mark.parametrize("spelling", ["Sunaina", "SUNAINA", "सुनैना", "সুনয়না", "ਸੁਨੈਨਾ", "సునైనా"])
def test_the_script_of_a_name_hardly_matters(population, spelling):
    latin = parts(population, CHILD, replace(FOUND, full_name="Sunaina"))["name"]

    assert parts(population, CHILD, replace(FOUND, full_name=spelling))["name"] > 0.6 * latin > 0


def test_a_rare_name_counts_more_than_a_common_one(population):
    common = parts(population, replace(CHILD, full_name="Rahul"), replace(FOUND, full_name="Rahul"))["name"]
    rare = parts(
        population, replace(CHILD, full_name="Vrindeshwar"), replace(FOUND, full_name="Vrindeshwar")
    )["name"]

    assert rare > common > 0


@pytest.mark.parametrize(
    ("field", "same", "other"),
    [
        ("sex", "F", "M"),
        ("father", "Ramdhani Paswan", "Suleman Ansari"),
        ("full_name", "Sunaina", "Gurpreet"),
        ("religion", "HINDU", "SIKH"),
        ("languages", frozenset({"mag"}), frozenset({"ta"})),
        ("marks", (Mark("BURN", "FOREARM", "L"),), (Mark("TATTOO", "NECK", ""),)),
        ("complexion", "WHEATISH", "ALBINO"),
    ],
)
def test_agreement_never_weighs_less_than_silence_and_silence_never_less_than_contradiction(
    population, field, same, other
):
    silent = replace(FOUND, **{field: Record.__dataclass_fields__[field].default})

    agreeing, contradicting = replace(FOUND, **{field: same}), replace(FOUND, **{field: other})

    assert (
        bits(population, CHILD, agreeing)
        >= bits(population, CHILD, silent)
        >= bits(population, CHILD, contradicting)
    )


def test_a_mark_on_the_other_side_of_the_body_counts_less(population):
    mirrored = replace(FOUND, marks=(Mark("BURN", "FOREARM", "R"),))

    assert 0 < parts(population, CHILD, mirrored)["marks"] < parts(population, CHILD, FOUND)["marks"]


def test_a_child_found_years_later_is_years_older(population):
    later = replace(FOUND, event_day=DAY + 4 * 365, age_years=13.5)
    unchanged = replace(FOUND, event_day=DAY + 4 * 365, age_years=9.5)

    assert parts(population, CHILD, later)["age"] > 0 > parts(population, CHILD, unchanged)["age"]


def test_a_child_grows(population):
    short = replace(FOUND, event_day=DAY + 4 * 365, age_years=13.5, height_cm=128.0)
    grown = replace(short, height_cm=152.0)

    assert parts(population, CHILD, grown)["height"] > 0 > parts(population, CHILD, short)["height"]


def test_clothes_say_nothing_after_months(population):
    dressed = replace(CHILD, clothes=frozenset({"FROCK", "YELLOW"}))
    soon = replace(FOUND, clothes=frozenset({"FROCK", "YELLOW"}))

    assert parts(population, dressed, soon)["clothes"] > 0
    assert parts(population, dressed, replace(soon, event_day=DAY + 200))["clothes"] == 0


def test_a_name_given_by_an_institution_is_evidence_of_nothing(population):
    assert parts(population, CHILD, replace(FOUND, full_name="Asha", name_is_given=True))["name"] == 0


def test_a_sibling_is_ranked_below_the_child(population):
    brother = replace(
        CHILD, id="M2", full_name="Birju Kumar", sex="M", age_years=6.5, height_cm=108.0, marks=()
    )

    result = next(iter(ranked(Matcher([brother, CHILD], [FOUND], population=population))))

    assert [int(m) for m in result.missing[:1]] == [1]
    assert result.probability[0] > 0.9


def test_one_missing_child_is_not_found_twice(population):
    other = replace(FOUND, id="R2", full_name="", father="", marks=())
    matcher = Matcher([CHILD], [FOUND, other], population=population)

    both = [r.probability[0] for r in ranked(matcher)]

    assert both[0] > 0.9
    assert both[1] < 1 - both[0] + 0.05


@settings(max_examples=25, deadline=None)
@given(st.permutations(["Sunaina", "Kumari", "Paswan"]))
def test_the_order_of_the_words_of_a_name_hardly_matters(words):
    population = modelled(20_000)
    straight = parts(population, CHILD, replace(FOUND, full_name="Sunaina Kumari Paswan"))["name"]

    assert parts(population, CHILD, replace(FOUND, full_name=" ".join(words)))["name"] > 0.7 * straight


def test_candidates_of_the_same_score_are_given_in_a_stable_order(population):
    matcher = Matcher([CHILD, replace(CHILD, id="M2")], [FOUND], population=population)

    first, second = (next(iter(ranked(matcher))).missing.tolist() for _ in range(2))

    assert first == second


FATHERS = [
    ("Ramdhani Paswan", "Ramdhani"),
    ("Ramdhani Paswan", "रामधनी"),
    ("Ramdhani Paswan", "রামধনী"),
    ("Ramdhani Paswan", "ਰਾਮਧਨੀ"),
    ("Ramdhani Paswan", "રામધની"),
    ("Ramdhani Paswan", "ରାମଧନୀ"),
    ("Ramdhani Paswan", "ராம்தனி"),
    ("Ramdhani Paswan", "రామధని"),
    ("Ramdhani Paswan", "ರಾಮಧನಿ"),
    ("Ramdhani Paswan", "രാംധനി"),
    ("Ramdhani Paswan", "رام دھنی"),
    ("Ramdhani Paswan", "Ram Dhani"),
    ("Abdul Rahim Ansari", "रहीम"),
    ("Suresh Yadav", "সুরেশ"),
    ("Late Shri Murugan Pillai", "முருகன்"),
]


@pytest.mark.parametrize(("full", "given"), FATHERS)
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("relation", ["father", "mother", "guardian"])
def test_in_registers_of_one_row_a_missing_surname_is_no_contradiction(full, given, turned, relation):
    one, other = (given, full) if turned else (full, given)
    nobody = {"father": "", "mother": "", "guardian": ""}
    missing, found = replace(CHILD, **nobody | {relation: one}), replace(FOUND, **nobody | {relation: other})
    matcher = Matcher([missing], [found])

    evidence = matcher.evidence(np.array([0]), np.array([0]))
    worth = effects(evidence, matcher.weights, matcher.population)[INDEX[relation], 0]

    assert LEVELS[relation][evidence.levels[INDEX[relation], 0]] == "agrees"
    assert worth > 0


def test_a_surname_alone_neither_agrees_nor_differs_with_a_given_name(population):
    assert parts(population, replace(CHILD, mother="Devi"), replace(FOUND, mother="Phulmati"))["mother"] == 0


def test_words_that_sound_the_same_are_never_different_however_common(population):
    common = replace(CHILD, full_name="Raahul Kumar"), replace(FOUND, full_name="Rahul")

    assert parts(population, *common)["name"] >= 0


def test_an_infants_name_found_alone_is_hearsay(population):
    infant = replace(FOUND, full_name="Gurpreet", age_years=0.8, father="", home=Place())

    assert abs(parts(population, CHILD, infant)["name"]) < 0.5
