"""MP4 and WebM: recognised by their first bytes; notes on place, device and owner are blotted out.

Nothing is decoded and nothing moves: a box of notes becomes a box of nothing, of the same length.
"""

from collections.abc import Iterator

_BRANDS = (b"isom", b"iso", b"mp4", b"avc1", b"M4V", b"MSNV", b"dash", b"qt  ", b"hvc1", b"3gp")
_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"edts"}
_NOTES = {b"udta", b"meta", b"uuid"}

# EBML: elements that hold others, and those that hold notes.
_EBML, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_WEBM_NOTES = {0x1254C367, 0x1941A469}  # tags, attached files
_VOID = 0xEC
_DEEPEST = 8


class DamagedError(ValueError):
    """The boxes do not fit into each other."""


def is_mp4(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12].startswith(_BRANDS)


def is_webm(data: bytes) -> bool:
    return data.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in data[:64]


def clean_mp4(data: bytes) -> bytes:
    cleaned = bytearray(data)
    names = set()
    for name, start, body, end in _boxes(data, 0, len(data), 0):
        names.add(name)
        if name in _NOTES:
            cleaned[start + 4 : start + 8] = b"free"
            cleaned[body:end] = bytes(end - body)
    if not {b"moov", b"mdat"} <= names:
        raise DamagedError
    return bytes(cleaned)


def _boxes(data: bytes, at: int, stop: int, depth: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(name, start, start of the content, end) of every box, those inside others too."""
    while stop - at >= 8:
        size, name, body = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], at + 8
        if size == 1:  # the length stands behind the name
            size, body = int.from_bytes(data[at + 8 : at + 16]), at + 16
        end = stop if size == 0 else at + size
        if end < body or end > stop:
            raise DamagedError
        yield name, at, body, end
        if name in _PARENTS and depth < _DEEPEST:
            yield from _boxes(data, body, end, depth + 1)
        at = end


def clean_webm(data: bytes) -> bytes:
    cleaned = bytearray(data)
    at, has_cluster = 0, False
    while at < len(data):
        number, size_at = _number(data, at, keep_marker=True)
        size, body = _number(data, size_at)
        is_open = size == (1 << 7 * (body - size_at)) - 1  # live recordings do not know how long they are
        has_cluster = has_cluster or number == _CLUSTER
        if number == _SEGMENT or is_open:
            if number not in (_SEGMENT, _CLUSTER):
                raise DamagedError
            at = body
            continue
        end = body + size
        if end > len(data):
            raise DamagedError
        if number in _WEBM_NOTES:
            _blot_out(cleaned, at, end)
        at = end
    if not has_cluster:
        raise DamagedError
    return bytes(cleaned)


def _number(data: bytes, at: int, *, keep_marker: bool = False) -> tuple[int, int]:
    """A number of one to eight bytes, whose first says how many; and where it ends."""
    if at >= len(data) or data[at] == 0:
        raise DamagedError
    length = 9 - data[at].bit_length()
    if at + length > len(data):
        raise DamagedError
    value = int.from_bytes(data[at : at + length])
    return (value if keep_marker else value & ~(1 << 7 * length)), at + length


def _blot_out(data: bytearray, start: int, end: int) -> None:
    """An element of nothing, as long as the one that stood there; its length takes eight bytes or one."""
    space = end - start
    if space >= 9:
        data[start : start + 9] = bytes([_VOID]) + (space - 9 | 1 << 56).to_bytes(8)
        data[start + 9 : end] = bytes(space - 9)
    else:
        data[start : start + 2] = bytes([_VOID, 0x80 | space - 2])
        data[start + 2 : end] = bytes(space - 2)
