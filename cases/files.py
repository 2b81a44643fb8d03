"""The kinds of files that go with a report beside its photographs."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cases import permissions as p
from trackchild.core import attachments
from trackchild.core.formspec import Audience

MISSING, RECOVERY = "cases.missingreport", "cases.recoveryreport"
_PAPER = {
    "accepts": (*attachments.PDF, *attachments.PICTURE),
    "max_bytes": settings.PAPER_MAX_BYTES,
    "hint": _("PDF, JPEG, PNG or WebP, at most 8 MB. If the connection breaks, send it again."),
}

VIDEO = attachments.register(
    attachments.Kind(
        code="cases.video",
        model=MISSING,
        label=_("Video"),
        hint=_("MP4 or WebM, at most 25 MB. If the connection breaks, send it again."),
        audience=Audience.IDENTIFICATION,
        permission=p.VIEW_MISSING,
        accepts=attachments.VIDEO,
        max_bytes=settings.VIDEO_MAX_BYTES,
        maximum=2,
    )
)
MEDICAL_REPORT = attachments.register(
    attachments.Kind(
        code="cases.medical_report",
        model=RECOVERY,
        label=_("Medical report"),
        audience=Audience.HEALTH,
        permission=p.VIEW_RECOVERY,
        **_PAPER,
    )
)
NEWSPAPER = attachments.register(
    attachments.Kind(
        code="cases.newspaper",
        model=RECOVERY,
        label=_("Scan of the newspaper"),
        audience=Audience.FAMILY,
        permission=p.VIEW_RECOVERY,
        **_PAPER,
    )
)
