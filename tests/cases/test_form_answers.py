"""Which answers the forms ask for, and when: «Other», school, marriage, the point on the map."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cases import choices as c
from cases import services
from cases.formspecs import MISSING_REPORT, RECOVERY_REPORT
from cases.models import Companion, IdentificationMark, TracingEffort
from cases.models.person import LOOKS
from directory.choices import OfficeKind
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory
from tests.factories.directory import OfficeFactory
from trackchild.core.formspec.forms import section_form_class
from trackchild.core.formspec.status import missing_answers

pytestmark = pytest.mark.django_db

# One field of words for several lists.
CLOTHES = ("clothes_upper", "clothes_lower", "clothes_colours", "footwear", "accessories")
SHARED = {
    **dict.fromkeys(LOOKS, "appearance_other"),
    **dict.fromkeys(CLOTHES, "clothing_text"),
    **dict.fromkeys(("languages", "mother_tongue"), "language_text"),
    "habits": "habits_text",
    "disabilities": "disability_text",
    "site": "text",
}


def gaps(spec, report) -> set[str]:
    return {gap.name for gap in missing_answers(spec, report)}


def lists_with_other(model, places):
    for place in places:
        column = model._meta.get_field(place.name)
        options = dict((getattr(column, "base_field", None) or column).flatchoices or ())
        if "OTHER" in options:
            yield place.name


def test_every_list_that_says_other_asks_which():
    without = []
    for spec in (MISSING_REPORT, RECOVERY_REPORT):
        groups = [(spec.get_model(), section.fields) for section in spec.sections]
        for section in spec.sections:
            for inline in section.inlines:
                model = spec.get_model()._meta.get_field(inline.name).related_model
                groups.append((model, inline.fields))
        for model, places in groups:
            asked = {place.show_if[0] for place in places if place.required and place.show_if}
            shared = {place.name for place in places if place.required_for}
            without += [
                (model.__name__, name)
                for name in lists_with_other(model, places)
                if name not in asked and SHARED.get(name, "text") not in shared
            ]

    assert without == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("mode", "mode_other"),
        ("religion", "religion_other"),
        ("social_category", "social_category_other"),
        ("nationality", "nationality_other"),
        ("reporter_relation", "reporter_relation_other"),
        ("kind", "kind_other"),
        ("place_type", "place_type_other"),
        ("mental_state", "mental_state_other"),
        ("id_type", "id_type_other"),
        ("face", "appearance_other"),
        ("footwear", "clothing_text"),
        ("mother_tongue", "language_text"),
    ],
)
def test_form_m_is_not_registered_with_an_unexplained_other(police, question, words):
    report = MissingReportFactory(office=police.station, **{question: "OTHER", words: ""})

    with pytest.raises(ValidationError):
        services.register_missing_report(report, by=police.officer)
    assert gaps(MISSING_REPORT, report) == {words}

    setattr(report, words, "As the family says")
    report.save()
    assert services.register_missing_report(report, by=police.officer).status == c.MissingStatus.OPEN


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("reasons", "reason_text"),
        ("habits", "habits_text"),
        ("languages", "language_text"),
        ("accessories", "clothing_text"),
        ("clothes_colours", "clothing_text"),
    ],
)
def test_one_other_among_several_answers_is_explained_too(police, question, words):
    report = MissingReportFactory(office=police.station, **{question: ["OTHER"], words: ""})

    assert gaps(MISSING_REPORT, report) == {words}


def test_drugs_are_named(police):
    report = MissingReportFactory(office=police.station, habits=["DRUG"])

    assert gaps(MISSING_REPORT, report) == {"habits_text"}


def test_another_disability_is_named(police):
    report = MissingReportFactory(office=police.station, has_disability="Y", disabilities=["OTHER"])

    assert gaps(MISSING_REPORT, report) == {"disability_text"}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"recovered_by": "OTHER"}, "recovered_by_other"),
        ({"condition": "OTHER"}, "condition_other"),
        ({"immediate_needs": ["OTHER"]}, "needs_other"),
        ({"offence_kinds": ["OTHER"]}, "offence_other"),
        ({"parent_proof": ["OTHER"]}, "parent_proof_other"),
        ({"religion": "OTHER"}, "religion_other"),
    ],
)
def test_form_r_asks_which_other(police, answers, words):
    report = RecoveryReportFactory(office=police.station, **answers)

    assert gaps(RECOVERY_REPORT, report) == {words}


def test_rows_of_a_group_explain_their_other(police):
    report = MissingReportFactory(office=police.station)
    Companion.objects.create(missing_report=report, name="A man", relation="OTHER")
    IdentificationMark.objects.create(missing_report=report, kind="OTHER", site="NECK")
    found = RecoveryReportFactory(office=police.station)
    TracingEffort.objects.create(recovery_report=found, method="OTHER")

    messages = {str(gap.message) for gap in missing_answers(MISSING_REPORT, report)}
    assert gaps(MISSING_REPORT, report) == {"companions", "marks"}
    assert "Answer this question: Relation: if other, which." in messages
    assert gaps(RECOVERY_REPORT, found) == {"tracing_efforts"}


def test_the_words_beside_other_go_with_it(police):
    report = MissingReportFactory(office=police.station, mode="OTHER", mode_other="By a neighbour")
    form = section_form_class(MISSING_REPORT, "registration")({"mode": "PHONE"}, instance=report)

    assert form.is_valid(), form.errors
    assert form.save().mode_other == ""


def test_a_case_is_not_closed_with_an_unexplained_reason(police):
    report = MissingReportFactory(office=police.station, adult=True, open=True)
    report = services.trace_missing_report(
        report, by=police.officer, return_verified_by="S. Verma", return_verified_on=timezone.localdate()
    )

    with pytest.raises(ValidationError):
        services.close_missing_report(report, by=police.officer, established_reasons=["OTHER"])
    closed = services.close_missing_report(
        report, by=police.officer, established_reasons=["OTHER"], established_reason_text="Joined a circus"
    )

    assert closed.status == c.MissingStatus.CLOSED


@pytest.mark.parametrize(
    ("page", "answers", "field"),
    [
        ("risk", {"agencies_alerted": "OTHER"}, "agencies_other"),
        (
            "publication",
            {"basis": "CONSENT", "given_by": "R. Devi", "given_on": "01-11-2026", "relation": "OTHER"},
            "relation_other",
        ),
    ],
)
def test_the_pages_beside_the_form_ask_which_other_too(police, page, answers, field):
    report = MissingReportFactory(office=police.station, open=True)
    web = police.client(police.officer)
    address = reverse(f"cases:missing-report-{page}", args=[report.reference])

    refused, taken = web.post(address, answers), web.post(address, {**answers, field: "The village head"})

    assert refused.status_code == 422
    assert f'id="id_{field}_error"' in refused.content.decode()
    assert taken.status_code == 302


# --- asked only of some -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        ({"age_years": 9}, False),
        ({"age_years": 10}, True),
        ({"age_years": 34}, True),
        ({"age_years": None}, True),
    ],
)
def test_marriage_is_asked_from_ten_years_on(age, asked):
    for factory, spec in ((MissingReportFactory, MISSING_REPORT), (RecoveryReportFactory, RECOVERY_REPORT)):
        form = section_form_class(spec, "person")(instance=factory(**age))

        assert ("marital_status" in form.fields) is asked


def test_an_answer_given_before_can_still_be_corrected(police):
    report = MissingReportFactory(office=police.station, age_years=8, marital_status="MARRIED")

    assert "marital_status" in section_form_class(MISSING_REPORT, "person")(instance=report).fields


def test_school_is_asked_of_children_only(police):
    child, adult = MissingReportFactory(), MissingReportFactory(adult=True)

    form = section_form_class(MISSING_REPORT, "person")
    assert {"is_student", "school_name", "school_phone"} <= set(form(instance=child).fields)
    assert not {"is_student", "school_name", "school_phone"} & set(form(instance=adult).fields)


@pytest.mark.parametrize(
    ("student", "needed"), [("Y", {"school_name"}), ("N", set()), ("NK", set()), ("", set())]
)
def test_the_school_of_a_pupil_is_needed(police, student, needed):
    assert gaps(MISSING_REPORT, MissingReportFactory(is_student=student)) == needed
    assert gaps(MISSING_REPORT, MissingReportFactory(adult=True, is_student=student)) == set()
    assert gaps(RECOVERY_REPORT, RecoveryReportFactory(is_student=student)) == set()


def test_form_r_asks_for_the_description_as_form_m_does(police):
    asked = {"height_band", "complexion", "build", "face", "hair_colour", "eye_colour"}
    asked |= {"clothes_upper", "footwear", "mental_state", "has_disability"}
    empty = {name: "" for name in asked if name != "height_band"}

    for factory, spec in ((MissingReportFactory, MISSING_REPORT), (RecoveryReportFactory, RECOVERY_REPORT)):
        assert gaps(spec, factory(height_cm=None, **empty)) == asked


def test_an_examination_has_its_time_and_hospital(police):
    done = RecoveryReportFactory(medical_done="Y")

    assert gaps(RECOVERY_REPORT, done) == {"medical_at", "hospital"}
    assert gaps(RECOVERY_REPORT, RecoveryReportFactory(medical_done="N")) == set()
    assert gaps(RECOVERY_REPORT, RecoveryReportFactory(medical_done="Y", age_years=40)) == set()


# --- the point on the map -----------------------------------------------------------------------------------


@pytest.fixture
def placed(police):
    police.district.lat, police.district.lon = 26.85, 80.95
    police.district.save()
    for office, lat in ((police.station, 26.8), (police.neighbour, 26.9)):
        office.lat, office.lon = lat, 80.9
        office.save()
    return police


def lost(police, **answers):
    return MissingReportFactory(office=police.station, place_lat=None, place_lon=None, **answers)


def test_a_case_without_a_point_is_not_registered(placed):
    assert gaps(MISSING_REPORT, lost(placed, place_point="")) == {"place_point"}
    assert gaps(MISSING_REPORT, lost(placed, place_point="EXACT")) == {"place_lat", "place_lon"}


@pytest.mark.parametrize(
    ("basis", "named", "point"),
    [
        ("STATION", "neighbour", (26.9, 80.9)),
        ("STATION", "", (26.8, 80.9)),
        ("DISTRICT", "neighbour", (26.85, 80.95)),
    ],
)
def test_a_near_point_is_enough(placed, basis, named, point):
    report = lost(placed, place_point=basis, place_station=getattr(placed, named, None))

    report.clean()

    assert (report.place_lat, report.place_lon) == point
    assert gaps(MISSING_REPORT, report) == set()


def test_the_section_writes_the_point_in(placed):
    report = lost(placed, place_point="")
    web = placed.client(placed.officer)
    address = reverse("cases:missing-report-edit", args=[report.reference, "disappearance"])
    rows = {f"{name}-{total}_FORMS": "0" for name in ("companions", "suspects", "earlier_episodes")
            for total in ("TOTAL", "INITIAL")}  # fmt: skip

    answer = web.post(address, {"place_point": "DISTRICT", "place_district": placed.district.pk, **rows})

    report.refresh_from_db()
    assert answer.status_code == 302
    assert (report.place_point, report.place_lat, report.place_lon) == ("DISTRICT", 26.85, 80.95)


def test_the_place_stays_where_it_was_when_the_case_moves(placed):
    report = lost(placed, place_point="STATION")
    report.clean()
    report.office = placed.neighbour

    report.place_lat = report.place_lon = None  # as when the section is saved again
    report.clean()

    assert (report.place_lat, report.place_station) == (26.8, placed.station)


def test_two_figures_alone_are_an_exact_point(placed):
    report = lost(placed, place_point="")
    report.place_lat, report.place_lon = 26.8467, 80.9462

    report.clean()

    assert report.place_point == c.PointBasis.EXACT


def test_what_is_wrong_with_the_point_stands_at_its_field(police):
    report = MissingReportFactory(office=police.station, place_point="", place_lat=None, place_lon=None)
    form = section_form_class(MISSING_REPORT, "disappearance")

    assert set(form({"place_point": "STATION"}, instance=report).errors) == {"place_point"}
    assert set(form({"place_lat": "26.8"}, instance=report).errors) == {"place_lon"}
    assert set(form({"place_lat": "126", "place_lon": "80"}, instance=report).errors) == {"place_lat"}


def test_an_institution_may_give_its_own_place(placed):
    home = OfficeFactory(kind=OfficeKind.CCI, district=placed.district, lat=26.7, lon=80.7)
    report = RecoveryReportFactory(office=home, place_point="STATION", place_lat=None, place_lon=None)

    report.clean()

    assert (report.place_lat, report.place_station) == (26.7, None)


# --- errors beside their fields -----------------------------------------------------------------------------


def test_a_contradiction_stands_at_its_field_or_at_the_top_of_another_page(police):
    report = MissingReportFactory(office=police.station, dob=timezone.localdate() - timedelta(days=1))
    early = (timezone.localdate() - timedelta(days=5)).strftime("%d-%m-%Y 10:00")

    person = section_form_class(MISSING_REPORT, "person")
    lost_at = section_form_class(MISSING_REPORT, "disappearance")
    report.missing_from = timezone.now() - timedelta(days=5)

    assert "dob" in person({"dob": report.dob.strftime("%d-%m-%Y")}, instance=report).errors
    assert "__all__" in lost_at({"missing_from": early}, instance=report).errors


def test_the_position_of_the_device_is_offered_where_a_point_is_asked(police):
    missing, found = MissingReportFactory(office=police.station), RecoveryReportFactory(office=police.station)
    web = police.client(police.officer)

    def text(report, section):
        name = report._meta.model_name.replace("report", "-report")
        return web.get(reverse(f"cases:{name}-edit", args=[report.reference, section])).content.decode()

    for report, asking, other in ((missing, "disappearance", "person"), (found, "place", "condition")):
        assert "data-position hidden" in text(report, asking)
        assert "js/position.js" in text(report, asking)
        assert "js/position.js" not in text(report, other)


def test_a_section_says_its_title_once(police):
    report = MissingReportFactory(office=police.station)
    web = police.client(police.officer)

    page = web.get(
        reverse("cases:missing-report-edit", args=[report.reference, "disappearance"])
    ).content.decode()

    main = page[page.index("<main") : page.index("</main")]
    assert main.count("D. Disappearance") == 1
    assert "<h1>D. Disappearance</h1>" in main


# --- where answers come out ---------------------------------------------------------------------------------


def test_the_new_answers_are_printed_shown_and_downloaded(police):
    report = MissingReportFactory(
        office=police.station, open=True, mode="OTHER", mode_other="Through a watchman", is_student="Y",
        school_name="Government school 4",
    )  # fmt: skip
    pages = [reverse(f"cases:missing-report-{page}", args=[report.reference]) for page in ("detail", "print")]
    web, bureau = police.client(police.officer), police.client(police.bureau)
    export = {"format": "csv", "purpose": "Check"}

    texts = [web.get(page).content.decode() for page in pages]
    download = bureau.post(reverse("cases:missing-report-export"), export)
    rows = b"".join(download.streaming_content).decode()

    assert "Point on the map" in rows
    assert "Exact: the latitude and longitude below" in rows
    assert "Through a watchman" not in rows  # of the case, not of who the person is
    for text in texts:
        for words in ("How the report came in: if other, which", "Through a watchman", "Point on the map",
                      "Government school 4"):  # fmt: skip
            assert words in text


def test_a_question_that_is_not_asked_is_not_printed(police):
    adult = MissingReportFactory(office=police.station, adult=True, open=True)

    text = (
        police.client(police.officer)
        .get(reverse("cases:missing-report-print", args=[adult.reference]))
        .content.decode()
    )

    assert "School section" not in text
    assert "Religion: if other, which" not in text


def test_every_new_column_of_words_is_short_enough_for_a_form():
    for model in (MISSING_REPORT.get_model(), RECOVERY_REPORT.get_model()):
        words = [one for one in model._meta.concrete_fields if one.name.endswith("_other") and one.max_length]
        assert words
        assert all(isinstance(one, models.CharField) and one.max_length <= 250 for one in words)
