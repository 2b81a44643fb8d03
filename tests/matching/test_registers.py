"""Whatever clerks write in a register becomes a record; nothing is rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import registers
from matching.places import gazetteer
from matching.record import Mark


@pytest.mark.parametrize(
    "text",
    ["2021-03-12", "12-03-2021", "12/03/2021", "12.03.2021", "2021-03-12 10:00", "12 Mar 2021", "१२/०३/२०२१"],
)
def test_dates_in_every_format_are_one_day(text):
    assert registers.day(text) == registers.day("2021-03-12") is not None


@pytest.mark.parametrize("text", ["NK", "unknown", "Not Known", "-", "", "N.K.", "n/a"])
def test_unknown_words_are_empty(text):
    assert registers.known(text) == ""


@pytest.mark.parametrize(
    ("text", "years"), [("8", 8.5), ("8 years", 8.5), ("6 months", 0.5), ("7-9", 8.5), ("NK", None)]
)
def test_ages_as_written(text, years):
    assert registers.years(text) == years


@pytest.mark.parametrize("text", ["134", "134 cm", "4'5\"", "1.34 m"])
def test_heights_as_written(text):
    assert registers.height(text) == pytest.approx(134, abs=1)


def test_marks_as_json_and_as_text_are_the_same():
    as_json = registers.marks_of('[{"kind": "mole", "body_part": "cheek", "side": "left"}]')
    as_text = registers.marks_of("til on left cheek")

    assert as_json == as_text == (False, (Mark("MOLE", "CHEEK", "L"),))


def test_no_marks_is_not_the_same_as_not_known():
    assert registers.marks_of("none") == (True, ())
    assert registers.marks_of("") == (False, ())


@pytest.mark.parametrize(
    ("old", "state", "new"),
    [
        ("Allahabad", "Uttar Pradesh", "Prayagraj"),
        ("Gurgaon", "Haryana", "Gurugram"),
        ("Bangalore", "Karnataka", "Bengaluru Urban"),
    ],
)
def test_former_district_names_are_understood(old, state, new):
    g = gazetteer()

    assert g.district(old, g.state(state)) == g.district(new, g.state(state)) >= 0


def test_aurangabad_of_bihar_is_not_aurangabad_of_maharashtra():
    g = gazetteer()

    assert g.district("Aurangabad", g.state("Bihar")) != g.district("Aurangabad", g.state("Maharashtra"))


@pytest.mark.parametrize(
    ("word", "code"), [("gora", "FAIR"), ("wheatish", "WHEATISH"), ("गेहुआँ", "WHEATISH"), ("sanwla", "DUSKY")]
)
def test_free_words_of_complexion_are_mapped(word, code):
    assert registers.record({"missing_id": "1", "complexion": word}, "M").complexion == code


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "full_name",
                "marks",
                "languages",
                "dob",
                "age_years",
                "height_cm",
                "clothing",
                "address_district",
                "missing_from_date",
            ]
        ),
        st.text(max_size=60),
    )
)
def test_any_row_makes_a_record(row):
    assert registers.record({"missing_id": "1", **row}, "M").id == "1"
