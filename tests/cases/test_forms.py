"""The forms as the papers list them: every list can say «not known», what is needed, what is printed."""

import pytest
from django.db import models
from django.urls import reverse

from cases import choices as c
from cases import services
from cases.formspecs import MISSING_REPORT, RECOVERY_REPORT
from cases.models import IdentificationMark
from cases.models.person import Description
from cases.selectors.public import clothes_text, mark_text
from tests.factories.cases import IdentificationMarkFactory, MissingReportFactory, RecoveryReportFactory
from trackchild.core.formspec.status import missing_answers

pytestmark = pytest.mark.django_db

# Lists of which nothing or everything may be ticked: an empty answer says «not known».
MAY_STAY_EMPTY = {"disabilities", "habits"}


def asked_by_list(model):
    for field in model._meta.get_fields():
        column = getattr(field, "base_field", field)
        if isinstance(column, models.CharField) and column.choices and field.name not in MAY_STAY_EMPTY:
            yield field.name, {value for value, _label in column.choices}


@pytest.mark.parametrize(
    ("name", "values"), [*asked_by_list(Description), *asked_by_list(IdentificationMark)]
)
def test_every_descriptive_list_can_say_not_known(name, values):
    assert c.YesNo.NOT_KNOWN in values, name


def test_form_m_registers_when_nobody_remembers_the_clothes(police):
    report = MissingReportFactory(
        office=police.station,
        clothes_upper="NK",
        clothes_lower="NK",
        clothes_colours=["NK"],
        footwear="NK",
    )

    assert services.register_missing_report(report, by=police.officer).status == c.MissingStatus.OPEN


def test_a_poster_leaves_out_what_is_not_known(police):
    report = MissingReportFactory(
        office=police.station, clothes_lower="NK", clothes_colours=["NK"], footwear="CHAPPAL"
    )
    mark = IdentificationMarkFactory(missing_report=report, side="NK")

    assert clothes_text(report) == "Frock, Chappal"
    assert mark_text(mark) == "Scar, Forehead"


@pytest.mark.parametrize("adult", [True, False])
def test_every_case_has_its_gd_entry(police, adult):
    report = MissingReportFactory(office=police.station, adult=adult, gd_number="", gd_date=None)

    assert {"gd_number", "gd_date"} <= {gap.name for gap in missing_answers(MISSING_REPORT, report)}


def test_a_found_adult_is_photographed_and_a_missing_adult_may_do_without(police):
    no_picture = {"office": police.station, "photo_not_available": False, "photo_not_available_reason": ""}
    found = RecoveryReportFactory(age_years=40, **no_picture)
    missing = MissingReportFactory(adult=True, **no_picture)

    assert "photographs" in {gap.section.key for gap in missing_answers(RECOVERY_REPORT, found)}
    assert "photographs" not in {gap.section.key for gap in missing_answers(MISSING_REPORT, missing)}


def printed(client, report):
    name = report._meta.model_name.replace("report", "-report")
    return client.get(reverse(f"cases:{name}-print", args=[report.reference])).content.decode()


def test_the_printed_form_m_has_sections_a_to_j_with_risk_and_diary(police):
    report = MissingReportFactory(office=police.station, open=True)
    services.assess_risk(report, by=police.officer, ransom_call="Y", ransom_call_note="Two calls")
    services.add_diary_entry(report, by=police.officer, item=14, remark="Camera at the station gate")

    text = printed(police.client(police.officer), report)

    titles = ["A. Reg", "B. The", "C. Fam", "D. Dis", "E. Des", "F. Pho", "G. Risk", "H. Act", "I. Pub"]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    for words in ("Two calls", "Camera at the station gate", report.number, police.station.name, "(child)"):
        assert words in text


def test_another_station_prints_neither_risk_nor_diary(police):
    report = MissingReportFactory(office=police.elsewhere, open=True)
    services.assess_risk(report, by=None, ransom_call="Y", ransom_call_note="Two calls")
    services.add_diary_entry(report, by=None, item=14, remark="Camera at the station gate")

    text = printed(police.client(police.officer), report)

    assert report.number in text
    assert "Two calls" not in text
    assert "Camera at the station gate" not in text


def test_the_printed_form_r_names_its_office(police):
    report = RecoveryReportFactory(office=police.station, recorded=True)

    text = printed(police.client(police.officer), report)

    assert police.station.name in text
    assert report.number in text
