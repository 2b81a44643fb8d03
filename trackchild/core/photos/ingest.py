"""Taking a picture in: size, format and pixels are checked, and nothing of the sent file itself is kept."""

import hashlib
import io
import struct
import warnings

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from trackchild.core.models import ImageBlob

DECODERS = ("JPEG", "PNG", "WEBP")  # nothing else is ever decoded, whatever the name or type of the file says
ORIGINAL_QUALITY = 90
_MEGABYTE = 1024 * 1024


class PhotoRejected(ValidationError):  # noqa: N818 - says what it means
    """The file is not a photograph we take. The message is for the person who sent it."""


def ingest(file, *, max_bytes: int | None = None, owner: str = "") -> ImageBlob:
    """Check, orient, strip and keep one picture.

    `owner` names whose upload it is (for example "cases.missingreport:12"). The same bytes sent again
    for the same owner give the picture that is there already, so a broken upload is simply repeated.
    """
    data = _read(file, max_bytes or settings.PHOTO_MAX_BYTES_OFFICER)
    upload_sha256 = hashlib.sha256(data).hexdigest()
    if owner and (known := _known(owner, upload_sha256)):
        return known
    image = decode(data)
    kept = encode_jpeg(image, ORIGINAL_QUALITY)
    blob = ImageBlob(
        owner=owner,
        upload_sha256=upload_sha256,
        sha256=hashlib.sha256(kept).hexdigest(),
        content_type="image/jpeg",
        width=image.width,
        height=image.height,
        byte_size=len(kept),
        data=kept,
    )
    try:
        with transaction.atomic():
            blob.save(force_insert=True)
    except IntegrityError:  # the same upload arrived twice at once
        return _known(owner, upload_sha256)
    return blob


def _known(owner: str, upload_sha256: str) -> ImageBlob | None:
    return (
        ImageBlob.objects.filter(owner=owner, upload_sha256=upload_sha256, parent=None).defer("data").first()
    )


def _read(file, max_bytes: int) -> bytes:
    """The bytes, without ever holding more than one too many."""
    file.seek(0)
    data = file.read(max_bytes + 1)
    if not data:
        raise PhotoRejected(_("The file is empty. Choose the photograph again."), code="empty")
    if len(data) > max_bytes:
        raise PhotoRejected(
            _("The photograph is larger than %(megabytes)d MB. Choose a smaller one."),
            code="too_large",
            params={"megabytes": max_bytes // _MEGABYTE},
        )
    return data


def decode(data: bytes) -> Image.Image:
    """Upright RGB pixels, and nothing else of the file. PhotoRejected when it is no picture we take."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the PDF library turns it on for the whole process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit follows
            image = Image.open(io.BytesIO(data), formats=DECODERS)
            if image.width * image.height > settings.PHOTO_MAX_PIXELS:
                raise _too_many_pixels()
            image.seek(0)  # of a moving picture, the first frame
            image.load()
            return _flatten(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise PhotoRejected(
            _("This is not a JPEG, PNG or WebP photograph. Choose another file."), code="format"
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error):
        raise PhotoRejected(
            _("The photograph is damaged or incomplete. Send it again or choose another one."), code="damaged"
        ) from None


def _too_many_pixels() -> PhotoRejected:
    return PhotoRejected(
        _("The photograph has more than %(megapixels)d megapixels. Choose a smaller one."),
        code="too_many_pixels",
        params={"megapixels": settings.PHOTO_MAX_PIXELS // 1_000_000},
    )


def _flatten(image: Image.Image) -> Image.Image:
    """Plain RGB; what was transparent becomes white."""
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")  # 16 bits per pixel
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image if image.mode == "RGB" else image.convert("RGB")


def encode_jpeg(image: Image.Image, quality: int) -> bytes:
    """JPEG without any metadata: what Pillow remembers of the source is dropped first."""
    out = io.BytesIO()
    bare = image.copy() if image.info else image
    bare.info = {}
    bare.save(out, "JPEG", quality=quality, subsampling="4:2:0", exif=b"")
    return out.getvalue()
