"""Forms, sections, statuses, rows and columns made from a form specification."""

from dataclasses import replace

import pytest

from cases.formspecs import MISSING_REPORT
from cases.models import MissingReport
from trackchild.core.formspec import Audience, Section, display, f, registry, search, status
from trackchild.core.formspec.audience import WIDE
from trackchild.core.formspec.checks import check_spec, check_specs
from trackchild.core.formspec.columns import export_columns
from trackchild.core.formspec.dates import DatePartsField, DateTimePartsField, written_parts
from trackchild.core.formspec.forms import section_form_class
from trackchild.core.formspec.formsets import inline_formset_class, settle_rows
from trackchild.core.formspec.merging import plain
from trackchild.core.formspec.text import clean_data, clean_value

SMALL = replace(
    MISSING_REPORT,
    sections=(
        Section(
            key="person",
            title="Person",
            audience=Audience.IDENTIFICATION,
            fields=(
                f("full_name", required=True, search=True, column=True, audience=Audience.POSTER),
                f("sex", required=True, search=True, audience=Audience.POSTER),
                f("dob"),
                f("languages", required=True),
                f("aliases"),
                f("nationality"),
                f("nationality_other", show_if=("nationality", ("OTHER",)), required=True),
                f("fir_number", required_for="is_child", audience=Audience.CASE),
            ),
        ),
    ),
    quick=("full_name",),
)


def form(data, *, strict=False, instance=None):
    return section_form_class(SMALL, "person", strict=strict)(data, instance=instance or MissingReport())


def test_registered_forms_pass_their_checks():
    assert check_specs() == []
    assert registry.for_model(MissingReport) is MISSING_REPORT


def test_field_in_no_section_is_an_error():
    assert any(error.id == "trackchild.E008" for error in check_spec(SMALL))


@pytest.mark.parametrize(
    ("place", "number"),
    [
        (f("no_such_field"), "E002"),
        (f("religion", required_for="no_such_rule"), "E005"),
        (f("religion", show_if=("nothing", ("X",))), "E006"),
        (f("religion", width="huge"), "E007"),
        (f("full_name"), "E003"),
    ],
)
def test_mistakes_in_a_specification_are_found(place, number):
    section = SMALL.sections[0]
    broken = replace(SMALL, sections=(replace(section, fields=(*section.fields, place)),))

    assert f"trackchild.{number}" in {error.id for error in check_spec(broken)}


def test_quick_report_of_eleven_questions_is_an_error():
    broken = replace(MISSING_REPORT, quick=tuple(place.name for _s, place in MISSING_REPORT.fields())[:11])

    assert "trackchild.E010" in {error.id for error in check_spec(broken)}


def test_draft_form_accepts_gaps():
    assert form({}).is_valid()


def test_strict_form_names_each_gap():
    strict = form({"nationality": "IN"}, strict=True)

    assert not strict.is_valid()
    assert set(strict.errors) == {"full_name", "sex", "languages", "fir_number"} or set(strict.errors) == {
        "full_name",
        "sex",
        "languages",
    }


def test_hidden_question_is_not_needed_and_its_answer_is_dropped():
    sent = form({"nationality": "IN", "nationality_other": "Mars"})

    assert sent.is_valid()
    assert sent.instance.nationality_other == ""


def test_question_is_needed_when_its_condition_holds():
    assert "nationality_other" in form({"nationality": "OTHER"}, strict=True).errors


def test_optional_questions_say_so_and_needed_ones_do_not():
    fields = form(None).fields

    assert fields["dob"].label.endswith("(optional)")
    assert not fields["full_name"].label.endswith("(optional)")


def test_text_is_composed_and_freed_of_direction_controls():
    sent = form({"full_name": "\u202eA\u0301sha\x00 "})

    assert sent.is_valid()
    assert sent.instance.full_name == "Ásha"


def test_several_choices_are_a_group_with_legend():
    html = form(None)["languages"]

    assert html.field.widget.use_fieldset


def test_aliases_stand_one_on_each_line():
    sent = form({"aliases": "Munni\n\nGuddi "})

    assert sent.is_valid()
    assert sent.instance.aliases == ["Munni", "Guddi"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("03-11-2026", ["03", "11", "2026", ""]),
        ("3/11/2026 18:30", ["3", "11", "2026", "18:30"]),
        ("2026-11-03", ["3", "11", "2026", ""]),
        ("yesterday", None),
        ("99-99-2026", ["99", "99", "2026", ""]),
    ],
)
def test_dates_in_one_piece_are_read(text, parts):
    assert written_parts(text) == parts


def test_day_comes_before_month():
    assert f"{DatePartsField().clean(['3', '11', '2014']):%Y-%m-%d}" == "2014-11-03"


@pytest.mark.parametrize(
    "parts", [["31", "2", "2014"], ["1", "", "2014"], ["1", "1", "14"], ["x", "1", "2014"]]
)
def test_impossible_dates_are_refused(parts):
    with pytest.raises(Exception, match="Enter"):
        DatePartsField(partial=True).clean(parts)


@pytest.mark.parametrize(
    ("parts", "precision"),
    [(["", "", "2014"], "YEAR"), (["", "5", "2014"], "MONTH"), (["1", "5", "2014"], "DAY")],
)
def test_precision_follows_the_parts_given(parts, precision):
    assert DatePartsField(partial=True).precision(parts) == precision


@pytest.mark.parametrize("clock", ["25:00", "12:75", "noon"])
def test_impossible_times_are_refused(clock):
    with pytest.raises(Exception, match="time"):
        DateTimePartsField().clean(["1", "1", "2014", clock])


def test_native_digits_without_letters_become_ascii():
    assert clean_value("२२६००१") == "226001"
    assert clean_value("वार्ड २") == "वार्ड २"


def test_passwords_stay_as_typed():
    assert clean_data({"password": " a१ "}, verbatim={"password"})["password"] == " a१ "


@pytest.mark.django_db
def test_statuses_tell_untouched_from_begun():
    empty, begun = MissingReport(nationality=""), MissingReport(full_name="Asha", nationality="")

    assert status.section_statuses(SMALL, empty)[0].state == status.State.NOT_STARTED
    assert status.section_statuses(SMALL, begun)[0].state == status.State.IN_PROGRESS


@pytest.mark.django_db
def test_section_is_complete_when_every_needed_answer_is_there():
    report = MissingReport(full_name="Asha", sex="F", age_years=30, languages=["hi"], nationality="IN")

    found = status.section_statuses(SMALL, report)[0]

    assert (found.state, found.done) == (status.State.COMPLETED, found.total)
    assert status.missing_answers(SMALL, report) == []


def test_rows_are_filtered_by_audience():
    report = MissingReport(full_name="Asha", fir_number="12/2026")

    names = {row.name for _s, rows, _t in display.sections(SMALL, report, WIDE) for row in rows}

    assert "full_name" in names
    assert "fir_number" not in names


def test_boxes_shown_in_part_and_left_alone_are_no_change():
    field = DateTimePartsField(partial=True)

    assert not field.has_changed(["", "3", "2026", ""], ["", "3", "2026", ""])
    assert not field.has_changed(["20", "11", "2026", "18:30"], ["20", "11", "2026", "18:30"])
    assert field.has_changed(["20", "11", "2026", "18:30"], ["20", "11", "2026", "18:45"])


def test_choices_and_dates_are_shown_in_words():
    report = MissingReport(sex="F", dob="2014-01-01")
    report.clean_fields(exclude=[c.name for c in report._meta.fields if c.name != "dob"])
    report.dob_precision = "YEAR"

    assert display.value_text(report, "sex") == "Female"
    assert display.value_text(report, "dob") == "2014"


def test_export_has_no_column_beyond_the_audience():
    names = {column.name for column in export_columns(MISSING_REPORT, WIDE)}

    assert "full_name" in names
    assert not names & {"father_name", "circumstances", "reporter_phone", "fir_number"}


def test_search_form_has_no_filter_beyond_the_audience():
    fields = search.search_form_class(MISSING_REPORT, WIDE)().fields

    assert "sex" in fields
    assert not set(fields) & {"father_name", "fir_number"}


@pytest.mark.django_db
def test_minimum_of_a_group_is_met_by_saying_there_is_none():
    inline = next(i for s in MISSING_REPORT.sections for i in s.inlines if i.minimum)
    data = {f"{inline.name}-TOTAL_FORMS": "0", f"{inline.name}-INITIAL_FORMS": "0"}
    formset = inline_formset_class(MISSING_REPORT, inline, strict=True)

    without = formset(data, instance=MissingReport(), prefix=inline.name)
    stated = formset(data, instance=MissingReport(**{inline.none_field: True}), prefix=inline.name)

    assert not without.is_valid()
    assert stated.is_valid()


def test_row_removed_meanwhile_but_changed_here_is_sent_as_new():
    data = clean_data(
        {"marks-TOTAL_FORMS": "1", "marks-INITIAL_FORMS": "1", "marks-0-id": "7", "marks-0-text": "new words"}
    )

    settle_rows(data, "marks", set(), {"marks-7:text": "old words"})

    assert data["marks-INITIAL_FORMS"] == "0"
    assert data["marks-0-text"] == "new words"
    assert data["marks-0-id"] == ""


def test_order_of_several_choices_is_no_difference():
    assert plain(["hi", "bn"]) == plain(["bn", "hi"])
