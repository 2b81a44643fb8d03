"""Whatever clerks write in a register becomes a record; nothing is rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import registers
from matching.names import parse_name
from matching.places import gazetteer
from matching.record import Mark
from trackchild.demo.people.registers import registers as invented

DAY = registers.date(2021, 3, 12).toordinal()


def missing(**cells):
    return registers.record({"missing_id": "1", **cells}, "M")


def found(**cells):
    return registers.record({"recovered_id": "1", **cells}, "R")


@pytest.mark.parametrize(
    "text",
    ["2021-03-12", "12-03-2021", "12/03/2021", "12.03.2021", "2021-03-12 10:00", "12 Mar 2021", "१२/०३/२०२१"],
)
def test_dates_in_every_format_are_one_day(text):
    assert missing(missing_from_date=text).event_day == DAY


def test_a_day_of_the_report_stands_for_one_of_the_disappearance():
    assert missing(reported_date="2021-03-12").event_day == DAY


@pytest.mark.parametrize("text", ["NK", "unknown", "Not Known", "-", "", "N.K.", "n/a"])
def test_unknown_words_are_empty(text):
    record = missing(full_name=text, father=text, complexion=text)

    assert (record.full_name, record.father, record.complexion) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "years"), [("8", 8.5), ("8 years", 8.5), ("6 months", 0.5), ("8-10", 9.5), ("NK", None)]
)
def test_ages_as_written(text, years):
    assert missing(age_years=text).age_years == years


@pytest.mark.parametrize("text", ["134", "134 cm", "4'5\"", "1.34 m"])
def test_heights_as_written(text):
    assert missing(height_cm=text).height_cm == pytest.approx(134, abs=1)


@pytest.mark.parametrize(
    "text",
    [
        "til on left cheek",
        '[{"kind": "mole", "body_part": "cheek", "side": "left"}]',
        '[{"kind": "til", "body_part": "left cheek"}]',
        '[{"description": "बाएँ गाल पर तिल"}]',
        "বাম গালে তিল",
        "ఎడమ చెంప పుట్టుమచ్చ",
    ],
)
def test_one_mark_however_it_is_told(text):
    assert missing(marks=text).marks == (Mark("MOLE", "CHEEK", "L"),)


def test_two_marks_in_one_sentence_are_two():
    assert missing(marks="scar on chin, til on left cheek").marks == (
        Mark("SCAR", "CHIN", ""),
        Mark("MOLE", "CHEEK", "L"),
    )


def test_no_marks_is_not_the_same_as_not_known():
    assert missing(marks="none").no_marks
    assert not missing(marks="").no_marks


def test_no_disability_is_not_the_same_as_not_known():
    assert missing(disability="no").no_disability
    assert not missing(disability="").no_disability


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
    assert missing(complexion=word).complexion == code


@pytest.mark.parametrize(
    "name",
    [
        "Asha (name given by CCI)",
        "Asha [temporary name]",
        "Asha - named by Shishu Griha",
        "आशा (काल्पनिक नाम)",
        "আশা (পরিবর্তিত নাম)",
        "ஆஷா (கற்பனை பெயர்)",
        "Asha 3",
        "Abandoned baby (Asha)",
    ],
)
def test_a_name_given_by_others_is_marked_as_such(name):
    record = found(full_name=name)

    assert record.name_is_given
    assert [t.loose for t in parse_name(record.full_name).tokens] == ["as"]


@pytest.mark.parametrize(
    "name", ["Unknown 12", "Unknown boy", "Child-7", "अज्ञात बालक", "Male child", "Baby 2", "लावारिस", "XYZ"]
)
def test_what_names_nobody_is_no_name(name):
    assert found(full_name=name).full_name == ""


@pytest.mark.parametrize("name", ["Baby of Sunita Devi", "B/o Sunita Devi", "New born girl of Sunita Devi"])
def test_a_newborn_is_known_by_its_mother(name):
    record = found(full_name=name)

    assert (record.full_name, record.mother) == ("", "Sunita Devi")


@pytest.mark.parametrize("name", ["Baby Khatun", "Neel", "नील", "Balak Ram", "Kalpana", "Diya", "Namdev"])
def test_names_that_only_look_like_a_remark_are_names(name):
    record = found(full_name=name, age_years="9")

    assert record.full_name == name
    assert not record.name_is_given


def test_a_number_behind_the_name_may_be_the_age():
    assert not found(full_name="Raju 12", age_years="12").name_is_given


def test_a_child_who_cannot_speak_and_has_no_family_on_record_did_not_tell_its_name():
    infant = {"full_name": "Asha", "age_years": "1"}

    assert found(**infant).name_is_hearsay
    assert not found(**{**infant, "mother": "Sunita"}).name_is_hearsay
    assert not found(**{**infant, "age_years": "6"}).name_is_hearsay


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "full_name", "marks", "languages", "dob", "age_years", "height_cm", "clothing",
                "address_district", "missing_from_date", "sex",
            ]
        ),
        st.text(max_size=60),
    )
)  # fmt: skip
def test_any_row_makes_a_record(row):
    assert missing(**row).id == "1"


def test_an_invented_register_is_read_without_loss_of_rows():
    rows = invented(60, 40, 3)

    assert [missing(**row).id for row in rows.missing] == [row["missing_id"] for row in rows.missing]
