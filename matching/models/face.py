"""What the portal knows of the face on a photograph: class I, in no form, no export and no history."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext_lazy as _

from cases.models import Photograph
from matching.choices import FaceState, Side
from matching.faces import DIMENSIONS
from trackchild.core.models import TimestampedModel

VECTORS = f"""
ALTER TABLE matching_face ALTER COLUMN descriptor TYPE vector({DIMENSIONS})
    USING descriptor::vector({DIMENSIONS});
CREATE INDEX IF NOT EXISTS face_nearest_missing ON matching_face
    USING hnsw (descriptor vector_l2_ops) WHERE side = 'M';
CREATE INDEX IF NOT EXISTS face_nearest_found ON matching_face
    USING hnsw (descriptor vector_l2_ops) WHERE side = 'R';
"""
HAS_TYPE = "SELECT to_regtype('vector') IS NOT NULL"
COLUMN_TYPE = """
SELECT format_type(atttypid, NULL) FROM pg_attribute
WHERE attrelid = 'matching_face'::regclass AND attname = 'descriptor'
"""


class VectorField(models.Field):
    """Numbers in a row. A plain array until `use_vectors` makes it a column of pgvector."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002
        return "real[]"

    def from_db_value(self, value: Any, *_args: Any) -> tuple[float, ...] | None:
        if isinstance(value, str):
            value = map(float, value.strip("[]").split(","))
        return None if value is None else tuple(value)

    def get_prep_value(self, value: Any) -> list[float] | None:
        return None if value is None else [float(part) for part in value]


class Face(TimestampedModel):
    photograph = models.OneToOneField(
        Photograph, models.CASCADE, related_name="face", verbose_name=_("photograph"), editable=False
    )
    side = models.CharField(_("Side"), max_length=1, choices=Side, blank=True, editable=False)
    state = models.CharField(_("Status"), max_length=10, choices=FaceState, editable=False)
    descriptor = VectorField(null=True, editable=False)
    model = models.CharField(_("Version of the engine"), max_length=40, blank=True, editable=False)
    picture = models.BigIntegerField(null=True, editable=False)  # `faces.pictures.fingerprint`
    picture_parts = ArrayField(models.IntegerField(), default=list, editable=False)

    class Meta:
        verbose_name = _("face")
        verbose_name_plural = _("faces")
        indexes = [
            GinIndex(fields=["picture_parts"], name="face_picture_parts"),
            models.Index(fields=["state"], name="face_state"),
        ]

    def __str__(self) -> str:
        return f"{self.photograph_id} {self.state}"


def use_vectors(connection: Any) -> bool:
    """Makes the descriptors a column of pgvector with its index, as soon as the database has pgvector.

    Without it faces are compared one by one. May be called again whenever the extension has come.
    """
    with connection.cursor() as cursor:
        if not _one(cursor, HAS_TYPE) and not _install(connection):
            return False
        if _one(cursor, COLUMN_TYPE) != "vector":
            cursor.execute(VECTORS)
    return True


def _one(cursor: Any, query: str) -> Any:
    cursor.execute(query)
    return cursor.fetchone()[0]


def _install(connection: Any) -> bool:
    """The portal's role may not do so everywhere: then whoever runs the database does it."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION vector")
    except DatabaseError:
        return False
    return True
