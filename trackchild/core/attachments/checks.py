"""What a file is, told by its bytes and never by its name; what it says beside its content is dropped."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from trackchild.core.photos.ingest import ORIGINAL_QUALITY, decode, encode_jpeg

from . import video

_MEGABYTE = 1024 * 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
# What a report on paper never needs: programs, other programs, files within the file.
_ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")


class FileRejected(ValidationError):  # noqa: N818 - says what it means
    """The file is not one we take. The message is for the person who sent it."""


@dataclass(frozen=True)
class FileType:
    content_type: str  # as it is served
    ending: str
    is_it: Callable[[bytes], bool]
    clean: Callable[[bytes], bytes]
    inline: bool  # opens in the browser; otherwise it is downloaded


def _damaged() -> FileRejected:
    return FileRejected(
        _("The file is damaged or incomplete. Send it again or choose another one."), code="damaged"
    )


def _clean_video(clean: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def cleaned(data: bytes) -> bytes:
        try:
            return clean(data)
        except video.DamagedError:
            raise _damaged() from None

    return cleaned


def _clean_pdf(data: bytes) -> bytes:
    if b"%%EOF" not in data[-2048:]:
        raise _damaged()
    if any(name in data for name in _ACTIVE):
        raise FileRejected(
            _("This PDF contains programs or other files. Print it to a new PDF and send that."),
            code="active",
        )
    return data


def _clean_picture(data: bytes) -> bytes:
    return encode_jpeg(decode(data), ORIGINAL_QUALITY)


PICTURE = (
    FileType("image/jpeg", "jpg", lambda data: data.startswith(_PICTURES), _clean_picture, inline=True),
)
PDF = (FileType("application/pdf", "pdf", lambda data: data.startswith(b"%PDF-"), _clean_pdf, inline=False),)
VIDEO = (
    FileType("video/mp4", "mp4", video.is_mp4, _clean_video(video.clean_mp4), inline=True),
    FileType("video/webm", "webm", video.is_webm, _clean_video(video.clean_webm), inline=True),
)
TYPES = {one.content_type: one for one in (*PICTURE, *PDF, *VIDEO)}


def read(file, max_bytes: int) -> bytes:
    """The bytes, without ever holding more than one too many."""
    file.seek(0)
    data = file.read(max_bytes + 1)
    if not data:
        raise FileRejected(_("The file is empty. Choose it again."), code="empty")
    if len(data) > max_bytes:
        raise FileRejected(
            _("The file is larger than %(megabytes)d MB. Choose a smaller one."),
            code="too_large",
            params={"megabytes": max_bytes // _MEGABYTE},
        )
    return data


def recognise(data: bytes, accepted: Collection[FileType]) -> FileType:
    for one in accepted:
        if one.is_it(data):
            return one
    raise FileRejected(_("This kind of file is not taken here. Choose another one."), code="format")
