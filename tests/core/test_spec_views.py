"""The generic pages of a record: reaching, filling in, saving, merging, moving, printing, exporting."""

import re
import uuid
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import MissingReport
from directory.models import District
from tests.core.spec_site import client_of, saved_sections
from trackchild.accounts.services import sessions
from trackchild.core.models import AuditEntry, SectionDraft
from trackchild.core.views.spec import SpecExportView

pytest_plugins = ["tests.core.spec_site"]
pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"kit:report-{name}", args=args)


def quick_answers(**more):
    return {
        "full_name": "Asha Devi",
        "sex": "F",
        "age_years": "12",
        "father_name": "Ram Singh",
        "missing_from": "03-11-2026 18:30",
        "place_line": "Near the clock tower",
        "place_district": str(District.objects.get(name="Kitpur").pk),
        "reporter_name": "Ram Singh",
        "reporter_phone": "९८७६५ ४३२१०",
        "reporter_language": "hi",
        "submission_key": str(uuid.uuid4()),
        **more,
    }


def forget_code(client):
    session = client.session
    session[sessions.FRESH_AT] = 0
    session.save()


def base_of(response):
    return re.search(r'name="base" value="([^"]*)"', response.content.decode())[1]


def row_data(prefix="marks", *rows):
    data = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
    for index, row in enumerate(rows):
        data |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    return data


def test_list_shows_only_what_is_permitted(place, web):
    place.report(full_name="Seen Child")

    page = web.get(url("list"))

    assert page.status_code == 200
    assert "Seen Child" in page.content.decode()


def test_record_page_shows_sections_and_writes_audit(place, web, sho):
    report = place.report()

    page = web.get(url("detail", report.reference))

    assert page.status_code == 200
    assert "Asha Devi" in page.content.decode()
    entry = AuditEntry.objects.filter(action="VIEW", subject_id=report.pk).get()
    assert entry.actor == sho


def test_record_page_needs_at_most_twenty_queries(place, web, django_assert_max_num_queries):
    report = place.report(
        permanent_district=place.district,
        permanent_state=place.state,
        present_district=place.other_district,
        present_station=place.station,
        place_station=place.other_station,
    )
    web.get(url("detail", report.reference))

    with django_assert_max_num_queries(20):
        web.get(url("detail", report.reference))


def test_unknown_reference_gives_404(web):
    assert web.get(url("detail", "0000-0000")).status_code == 404


def test_role_without_permission_gets_403_inside_scope_and_audit_row(place):
    report = place.report()
    reader = place.officer("reader", role="DCRB_OFFICER", office=place.station)

    page = client_of(reader).get(url("tasks", report.reference))

    assert page.status_code in (403, 404)
    if page.status_code == 403:
        assert AuditEntry.objects.filter(action="REFUSED", subject_id=report.pk).exists()


def test_five_identical_posts_make_one_record(web):
    answers = quick_answers()

    pages = [web.post(url("quick"), answers) for _time in range(5)]

    assert {page.url for page in pages} == {pages[0].url}
    assert MissingReport.objects.count() == 1


def test_key_of_another_person_is_refused(place, web):
    answers = quick_answers()
    web.post(url("quick"), answers)
    stranger = client_of(place.officer("stranger"))

    page = stranger.post(url("quick"), answers)

    assert page.status_code == 400
    assert MissingReport.objects.count() == 1


def test_quick_report_with_a_gap_keeps_what_was_typed(web):
    page = web.post(url("quick"), quick_answers(sex=""))

    text = page.content.decode()
    assert page.status_code == 422
    assert "There is a problem" in text
    assert "<title>Error:" in text
    assert 'value="Asha Devi"' in text
    assert 'href="#id_sex_0"' in text


def test_native_digits_are_stored_as_ascii(web):
    web.post(url("quick"), quick_answers(age_years="१२"))

    assert MissingReport.objects.get().age_years == 12


def test_task_list_counts_sections_and_links_missing_answers(place, web):
    report = place.report()

    text = web.get(url("tasks", report.reference)).content.decode()

    assert re.search(r"\d of \d sections complete", text)
    assert f"{url('edit', report.reference, 'disappearance')}#id_circumstances" in text


def test_section_of_a_draft_is_saved_with_gaps(place, web):
    report = place.report()
    page = web.get(url("edit", report.reference, "person"))

    answer = web.post(
        url("edit", report.reference, "person"),
        {"full_name": "Asha Rani", "sex": "F", "base": base_of(page), "action": "continue"},
    )

    report.refresh_from_db()
    assert answer.status_code == 302
    assert report.full_name == "Asha Rani"
    assert saved_sections[-1][0] == "person"
    assert report.version == 2


def test_date_of_birth_known_to_the_year_is_kept_as_such(place, web):
    report = place.report()

    web.post(
        url("edit", report.reference, "person"),
        {"full_name": "Asha Devi", "sex": "F", "dob_0": "", "dob_1": "", "dob_2": "२०१४"},
    )

    report.refresh_from_db()
    assert (f"{report.dob:%Y-%m-%d}", report.dob_precision) == ("2014-01-01", "YEAR")
    text = web.get(url("edit", report.reference, "person")).content.decode()
    assert 'value="2014"' in text
    assert 'name="dob_0" value=' not in text


def test_second_editor_chooses_between_two_answers(place, web):
    report = place.report(full_name="Asha Devi", occupation="")
    address = url("edit", report.reference, "person")
    mine = {"full_name": "Aasha Devi", "sex": "F", "occupation": "", "base": base_of(web.get(address))}
    MissingReport.objects.filter(pk=report.pk).update(full_name="Usha Devi", occupation="tailor")

    page = web.post(address, mine)

    text = page.content.decode()
    assert page.status_code == 409
    assert "Usha Devi" in text
    assert "Aasha Devi" in text
    report.refresh_from_db()
    assert report.full_name == "Usha Devi"

    again = mine | {"base": base_of(page), "merging": "1", "merge-full_name": "mine"}
    done = web.post(address, again)

    report.refresh_from_db()
    assert done.status_code == 302
    assert report.full_name == "Aasha Devi"
    assert report.occupation == "tailor"


def test_choosing_the_others_answer_keeps_it(place, web):
    report = place.report()
    address = url("edit", report.reference, "person")
    mine = {"full_name": "Aasha Devi", "sex": "F", "base": base_of(web.get(address))}
    MissingReport.objects.filter(pk=report.pk).update(full_name="Usha Devi")
    page = web.post(address, mine)

    web.post(address, mine | {"base": base_of(page), "merge-full_name": "theirs"})

    report.refresh_from_db()
    assert report.full_name == "Usha Devi"


def test_merge_page_asks_again_when_nothing_is_chosen(place, web):
    report = place.report()
    address = url("edit", report.reference, "person")
    mine = {"full_name": "Aasha Devi", "sex": "F", "base": base_of(web.get(address))}
    MissingReport.objects.filter(pk=report.pk).update(full_name="Usha Devi")
    page = web.post(address, mine)

    again = web.post(address, mine | {"base": base_of(page), "merging": "1"})

    assert again.status_code == 409
    assert "Choose one of the two answers." in again.content.decode()


def test_choice_made_against_an_older_answer_is_asked_again(place, web):
    report = place.report()
    address = url("edit", report.reference, "person")
    mine = {"full_name": "Aasha Devi", "sex": "F", "base": base_of(web.get(address))}
    MissingReport.objects.filter(pk=report.pk).update(full_name="Usha Devi")
    page = web.post(address, mine)
    MissingReport.objects.filter(pk=report.pk).update(full_name="Nisha Devi")

    again = web.post(address, mine | {"base": base_of(page), "merge-full_name": "mine"})

    assert again.status_code == 409
    assert "Nisha Devi" in again.content.decode()


def test_fields_only_the_other_editor_changed_survive(place, web):
    report = place.report(occupation="")
    address = url("edit", report.reference, "person")
    base = base_of(web.get(address))
    MissingReport.objects.filter(pk=report.pk).update(occupation="tailor")

    answer = web.post(address, {"full_name": "Asha Rani", "sex": "F", "occupation": "", "base": base})

    report.refresh_from_db()
    assert answer.status_code == 302
    assert (report.full_name, report.occupation) == ("Asha Rani", "tailor")


def test_autosave_keeps_answers_and_the_next_visit_shows_them(place, web):
    report = place.report()
    address = url("edit", report.reference, "person")

    answer = web.post(address, {"full_name": "Half typed", "dob_0": "x", "autosave": "1"})

    report.refresh_from_db()
    assert answer.json() == {"saved": True}
    assert report.full_name == "Asha Devi"
    text = web.get(address).content.decode()
    assert 'value="Half typed"' in text
    assert "not saved yet" in text
    assert "There is a problem" not in text


def test_draft_is_private_and_gone_after_saving(place, web):
    report = place.report()
    address = url("edit", report.reference, "person")
    web.post(address, {"full_name": "Half typed", "sex": "F", "autosave": "1"})

    colleague = client_of(place.officer("colleague"))
    assert "Half typed" not in colleague.get(address).content.decode()
    web.post(address, {"full_name": "Asha Rani", "sex": "F"})

    assert not SectionDraft.objects.exists()


def test_draft_kept_over_another_save_is_merged_and_not_blind(place, web):
    report = place.report()
    address = url("edit", report.reference, "person")
    base = base_of(web.get(address))
    web.post(address, {"full_name": "Mine", "sex": "F", "base": base, "autosave": "1"})
    MissingReport.objects.filter(pk=report.pk).update(full_name="Theirs")

    restored = web.get(address)
    page = web.post(address, {"full_name": "Mine", "sex": "F", "base": base_of(restored)})

    assert page.status_code == 409


def test_one_row_more_without_script_keeps_answers(place, web):
    report = place.report()
    address = url("edit", report.reference, "description")
    data = row_data("marks", {"kind": "MOLE", "text": "left cheek"}) | {"action": "add-marks"}

    text = web.post(address, data).content.decode()

    assert 'name="marks-1-kind"' in text
    assert "left cheek" in text
    assert report.marks.count() == 0


def test_rows_are_saved_with_their_section(place, web):
    report = place.report()

    web.post(
        url("edit", report.reference, "description"),
        row_data("marks", {"kind": "MOLE", "site": "CHEEK", "text": "left cheek"}),
    )

    assert [mark.text for mark in report.marks.all()] == ["left cheek"]


def test_row_removed_by_another_editor_does_not_come_back_by_itself(place, web):
    report = place.report()
    mark = report.marks.create(kind="MOLE", site="CHEEK", text="left cheek")
    address = url("edit", report.reference, "description")
    base = base_of(web.get(address))
    old = {"id": str(mark.pk), "kind": "MOLE", "site": "CHEEK", "text": "left cheek"}
    mark.delete()

    data = row_data("marks", old) | {"marks-INITIAL_FORMS": "1", "base": base, "height_cm": "120"}
    answer = web.post(address, data)

    report.refresh_from_db()
    assert answer.status_code == 302
    assert report.height_cm == 120
    assert report.marks.count() == 0


def registered(place, **values):
    report = place.report(**values)
    MissingReport.objects.filter(pk=report.pk).update(
        status="REGISTERED", number="M-TP-KOT-2026-00001", registered_at=timezone.now()
    )
    MissingReport.objects.filter(pk=report.pk).update(status="OPEN")
    report.refresh_from_db()
    return report


def test_amendment_after_registering_needs_a_reason(place, web):
    report = registered(place)
    address = url("edit", report.reference, "publication")

    page = web.post(address, {"public_description": "Blue frock"})

    report.refresh_from_db()
    assert page.status_code == 422
    assert "#id_amend_reason" in page.content.decode()
    assert report.public_description == ""


def test_amendment_with_reason_stands_in_the_history(place, web):
    report = registered(place)

    web.post(
        url("edit", report.reference, "publication"),
        {"public_description": "Blue frock", "amend_reason": "Mother remembered"},
    )

    text = web.get(url("detail", report.reference)).content.decode()
    assert "Mother remembered" in text
    assert "Blue frock" in text
    assert saved_sections[-1][2] == "Mother remembered"


def test_closed_record_is_not_edited(place, web):
    report = place.report()
    MissingReport.objects.filter(pk=report.pk).update(status="CANCELLED")

    assert web.get(url("edit", report.reference, "person")).status_code == 403


def test_registering_lists_what_is_missing_with_links(place, web):
    report = place.report()

    page = web.post(url("transition", report.reference, "register"))

    report.refresh_from_db()
    assert page.status_code == 422
    assert f"{url('edit', report.reference, 'disappearance')}#id_circumstances" in page.content.decode()
    assert report.status == "DRAFT"


def test_step_with_a_reason_is_refused_without_one(place, web):
    report = place.report()

    page = web.post(url("transition", report.reference, "discard"), {"reason": ""})
    report.refresh_from_db()
    assert page.status_code == 422
    assert report.status == "DRAFT"

    web.post(url("transition", report.reference, "discard"), {"reason": "Written twice"})
    report.refresh_from_db()
    assert report.status == "CANCELLED"


def test_step_that_is_over_says_so(place, web):
    report = place.report()
    MissingReport.objects.filter(pk=report.pk).update(status="CANCELLED")

    page = web.post(url("transition", report.reference, "discard"), {"reason": "again"})

    assert page.status_code == 409
    assert "no longer possible" in page.content.decode()


def test_get_of_a_step_changes_nothing(place, web):
    report = place.report()

    page = web.get(url("transition", report.reference, "discard"))

    report.refresh_from_db()
    assert page.status_code == 200
    assert report.status == "DRAFT"


def test_print_page_is_audited(place, web):
    report = place.report()

    page = web.get(url("print", report.reference))

    assert page.status_code == 200
    assert AuditEntry.objects.filter(action="PRINT", subject_id=report.pk).exists()


def test_print_page_as_pdf(place, web):
    pytest.importorskip("weasyprint")
    report = place.report(name_local="आशा देवी")

    page = web.get(url("print", report.reference), {"format": "pdf"})

    assert page["Content-Type"] == "application/pdf"
    assert page.content.startswith(b"%PDF")


def test_export_needs_a_purpose_and_is_audited(place, web):
    place.report(full_name="=cmd()")

    refused = web.post(url("export"), {"format": "csv"})
    answer = web.post(url("export"), {"format": "csv", "purpose": "Weekly review"})

    text = b"".join(answer.streaming_content).decode()
    assert refused.status_code == 422
    assert "'=cmd()" in text
    entry = AuditEntry.objects.get(action="EXPORT")
    assert (entry.purpose, entry.facts["rows"]) == ("Weekly review", 1)


def test_the_export_page_shows_how_far_the_file_is(place, web):
    place.report(), place.report()

    page = web.get(url("export")).content.decode()

    assert "data-export " in page
    assert 'id="export-progress" value="0" max="2"' in page
    assert "js/export" in page


def test_a_large_export_asks_for_a_fresh_code(place, web, monkeypatch):
    monkeypatch.setattr(SpecExportView, "small_export", 1)
    forget_code(web)
    place.report()
    small = web.post(url("export"), {"format": "csv", "purpose": "Weekly review"})
    place.report()
    asked = web.get(url("export"), {"sex": "F"})
    refused = web.post(url("export"), {"format": "csv", "purpose": "Weekly review"})

    assert small.status_code == 200
    assert (
        asked["Location"] == f"{reverse('accounts:confirm')}?next={quote(url('export') + '?sex=F', safe='')}"
    )
    assert refused["Location"].startswith(reverse("accounts:confirm"))
    assert AuditEntry.objects.filter(action="EXPORT").count() == 1


def test_the_eleventh_export_of_a_day_is_refused(place, web):
    place.report()
    answers = [web.post(url("export"), {"format": "csv", "purpose": "Review"}) for _time in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert AuditEntry.objects.filter(action="EXPORT").count() == 10


@pytest.mark.parametrize("text", ["\x00", "‮abc", "9" * 9000, "😀", "-99999999999999999999"])
@pytest.mark.parametrize("name", ["q", "page", "age_years_min", "missing_from_from_2", "sex", "status"])
def test_odd_input_in_the_address_never_breaks_the_list(web, name, text):
    assert web.get(url("list"), {name: text}).status_code < 500


@pytest.mark.parametrize("text", ["\x00", "‮abc", "9" * 9000, "😀", "-99999999999999999999"])
@pytest.mark.parametrize(
    "name", ["full_name", "age_years", "dob_2", "languages", "base", "permanent_district"]
)
def test_odd_input_in_a_section_never_breaks_the_page(place, web, name, text):
    report = place.report()
    for section in ("person", "family"):
        answer = web.post(url("edit", report.reference, section), {"full_name": "A", "sex": "F", name: text})
        assert answer.status_code < 500


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("list", ()),
        ("quick", ()),
        ("export", ()),
        ("detail", ()),
        ("tasks", ()),
        ("edit", ("person",)),
        ("edit", ("family",)),
        ("edit", ("description",)),
        ("transition", ("discard",)),
    ],
)
def test_ids_are_unique_and_every_label_and_reference_has_its_target(place, web, name, args):
    report = place.report(permanent_district=place.district)
    reference = () if name in ("list", "quick", "export") else (report.reference,)

    text = web.get(url(name, *reference, *args)).content.decode()

    ids = re.findall(r'\sid="([^"]*)"', text)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'\sfor="([^"]*)"', text)) <= set(ids)
    described = " ".join(re.findall(r'aria-(?:describedby|labelledby)="([^"]*)"', text)).split()
    assert set(described) <= set(ids)
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", text)


def test_the_longest_section_is_light_on_the_line(place, web):
    address = url("edit", place.report().reference, "description")

    plain = web.get(address)
    sent = web.get(address, headers={"accept-encoding": "gzip"})

    assert sent["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in sent["Vary"]
    assert len(sent.content) <= 15_000
    assert len(plain.content) <= 45_000
