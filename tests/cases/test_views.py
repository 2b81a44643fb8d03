"""What officers' pages do: filing, amending, steps, pictures, slips, queues."""

import io
import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases import choices as c
from cases import duplicates, services
from cases.duplicates import Duplicate
from cases.models import MissingReport
from tests.core.pictures import encoded, portrait
from tests.factories.cases import (
    IdentificationMarkFactory,
    MissingReportFactory,
    RecoveryReportFactory,
    SightingFactory,
)
from trackchild.core import history
from trackchild.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def url(name, report=None, *more):
    return reverse(f"cases:{name}", args=[report.reference, *more] if report is not None else more)


def quick(police, **more):
    return {
        "full_name": "Asha Kumari",
        "sex": "F",
        "age_years": "11",
        "father_name": "Ramesh Kumar",
        "missing_from": timezone.localtime().strftime("%d-%m-%Y"),
        "place_line": "Near the clock tower",
        "place_district": str(police.district.pk),
        "reporter_name": "Ramesh Kumar",
        "reporter_phone": "98765 43210",
        "reporter_language": "hi",
        "submission_key": str(uuid.uuid4()),
        **more,
    }


def base_of(answer):
    return re.search(r'name="base" value="([^"]*)"', answer.content.decode())[1]


def test_a_double_click_makes_one_report(police):
    web, answers = police.client(police.officer), quick(police)

    pages = [web.post(url("missing-report-quick"), answers) for _ in range(3)]

    assert {page.status_code for page in pages} == {302}
    assert len({page["Location"] for page in pages}) == 1
    report = MissingReport.objects.get()
    assert (report.status, report.office, report.created_by) == (
        "DRAFT",
        police.station,
        police.officer.posting,
    )
    assert report.missing_from_precision == "DAY"
    assert report.place_state == police.district.state


def test_registering_lists_what_is_missing_with_links(police):
    report = MissingReportFactory(office=police.station, fir_number="", complexion="")

    page = police.client(police.officer).post(url("missing-report-transition", report, "register"))

    text = page.content.decode()
    assert page.status_code == 422
    assert url("missing-report-edit", report, "registration") in text
    assert url("missing-report-edit", report, "description") in text


def test_registering_gives_the_number(police):
    report = MissingReportFactory(office=police.station)

    page = police.client(police.officer).post(
        url("missing-report-transition", report, "register"), follow=True
    )

    report.refresh_from_db()
    assert report.number
    assert report.number in page.content.decode()


def amend(web, report, section, **answers):
    address = url("missing-report-edit", report, section)
    page = web.get(address)
    return web.post(address, {"base": base_of(page), **answers})


def person_answers(**more):
    return {
        "full_name": "Asha Kumari",
        "sex": "F",
        "age_years": "11",
        "age_basis": "STATED",
        "nationality": "IN",
        "mother_tongue": "hi",
        "languages": ["hi"],
        **more,
    }


def test_after_registering_a_change_needs_a_reason_and_keeps_the_old_value(police):
    report = MissingReportFactory(office=police.station, open=True)
    web = police.client(police.officer)

    refused = amend(web, report, "person", **person_answers(full_name="Asha Devi"))
    done = amend(
        web,
        report,
        "person",
        **person_answers(full_name="Asha Devi", amend_reason="As in the school register"),
    )

    assert (refused.status_code, done.status_code) == (422, 302)
    change = history.changes(report)[0]
    assert ("Full name", "Asha Kumari", "Asha Devi") in change.fields
    assert change.reason == "As in the school register"
    assert police.officer.name in change.by_label


def test_the_second_editor_sees_both_versions_and_loses_nothing(police):
    report = MissingReportFactory(office=police.station)
    first, second = police.client(police.officer), police.client(police.operator)
    address = url("missing-report-edit", report, "person")
    base = base_of(second.get(address))
    amend(first, report, "person", **person_answers(full_name="Asha Devi"))

    merge = second.post(
        address, {"base": base, **person_answers(full_name="Usha Kumari", education="UPTO_V")}
    )

    assert merge.status_code == 409
    assert "Asha Devi" in merge.content.decode()
    assert "Usha Kumari" in merge.content.decode()
    report.refresh_from_db()
    assert report.full_name == "Asha Devi"


def test_outside_the_scope_there_is_no_recovered_person(police):
    report = RecoveryReportFactory(office=police.station, recorded=True)
    web = police.client(police.elsewhere_officer)

    for name in ("detail", "photographs", "print", "acknowledgement"):
        assert web.get(url(f"recovery-report-{name}", report)).status_code == 404


def test_within_the_scope_without_the_permission_it_is_forbidden(police):
    report = MissingReportFactory(office=police.station, open=True)
    web = police.client(police.neighbour_officer)

    assert web.get(url("missing-report-detail", report)).status_code == 200
    for name in ("tasks", "photographs", "risk", "diary", "publication", "cancellation"):
        assert web.get(url(f"missing-report-{name}", report)).status_code == 403
    assert web.post(url("missing-report-transition", report, "trace")).status_code == 403


def test_a_far_station_reads_the_person_but_not_the_family_or_the_case(police):
    report = MissingReportFactory(
        office=police.station,
        father_name="Marker Father",
        circumstances="Marker circumstances",
        reporter_name="Marker Reporter",
        aadhaar_last4="4821",
        aadhaar_consent=True,
        open=True,
    )

    text = police.client(police.elsewhere_officer).get(url("missing-report-detail", report)).content.decode()

    assert "Asha Kumari" in text
    for hidden in ("Marker Father", "Marker circumstances", "Marker Reporter", "4821"):
        assert hidden not in text


def test_reading_a_report_is_written_down(police):
    report = MissingReportFactory(office=police.station, open=True)

    police.client(police.officer).get(url("missing-report-detail", report))

    row = AuditEntry.objects.get(action="VIEW", subject_reference=report.reference)
    assert row.actor == police.officer


def test_the_page_of_a_case_takes_few_queries(police, django_assert_max_num_queries):
    report = MissingReportFactory(office=police.station, open=True)
    services.add_diary_entry(report, by=police.officer, remark="Asked the neighbours")
    web = police.client(police.officer)
    web.get(url("missing-report-detail", report))

    with django_assert_max_num_queries(20):
        web.get(url("missing-report-detail", report))


def test_the_list_takes_few_queries_however_long_it_is(police, django_assert_max_num_queries):
    for number in range(6):
        MissingReportFactory(office=police.station, full_name=f"Child {number}", open=True)
    web = police.client(police.officer)
    web.get(url("missing-report-list"))

    with django_assert_max_num_queries(12):
        page = web.get(url("missing-report-list"))

    assert "Child 5" in page.content.decode()


def test_the_list_shows_our_own_and_on_request_our_area(police):
    MissingReportFactory(office=police.station, full_name="Own Child", open=True)
    MissingReportFactory(office=police.neighbour, full_name="Neighbour Child", open=True)
    MissingReportFactory(office=police.neighbour, full_name="Draft Child")
    MissingReportFactory(office=police.elsewhere, full_name="Far Child", open=True)
    web = police.client(police.officer)

    own = web.get(url("missing-report-list")).content.decode()
    area = web.get(url("missing-report-list") + "?place=area").content.decode()

    assert "Own Child" in own
    assert "Neighbour Child" not in own
    assert "Neighbour Child" in area
    assert "Draft Child" not in area
    assert "Far Child" not in area


def test_a_duty_leads_to_its_list(police):
    MissingReportFactory(
        office=police.station,
        full_name="Late Child",
        fir_number="",
        reported_at=timezone.now() - timedelta(hours=5),
    )
    MissingReportFactory(office=police.station, full_name="Other Child", open=True)

    text = police.client(police.officer).get(url("missing-report-list") + "?duty=no-fir").content.decode()

    assert "Late Child" in text
    assert "Other Child" not in text


def test_the_country_is_searched_at_the_permitted_audience(police):
    far = MissingReportFactory(office=police.elsewhere, full_name="Zubeida Khatun", open=True)
    MissingReportFactory(office=police.elsewhere, full_name="Zubeida Draft")
    hidden = RecoveryReportFactory(office=police.elsewhere, full_name="Zubeida Bibi", recorded=True)
    web = police.client(police.officer)

    by_number = web.get(url("search"), {"q": far.number}).content.decode()
    by_reference = web.get(url("search"), {"q": far.reference.lower()}).content.decode()

    assert far.get_absolute_url() in by_number
    assert far.get_absolute_url() in by_reference
    for text in (by_number, by_reference, web.get(url("search"), {"q": "Zubeida"}).content.decode()):
        assert hidden.get_absolute_url() not in text
        assert "Zubeida Draft" not in text


def test_names_are_found_without_the_engine(police, monkeypatch):
    monkeypatch.setattr(duplicates, "_name_search", None)
    far = MissingReportFactory(office=police.elsewhere, full_name="Zubeida Khatun", open=True)

    text = police.client(police.officer).get(url("search"), {"q": "zubei"}).content.decode()

    assert far.get_absolute_url() in text


# --- duplicates -------------------------------------------------------------------------------------------


@pytest.fixture
def twin(police, monkeypatch):
    """A case elsewhere that the finder takes for the same person."""
    survivor = MissingReportFactory(office=police.elsewhere, open=True)
    monkeypatch.setattr(
        duplicates, "_finder", lambda report: [Duplicate(survivor.pk, 0.93, ("Same father",))]
    )
    return survivor


def test_before_registering_the_likely_same_person_is_shown(police, twin):
    draft = MissingReportFactory(office=police.station)
    web = police.client(police.officer)

    first = web.get(url("missing-report-transition", draft, "register"))
    page = web.get(first["Location"])

    assert first.status_code == 302
    assert "Same father" in page.content.decode()
    assert twin.get_absolute_url() in page.content.decode()


def test_same_child_in_one_step(police, twin):
    draft = MissingReportFactory(office=police.station)

    answer = police.client(police.officer).post(
        url("missing-report-duplicates", draft), {"same_as": twin.reference}
    )

    draft.refresh_from_db()
    assert answer["Location"] == twin.get_absolute_url()
    assert (draft.status, draft.duplicate_of) == ("CANCELLED", twin)


def test_another_person_goes_on_to_registering(police, twin):
    draft = MissingReportFactory(office=police.station)
    web = police.client(police.officer)

    web.post(url("missing-report-duplicates", draft))
    web.post(url("missing-report-transition", draft, "register"))

    draft.refresh_from_db()
    assert draft.status == "OPEN"


# --- photographs ------------------------------------------------------------------------------------------


def pictures(*sizes):
    return [
        SimpleUploadedFile(f"p{number}.jpg", encoded(portrait(*size)), content_type="image/jpeg")
        for number, size in enumerate(sizes)
    ]


def test_several_photographs_at_once_and_again_after_a_broken_connection(police):
    report = MissingReportFactory(office=police.station)
    web, address = police.client(police.officer), url("missing-report-photographs", report)

    web.post(address, {"pictures": pictures((300, 400), (320, 400))})
    answer = web.post(address, {"pictures": pictures((300, 400), (320, 400), (340, 400))})

    assert answer.status_code == 302
    assert report.photographs.count() == 3
    assert report.photographs.filter(is_main=True).count() == 1


def test_a_photograph_shows_one_of_several_marks(police):
    report = MissingReportFactory(office=police.station)
    marks = [IdentificationMarkFactory(missing_report=report, side=side) for side in ("L", "R", "MID")]
    address = url("missing-report-photographs", report)

    police.client(police.officer).post(address, {"pictures": pictures((300, 400)), "mark": marks[1].pk})

    assert report.photographs.get().mark == marks[1]


def test_a_file_that_is_no_picture_is_named_and_the_others_are_kept(police):
    report = MissingReportFactory(office=police.station)
    bad = SimpleUploadedFile("letter.jpg", b"%PDF-1.7 no picture", content_type="image/jpeg")

    page = police.client(police.officer).post(
        url("missing-report-photographs", report), {"pictures": [*pictures((300, 400)), bad]}
    )

    assert page.status_code == 422
    assert "letter.jpg" in page.content.decode()
    assert report.photographs.count() == 1


def test_a_picture_is_shown_to_those_who_may_see_it_only(police):
    report = RecoveryReportFactory(office=police.station, recorded=True)
    services.add_photograph(report, by=police.officer, file=io.BytesIO(encoded()))
    web = police.client(police.officer)
    page = web.get(url("recovery-report-detail", report)).content.decode()
    address = re.search(r'src="([^"]*photo[^"]+)"', page)[1]

    assert web.get(address).status_code == 200
    assert police.client(police.elsewhere_officer).get(address).status_code == 404
    assert police.client(police.neighbour_officer).get(address).status_code == 404


def test_removing_asks_first(police):
    report = MissingReportFactory(office=police.station)
    photograph = services.add_photograph(report, by=police.officer, file=io.BytesIO(encoded()))
    web = police.client(police.officer)
    address = url("missing-report-photograph-remove", report, photograph.pk)

    assert web.get(address).status_code == 200
    assert report.photographs.exists()
    web.post(address)
    assert not report.photographs.exists()


# --- slips, forms, queues ---------------------------------------------------------------------------------


def test_the_slip_has_number_officer_and_code(police):
    zxingcpp = pytest.importorskip("zxingcpp")
    segno = pytest.importorskip("segno")
    from PIL import Image

    from cases.views.acknowledgement import status_address

    report = MissingReportFactory(office=police.station, open=True)
    web = police.client(police.officer)

    page = web.get(url("missing-report-acknowledgement", report)).content.decode()
    picture = web.get(url("missing-report-qr", report))

    assert report.reference in page
    assert report.number in page
    assert report.io_name in page
    assert picture["Content-Type"] == "image/svg+xml"
    out = io.BytesIO()
    segno.make(status_address(report.reference), error="m", micro=False).save(out, kind="png", scale=4)
    assert report.reference in zxingcpp.read_barcode(Image.open(out)).text


def test_the_risk_form_is_filled_in_on_its_page(police):
    report = MissingReportFactory(office=police.station, open=True)

    answer = police.client(police.officer).post(
        url("missing-report-risk", report), {"ransom_call": "Y", "agencies_alerted": ["SJPU"]}
    )

    report.refresh_from_db()
    assert answer.status_code == 302
    assert report.risk_assessment.level == c.RiskLevel.CRITICAL


def test_the_poster_is_published_and_withdrawn_on_its_page(police):
    report = MissingReportFactory(office=police.station, open=True)
    web, address = police.client(police.officer), url("missing-report-publication", report)

    empty = web.post(address, {"basis": "CONSENT"})
    web.post(
        address,
        {
            "basis": "CONSENT",
            "given_by": "Ramesh Kumar",
            "relation": "FATHER",
            "given_on": timezone.localdate().strftime("%d-%m-%Y"),
            "public_description": "Missing since Sunday",
        },
    )
    assert empty.status_code == 422
    assert MissingReport.objects.published().filter(pk=report.pk).exists()

    web.post(address, {"reason": "CONSENT_WITHDRAWN"})
    assert not MissingReport.objects.published().filter(pk=report.pk).exists()


def test_the_diary_takes_an_entry(police):
    report = MissingReportFactory(office=police.station, open=True)

    answer = police.client(police.officer).post(
        url("missing-report-diary", report),
        {
            "item": "14",
            "done_at": timezone.localtime().strftime("%d-%m-%Y %H:%M"),
            "remark": "Cameras of the square",
        },
    )

    assert answer.status_code == 302
    assert report.diary_entries.get().remark == "Cameras of the square"


def test_a_transfer_goes_through_the_pages(police):
    report = MissingReportFactory(office=police.station, open=True)
    police.client(police.officer).post(
        url("missing-report-transition", report, "transfer"),
        {"to_office": str(police.elsewhere.pk), "reason": "It happened there"},
    )
    web = police.client(police.elsewhere_officer)

    inbox = web.get(url("transfer-list")).content.decode()
    web.post(url("missing-report-transition", report, "accept_transfer"))

    report.refresh_from_db()
    assert report.get_absolute_url() in inbox
    assert report.office == police.elsewhere


def test_the_sender_is_not_offered_to_accept(police):
    report = MissingReportFactory(office=police.station, open=True)
    services.transfer_missing_report(report, by=police.officer, to_office=police.elsewhere, reason="There")

    page = police.client(police.officer).get(url("missing-report-detail", report)).content.decode()

    assert url("missing-report-transition", report, "accept_transfer") not in page


def test_the_bureau_returns_with_remarks_and_the_station_reads_them(police):
    report = MissingReportFactory(office=police.station, open=True)
    web = police.client(police.bureau)

    empty = web.post(url("missing-report-authentication", report), {"decision": "return"})
    web.post(
        url("missing-report-authentication", report), {"decision": "return", "note": "FIR date is wrong"}
    )

    page = police.client(police.officer).get(url("missing-report-detail", report)).content.decode()
    assert empty.status_code == 422
    assert "FIR date is wrong" in page


def test_producing_a_child_on_its_page(police):
    report = RecoveryReportFactory(office=police.station, recorded=True)

    answer = police.client(police.officer).post(
        url("recovery-report-transition", report, "produce"),
        {"produced_before": "CWC", "produced_at": timezone.localtime().strftime("%d-%m-%Y %H:%M")},
    )

    report.refresh_from_db()
    assert answer.status_code == 302
    assert report.status == "PRODUCED"


def test_a_sighting_is_assigned_on_its_page(police):
    sighting = SightingFactory(office=None, state=police.district.state, district=police.district)

    police.client(police.officer).post(
        url("sighting-transition", sighting, "assign"), {"office": str(police.neighbour.pk)}
    )

    sighting.refresh_from_db()
    assert sighting.office == police.neighbour
