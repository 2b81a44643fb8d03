"""Files of records: told by their bytes, cleaned of notes, kept once, read in parts."""

import io

import pytest
from PIL import Image

from tests.core import pictures, recordings
from tests.factories.cases import RecoveryReportFactory
from trackchild.core import attachments
from trackchild.core.attachments import checks, video
from trackchild.core.formspec import Audience
from trackchild.core.models import Attachment, AttachmentPart
from trackchild.core.views.attachments import asked_range

EVERYTHING = (*attachments.VIDEO, *attachments.PDF, *attachments.PICTURE)


def kind(**options):
    values = {
        "code": "cases.test", "model": "cases.recoveryreport", "label": "Test", "hint": "",
        "audience": Audience.CASE, "permission": "cases.view_recovery_report", "accepts": EVERYTHING,
        "max_bytes": 3 * attachments.PART_BYTES, "maximum": 2,
    }  # fmt: skip
    return attachments.Kind(**{**values, **options})


def sent(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def recognised(data: bytes) -> str:
    return checks.recognise(data, EVERYTHING).content_type


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (recordings.mp4(), "video/mp4"),
        (recordings.mp4(brand=b"3gp5"), "video/mp4"),
        (recordings.webm(), "video/webm"),
        (recordings.pdf(), "application/pdf"),
        (pictures.encoded(format="JPEG"), "image/jpeg"),
        (pictures.encoded(format="PNG"), "image/jpeg"),
        (pictures.encoded(format="WEBP"), "image/jpeg"),
    ],
)
def test_a_file_is_what_its_bytes_say(data, content_type):
    assert recognised(data) == content_type


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"GIF89a" + bytes(40),
        b"PK\x03\x04" + bytes(40),
        b"MZ" + bytes(40),
        b" %PDF-1.4\n%%EOF",
        b"\x1a\x45\xdf\xa3" + b"matroska" * 20,
        recordings.mp4(brand=b"heic"),
    ],
)
def test_nothing_else_is_taken(data):
    with pytest.raises(attachments.FileRejected):
        recognised(data)


def test_a_kind_takes_its_own_types_only():
    with pytest.raises(attachments.FileRejected):
        checks.recognise(recordings.pdf(), attachments.VIDEO)


@pytest.mark.parametrize(
    ("clean", "data"),
    [
        (video.clean_mp4, recordings.mp4()),
        (video.clean_webm, recordings.webm()),
        (video.clean_webm, recordings.webm(is_open=True)),
        (video.clean_webm, recordings.webm(is_open=True, tags_at_end=True)),
        (video.clean_webm, recordings.webm(tags_at_end=True)),
    ],
)
def test_a_video_no_longer_tells_where_it_was_taken(clean, data):
    cleaned = clean(data)

    assert recordings.PLACE in data
    assert recordings.PLACE not in cleaned
    assert len(cleaned) == len(data)


def test_the_pictures_of_a_video_stay_where_they_are():
    data = recordings.mp4(media=b"frames of the video")

    assert video.clean_mp4(data)[-19:] == b"frames of the video"
    assert video.clean_mp4(recordings.mp4(notes=False)) == recordings.mp4(notes=False)


@pytest.mark.parametrize("lost", [1, 30, 200])
def test_a_cut_video_is_refused(lost):
    mp4 = checks.recognise(recordings.mp4(), attachments.VIDEO)
    webm = checks.recognise(recordings.webm(), attachments.VIDEO)

    for file_type, data in ((mp4, recordings.mp4()), (webm, recordings.webm())):
        with pytest.raises(attachments.FileRejected):
            file_type.clean(data[:-lost])


@pytest.mark.parametrize("data", [b"", bytes(64), b"\xff" * 64, b"\x00\x00\x00\x08moov" * 9])
def test_boxes_that_fit_nowhere_are_refused(data):
    for clean in (video.clean_mp4, video.clean_webm):
        with pytest.raises(video.DamagedError):
            clean(data)


@pytest.mark.parametrize(
    "inside", [b"/OpenAction<</S/JavaScript/JS(x)>>", b"/Launch", b"/EmbeddedFiles 3 0 R"]
)
def test_a_pdf_with_programs_or_files_inside_is_refused(inside):
    with pytest.raises(attachments.FileRejected):
        attachments.PDF[0].clean(recordings.pdf(inside))


def test_a_cut_pdf_is_refused():
    with pytest.raises(attachments.FileRejected):
        attachments.PDF[0].clean(recordings.pdf()[:-10])


def test_a_picture_is_made_anew_without_its_notes():
    cleaned = attachments.PICTURE[0].clean(pictures.with_position())

    image = Image.open(io.BytesIO(cleaned))
    assert image.format == "JPEG"
    assert not image.getexif()
    assert pictures.SECRET.encode() not in cleaned


@pytest.mark.django_db
class TestKeeping:
    @pytest.fixture
    def record(self):
        return RecoveryReportFactory()

    def test_the_same_bytes_again_give_the_same_file(self, record):
        first, is_new = attachments.keep(record, kind(), sent(recordings.pdf()), by=None)
        again, is_new_again = attachments.keep(record, kind(), sent(recordings.pdf()), by=None)

        assert (first.pk, is_new, is_new_again) == (again.pk, True, False)
        assert Attachment.objects.count() == 1

    def test_the_same_bytes_of_another_record_are_a_file_of_their_own(self, record):
        first, _new = attachments.keep(record, kind(), sent(recordings.pdf()), by=None)
        other, is_new = attachments.keep(RecoveryReportFactory(), kind(), sent(recordings.pdf()), by=None)

        assert is_new
        assert first.pk != other.pk

    def test_a_long_file_is_kept_in_parts_and_read_from_anywhere(self, record):
        data = recordings.mp4(media=bytes(range(256)) * 9000)
        kept, _new = attachments.keep(record, kind(), sent(data), by=None)
        whole = b"".join(attachments.pieces(kept))
        edge = attachments.PART_BYTES

        assert AttachmentPart.objects.filter(attachment=kept).count() == 3
        assert len(whole) == kept.byte_size == len(data)
        assert b"".join(attachments.pieces(kept, edge - 5, edge + 7)) == whole[edge - 5 : edge + 7]
        assert b"".join(attachments.pieces(kept, 2 * edge, 2 * edge + 1)) == whole[2 * edge : 2 * edge + 1]

    def test_a_file_too_large_is_refused(self, record):
        with pytest.raises(attachments.FileRejected):
            attachments.keep(record, kind(max_bytes=50), sent(recordings.pdf()), by=None)

    def test_an_empty_file_is_refused(self, record):
        with pytest.raises(attachments.FileRejected):
            attachments.keep(record, kind(), sent(b""), by=None)

    def test_there_is_a_limit_of_files(self, record):
        for number in range(2):
            attachments.keep(record, kind(), sent(recordings.pdf(b"/N %d" % number)), by=None)

        with pytest.raises(attachments.FileRejected):
            attachments.keep(record, kind(), sent(recordings.pdf(b"/N 2")), by=None)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", (0, 100)),
        ("bytes=0-", (0, 100)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=-", (0, 100)),
        ("bytes=1-2,5-6", (0, 100)),
        ("lines=1-2", (0, 100)),
    ],
)
def test_a_player_may_ask_for_a_part(rf, header, expected):
    assert asked_range(rf.get("/", headers={"Range": header}), 100) == expected
