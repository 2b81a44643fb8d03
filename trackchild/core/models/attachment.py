"""Files that belong to a record: a video, a medical report, a newspaper cutting. Kept in the database."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .image import ExternalBinaryField


class Attachment(models.Model):
    """One file; what kinds there are, and who may open them, says core.attachments."""

    kind = models.CharField(max_length=60)  # "cases.video"
    subject_type = models.CharField(max_length=80)  # "cases.missingreport"
    subject_id = models.BigIntegerField()
    content_type = models.CharField(max_length=40)
    byte_size = models.PositiveIntegerField()
    upload_sha256 = models.CharField(max_length=64)  # of the bytes as they came
    sha256 = models.CharField(max_length=64)  # of the bytes kept
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]
        constraints = [
            # Also the index by which the files of a record are found.
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind", "upload_sha256"],
                name="core_attachment_one_upload",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type}, {self.byte_size}"


class AttachmentPart(models.Model):
    """A piece of the bytes: a long video is never in memory as a whole when it is watched."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, db_index=False, related_name="parts")
    number = models.PositiveSmallIntegerField()
    data = ExternalBinaryField()

    class Meta:
        verbose_name = _("part of a file")
        verbose_name_plural = _("parts of files")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["attachment", "number"], name="core_attachmentpart_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attachment_id}/{self.number}"
