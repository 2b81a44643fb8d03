"""Pictures made for tests: honest ones and hostile ones."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageDraw

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
SECRET = "SecretCameraOwner"


def portrait(width: int = 300, height: int = 400, mode: str = "RGB") -> Image.Image:
    """An invented face, with its left half darker, so that turning it is seen."""
    image = Image.new("RGB", (width, height), (180, 200, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill=(200, 30, 30))
    draw.ellipse((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill=(150, 110, 80))
    return image.convert(mode)


def encoded(image: Image.Image | None = None, format: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    (image or portrait()).save(out, format, **options)
    return out.getvalue()


def as_file(data: bytes, name: str = "photo.jpg") -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def with_position(format: str = "JPEG") -> bytes:
    """A photograph that tells where and by whom it was taken, in EXIF and in XMP."""
    exif = Image.Exif()
    exif[MAKE] = SECRET
    exif.get_ifd(GPS)[2] = (26.0, 50.0, 48.0)
    options = {"exif": exif.tobytes()}
    if format != "PNG":
        options["xmp"] = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    return encoded(format=format, **options)


def rotated() -> bytes:
    """Stored lying, with the note that it must be turned by 90°."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    return encoded(portrait().rotate(90, expand=True), exif=exif.tobytes(), quality=95)


def with_tail(tail: bytes) -> bytes:
    return encoded() + tail


def with_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>")
    return encoded() + out.getvalue()


def bomb(width: int = 20_000, height: int = 20_000) -> bytes:
    """A PNG of a few bytes that claims 400 megapixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
