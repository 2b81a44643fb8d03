"""The same form sent twice, five or fifty times at once makes one record and gives one answer."""

import uuid
from collections.abc import Callable

from django.apps import apps
from django.core.exceptions import BadRequest
from django.db import connection, models, transaction
from django.http import HttpRequest

from trackchild.core.models import Submission


def new_key() -> str:
    return str(uuid.uuid4())


def as_key(text: str | None) -> uuid.UUID:
    """The key of a submission; a form without one gets a new key and is taken as sent once."""
    if not text:
        return uuid.uuid4()
    try:
        return uuid.UUID(text)
    except ValueError:
        raise BadRequest("The submission key is no UUID.") from None


@transaction.atomic
def once(
    request: HttpRequest, key: str | None, url_name: str, make: Callable[[], models.Model]
) -> tuple[models.Model, bool]:
    """(record, made now): `make` runs at most once per key. Others with the same key wait for the first."""
    submission_key = as_key(key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [submission_key.int % 2**63])
    earlier = earlier_record(request, submission_key, url_name)
    if earlier is not None:
        return earlier, False
    obj = make()
    user = request.user if request.user.is_authenticated else None
    Submission.objects.create(
        key=submission_key,
        user=user,
        url_name=url_name,
        subject_type=obj._meta.label_lower,
        subject_id=obj.pk,
    )
    return obj, True


def earlier_record(request: HttpRequest, key: uuid.UUID, url_name: str) -> models.Model | None:
    submission = Submission.objects.filter(key=key).first()
    if submission is None:
        return None
    user = request.user.pk if request.user.is_authenticated else None
    if submission.user_id != user or submission.url_name != url_name or not submission.subject_type:
        raise BadRequest("The submission key belongs to another form.")
    model = apps.get_model(submission.subject_type)
    return model._base_manager.get(pk=submission.subject_id)
