"""Serving a file of a record: the address is checked first, then the permission, every time."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from trackchild.core import attachments, audit
from trackchild.core.attachments.checks import TYPES
from trackchild.core.models import Attachment
from trackchild.core.views.base import login_page

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@login_page
@require_safe
def attachment(request: HttpRequest, token: str) -> HttpResponse:
    found = attachments.opened(request, token)
    if found is None:
        raise Http404
    file, record = found
    start, stop = asked_range(request, file.byte_size)
    if start == 0:  # a player fetches the rest of the same opening
        audit.write(
            audit.Action.VIEW, request=request, subject=record, facts={"file": file.kind, "number": file.pk}
        )
    if start >= stop:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.byte_size}"})
    return _answer(request, file, start, stop)


def asked_range(request: HttpRequest, size: int) -> tuple[int, int]:
    """From and up to which byte; the whole file when nothing else, or nothing sensible, is asked for."""
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or asked[0] == "bytes=-":
        return 0, size
    first, last = asked[1], asked[2]
    if not first:
        return max(size - int(last), 0), size
    return int(first), min(int(last) + 1, size) if last else size


def _answer(request: HttpRequest, file: Attachment, start: int, stop: int) -> HttpResponse:
    is_part = (start, stop) != (0, file.byte_size)
    body: Any = () if request.method == "HEAD" else attachments.pieces(file, start, stop)
    response = StreamingHttpResponse(body, status=206 if is_part else 200, content_type=file.content_type)
    if is_part:
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{file.byte_size}"
    kind, file_type = attachments.kind_of(file.kind), TYPES[file.content_type]
    how = "inline" if file_type.inline else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{kind.slug}-{file.pk}.{file_type.ending}"'
    response["Content-Length"] = str(stop - start)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
