"""Files made for tests: small videos and PDFs that are honest, and some that are not."""

import struct

PLACE = b"+26.8467+080.9462/"


def box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), name) + body


def mp4(*, brand: bytes = b"isom", media: bytes = b"picture" * 40, notes: bool = True) -> bytes:
    """With the place of recording where telephones write it."""
    told = box(b"udta", box(b"\xa9xyz", PLACE)) if notes else b""
    track = box(b"trak", box(b"tkhd", bytes(20)), told)
    movie = box(b"moov", box(b"mvhd", bytes(20)), track, told, box(b"meta", PLACE) if notes else b"")
    return box(b"ftyp", brand, bytes(4), b"mp42") + movie + box(b"mdat", media)


def element(number: bytes, content: bytes, *, is_open: bool = False) -> bytes:
    size = b"\x01" + b"\xff" * 7 if is_open else b"\x01" + len(content).to_bytes(7)
    return number + size + content


def webm(*, is_open: bool = False, tags_at_end: bool = False) -> bytes:
    """With a tag that tells the place; `is_open` as a browser records it, without lengths."""
    head = element(b"\x1a\x45\xdf\xa3", b"\x42\x82\x84webm")
    tags = element(b"\x12\x54\xc3\x67", b"LOCATION" + PLACE)
    cluster = element(b"\x1f\x43\xb6\x75", b"\xa3\x84abcd", is_open=is_open)
    content = cluster + tags if tags_at_end else tags + cluster
    return head + element(b"\x18\x53\x80\x67", content, is_open=is_open)


def pdf(inside: bytes = b"") -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog" + inside + b">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
