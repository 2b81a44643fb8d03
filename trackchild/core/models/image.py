"""Pictures, kept in the database: what was uploaded (cleaned) and the sizes made from it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ExternalBinaryField(models.BinaryField):
    """Bytes that PostgreSQL stores out of line without trying to compress what is compressed already."""

    def db_type(self, connection):
        return f"{super().db_type(connection)} STORAGE EXTERNAL"

    def cast_db_type(self, connection):
        return super().db_type(connection)


class ImageBlob(models.Model):
    """One image file. An original has no parent; a derivative points to its original."""

    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="derivatives", editable=False
    )
    size = models.CharField(
        max_length=12, blank=True
    )  # "thumb160", "card480", "full1200"; empty: the original
    owner = models.CharField(max_length=120, blank=True)  # whose upload: the same bytes give the same picture
    upload_sha256 = models.CharField(max_length=64, blank=True, db_index=True)  # of the bytes as they came
    sha256 = models.CharField(max_length=64)  # of the bytes kept
    content_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    byte_size = models.PositiveIntegerField()
    data = ExternalBinaryField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "upload_sha256"],
                condition=models.Q(parent__isnull=True) & ~models.Q(owner=""),
                name="core_imageblob_one_upload",
            ),
            models.UniqueConstraint(
                fields=["parent", "size"],
                condition=models.Q(parent__isnull=False),
                name="core_imageblob_one_size",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.width}×{self.height} {self.content_type}"
