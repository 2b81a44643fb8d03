"""The sizes a photograph is shown in: each small enough for a weak line, each watermarked."""

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db import IntegrityError, transaction
from PIL import Image, ImageDraw, ImageFont, ImageOps

from trackchild.core.models import ImageBlob

WATERMARK = "TrackChild"
_GROUND = (233, 236, 239)
_QUALITIES = (80, 65, 50, 38, 26, 16)


@dataclass(frozen=True)
class Size:
    width: int
    height: int
    max_bytes: int
    exact: bool  # filled up to exactly this size, so that pages do not jump


SIZES = {
    "thumb160": Size(160, 200, 6 * 1024, exact=True),
    "card480": Size(480, 600, 25 * 1024, exact=True),
    "full1200": Size(1200, 1600, 250 * 1024, exact=False),
}


def derivative(blob: ImageBlob, size: str) -> ImageBlob:
    """The picture in one of SIZES; made when first asked for, then kept."""
    parent_id = blob.parent_id or blob.pk
    found = ImageBlob.objects.filter(parent_id=parent_id, size=size).first()
    if found is not None:
        return found
    original = ImageBlob.objects.get(pk=parent_id)
    made = _make(bytes(original.data), SIZES[size])
    made.parent, made.size = original, size
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # somebody else made it meanwhile
        return ImageBlob.objects.get(parent_id=parent_id, size=size)
    return made


def _make(data: bytes, size: Size) -> ImageBlob:
    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    image.draft("RGB", (size.width * 2, size.height * 2))  # decode no more pixels than needed
    image = image.convert("RGB")
    if size.exact:
        image = ImageOps.pad(image, (size.width, size.height), Image.Resampling.LANCZOS, color=_GROUND)
    else:
        image.thumbnail((size.width, size.height), Image.Resampling.LANCZOS)
    image = watermark(image)
    encoded = _encode(image, size.max_bytes)
    return ImageBlob(
        sha256=hashlib.sha256(encoded).hexdigest(),
        content_type="image/webp",
        width=image.width,
        height=image.height,
        byte_size=len(encoded),
        data=encoded,
    )


def _encode(image: Image.Image, max_bytes: int) -> bytes:
    """The best quality that fits; a picture too rich for the lowest one is softened first."""
    for soften in (1, 2, 4, 8):
        soft = image if soften == 1 else image.reduce(soften).resize(image.size, Image.Resampling.BICUBIC)
        for quality in _QUALITIES:
            out = io.BytesIO()
            soft.save(out, "WEBP", quality=quality, method=4, exif=b"", xmp=b"")
            if out.tell() <= max_bytes:
                return out.getvalue()
    return out.getvalue()


def watermark(image: Image.Image) -> Image.Image:
    """The portal's name at the foot and, fainter, in the upper corner: cutting both off cuts the face."""
    font = _font(max(11, image.width // 9))
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    left, top, right, bottom = draw.textbbox((0, 0), WATERMARK, font=font)
    margin = max(3, image.width // 60)
    stroke = max(1, image.width // 400)
    foot = (image.width - (right - left) - margin - left, image.height - (bottom - top) - margin - top)
    for at, opacity in ((foot, 190), ((margin - left, margin - top), 110)):
        draw.text(
            at, WATERMARK, font=font, fill=(255, 255, 255, opacity),
            stroke_width=stroke, stroke_fill=(0, 0, 0, opacity * 2 // 3),
        )  # fmt: skip
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


@lru_cache(maxsize=8)
def _font(size: int):
    """Noto Sans when the build has it, else the font inside Pillow: the name is in Latin letters."""
    for path in sorted(settings.FONT_DIR.glob("NotoSans-*.ttf"), reverse=True):
        return ImageFont.truetype(str(path), size)
    return ImageFont.load_default(size)
