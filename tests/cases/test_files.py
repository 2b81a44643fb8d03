"""Video, medical report, newspaper scan: added by whoever edits, opened by whoever may read their class."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases import services
from cases.files import MEDICAL_REPORT, NEWSPAPER, VIDEO
from directory import shares
from directory.choices import OfficeKind, Role
from tests.core import pictures, recordings
from tests.factories.accounts import OfficerFactory, login
from tests.factories.cases import MissingReportFactory, RecoveryReportFactory
from tests.factories.directory import OfficeFactory
from trackchild.core import attachments
from trackchild.core.events import timeline
from trackchild.core.models import Attachment, AuditEntry

pytestmark = pytest.mark.django_db
FILE = re.compile(r'href="(/[^"]*office/files/[^"]+)"')


def files_page(report, kind):
    stem = report._meta.model_name.replace("report", "-report")
    return reverse(f"cases:{stem}-files", args=[report.reference, kind.slug])


def upload(client, report, kind, data, name="file"):
    return client.post(files_page(report, kind), {"file": SimpleUploadedFile(name, data)})


def addresses(client, report):
    return FILE.findall(client.get(report.get_absolute_url()).content.decode())


@pytest.fixture
def missing(police):
    return MissingReportFactory(office=police.station)


@pytest.fixture
def found(police):
    report = RecoveryReportFactory(office=police.station)
    services.add_file(
        report, by=police.officer, kind=MEDICAL_REPORT, file=SimpleUploadedFile("x", recordings.pdf())
    )
    return report


@pytest.mark.parametrize("data", [recordings.mp4(), recordings.webm()], ids=["mp4", "webm"])
def test_a_video_is_sent_shown_and_watched(police, missing, data):
    web = police.client(police.operator)

    sent = upload(web, missing, VIDEO, data)
    page = web.get(sent.url).content.decode()
    answer = web.get(FILE.search(page)[1])

    body = b"".join(answer.streaming_content)
    assert sent.status_code == 302
    assert answer["Content-Type"] in ("video/mp4", "video/webm")
    assert answer["Content-Disposition"].startswith('inline; filename="video-')
    assert len(body) == len(data)
    assert recordings.PLACE not in body
    assert timeline(missing).filter(kind="file.added").count() == 1


def test_a_player_gets_the_part_it_asks_for(police, missing):
    data = recordings.mp4(media=b"0123456789")
    web = police.client(police.operator)
    upload(web, missing, VIDEO, data)
    address = addresses(web, missing)[0]

    part = web.get(address, headers={"Range": f"bytes={len(data) - 10}-{len(data) - 6}"})
    beyond = web.get(address, headers={"Range": "bytes=999999-"})

    assert part.status_code == 206
    assert b"".join(part.streaming_content) == b"01234"
    assert part["Content-Range"] == f"bytes {len(data) - 10}-{len(data) - 6}/{len(data)}"
    assert beyond.status_code == 416


def test_the_same_file_sent_again_is_one_file(police, missing):
    web = police.client(police.operator)

    answers = [upload(web, missing, VIDEO, recordings.mp4(), name) for name in ("a.mp4", "b.mp4", "a.mp4")]

    assert {answer.status_code for answer in answers} == {302}
    assert attachments.of(missing).count() == 1


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (VIDEO, recordings.pdf()),
        (VIDEO, recordings.mp4()[:-20]),
        (VIDEO, b"<script>alert(1)</script>"),
        (MEDICAL_REPORT, recordings.mp4()),
        (MEDICAL_REPORT, recordings.pdf(b"/JavaScript")),
        (NEWSPAPER, b"GIF89a" + bytes(50)),
        (NEWSPAPER, pictures.encoded()[:200]),
    ],
)
def test_what_is_no_such_file_is_refused_beside_the_field(police, kind, data):
    factory = MissingReportFactory if kind is VIDEO else RecoveryReportFactory
    report = factory(office=police.station)

    answer = upload(police.client(police.operator), report, kind, data, "report.pdf")

    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()
    assert attachments.of(report).count() == 0


def test_a_file_too_large_is_refused(police, missing, settings):
    data = recordings.mp4(media=bytes(VIDEO.max_bytes))

    answer = upload(police.client(police.operator), missing, VIDEO, data)

    assert answer.status_code == 422
    assert "larger than 25 MB" in answer.content.decode()


def test_a_medical_report_is_downloaded_and_never_shown_inside_the_portal(police, found):
    web = police.client(police.officer)

    answer = web.get(addresses(web, found)[0])

    assert answer["Content-Disposition"].startswith('attachment; filename="medical-report-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_scan_is_made_anew_without_its_notes(police):
    report = RecoveryReportFactory(office=police.station)
    web = police.client(police.operator)
    upload(web, report, NEWSPAPER, pictures.with_position())

    body = b"".join(web.get(addresses(web, report)[0]).streaming_content)

    assert body.startswith(b"\xff\xd8\xff")
    assert pictures.SECRET.encode() not in body


def test_an_address_is_for_its_session_and_for_some_minutes(police, found):
    mine, other = police.client(police.officer), police.client(police.officer)
    address = addresses(mine, found)[0]

    assert mine.get(address).status_code == 200
    assert other.get(address).status_code == 404
    assert Client().get(address).status_code == 302  # to the log-in
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert mine.get(address).status_code == 404


def test_an_address_cannot_be_changed_to_another_file(police, found):
    web = police.client(police.officer)
    address = addresses(web, found)[0]

    for at in (-5, -20, -40):
        changed = address[:at] + ("A" if address[at] != "A" else "B") + address[at + 1 :]
        assert web.get(changed).status_code == 404


def test_whoever_may_no_longer_read_the_report_opens_no_file(police, found):
    board = OfficerFactory(
        role=Role.CWC_CHAIR, office=OfficeFactory(kind=OfficeKind.CWC, district=police.elsewhere.district)
    )
    shares.grant(found, board.office, "production")
    web = login(Client(), board)
    address = addresses(web, found)[0]
    assert web.get(address).status_code == 200

    shares.end(found, board.office)

    assert web.get(address).status_code == 404


@pytest.mark.parametrize(
    ("role", "kind", "reads"),
    [
        (Role.CWC_CHAIR, OfficeKind.CWC, {MEDICAL_REPORT.label, NEWSPAPER.label}),
        (Role.DCPU_OFFICER, OfficeKind.DCPU, {NEWSPAPER.label}),
        (Role.DCRB_OFFICER, OfficeKind.DCRB, {NEWSPAPER.label}),
        (Role.SCPS_OFFICER, OfficeKind.SCPS, set()),
    ],
)
def test_each_role_sees_the_files_of_its_classes(police, found, role, kind, reads):
    services.add_file(
        found, by=police.officer, kind=NEWSPAPER, file=SimpleUploadedFile("x", recordings.pdf(b"/N 1"))
    )
    place = {"district": police.district, "police_district": police.station.police_district}
    web = login(Client(), OfficerFactory(role=role, office=OfficeFactory(kind=kind, **place)))

    detail = web.get(found.get_absolute_url()).content.decode()
    printed = web.get(reverse("cases:recovery-report-print", args=[found.reference])).content.decode()

    assert len(FILE.findall(detail)) == len(reads)
    for label in (MEDICAL_REPORT.label, NEWSPAPER.label):
        assert (f">{label}</a>" in detail) is (label in reads)
        assert (str(label) in printed) is (label in reads)


def test_a_colleague_of_another_station_reaches_no_page_of_files(police, found):
    for client in (police.client(police.neighbour_officer), police.client(police.elsewhere_officer)):
        assert client.get(files_page(found, MEDICAL_REPORT)).status_code in (403, 404)
        assert upload(client, found, MEDICAL_REPORT, recordings.pdf(b"/N 2")).status_code in (403, 404)

    assert attachments.of(found).count() == 1


def test_a_kind_of_another_form_has_no_page(police, found, missing):
    web = police.client(police.officer)

    assert web.get(files_page(missing, MEDICAL_REPORT)).status_code == 404
    assert web.get(files_page(found, VIDEO)).status_code == 404


def test_opening_a_file_is_written_down(police, found):
    web = police.client(police.officer)
    address = addresses(web, found)[0]
    before = AuditEntry.objects.count()

    web.get(address)
    web.get(address, headers={"Range": "bytes=10-20"})

    entry = AuditEntry.objects.order_by("-pk").first()
    assert AuditEntry.objects.count() == before + 1
    assert (entry.action, entry.subject_id, entry.facts["file"]) == ("VIEW", found.pk, "cases.medical_report")


def test_only_a_draft_loses_a_file(police, found):
    web = police.client(police.officer)
    file = attachments.of(found).get()
    address = reverse("cases:recovery-report-file-remove", args=[found.reference, "medical-report", file.pk])

    asked = web.get(address)
    assert "Remove the file" in asked.content.decode()
    services.record_recovery(found, by=police.officer)
    web.post(address)
    assert Attachment.objects.filter(pk=file.pk).exists()

    draft = RecoveryReportFactory(office=police.station)
    upload(web, draft, MEDICAL_REPORT, recordings.pdf())
    file = attachments.of(draft).get()
    web.post(reverse("cases:recovery-report-file-remove", args=[draft.reference, "medical-report", file.pk]))
    assert not attachments.of(draft).exists()


def test_a_file_of_another_record_is_not_removed_from_here(police, found):
    other = RecoveryReportFactory(office=police.station)
    file = attachments.of(found).get()
    address = reverse("cases:recovery-report-file-remove", args=[other.reference, "medical-report", file.pk])

    assert police.client(police.officer).post(address).status_code == 404


def test_a_case_that_has_ended_takes_no_file(police):
    report = MissingReportFactory(office=police.station)
    services.discard_missing_report(report, by=police.officer, reason="Entered twice")

    answer = upload(police.client(police.officer), report, VIDEO, recordings.mp4())

    assert answer.status_code == 422
    assert attachments.of(report).count() == 0


@pytest.mark.parametrize(
    ("name", "section", "kind"),
    [
        ("recovery", "condition", MEDICAL_REPORT),
        ("recovery", "tracing", NEWSPAPER),
        ("missing", "photographs", VIDEO),
    ],
)
def test_the_section_leads_to_its_files(police, missing, found, name, section, kind):
    report = missing if name == "missing" else found
    page = "photographs" if section == "photographs" else "edit"
    args = [report.reference] if page == "photographs" else [report.reference, section]

    text = (
        police.client(police.officer).get(reverse(f"cases:{name}-report-{page}", args=args)).content.decode()
    )

    assert f'href="{files_page(report, kind)}"' in text


def test_a_photograph_of_few_pixels_is_refused(police, missing):
    web = police.client(police.officer)
    address = reverse("cases:missing-report-photographs", args=[missing.reference])
    small = SimpleUploadedFile("small.jpg", pictures.encoded(pictures.portrait(300, 399)))
    enough = SimpleUploadedFile("enough.jpg", pictures.encoded(pictures.portrait(300, 400)))

    refused, taken = web.post(address, {"pictures": small}), web.post(address, {"pictures": enough})

    assert refused.status_code == 422
    assert "400 pixels" in refused.content.decode()
    assert taken.status_code == 302
    assert missing.photographs.count() == 1
