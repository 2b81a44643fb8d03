"""Which field classes a person may see of a record, answered by the function named in AUDIENCE_POLICY."""

from functools import lru_cache

from django.conf import settings
from django.db.models import Model
from django.utils.module_loading import import_string

from .spec import Audience

EVERYTHING = frozenset(Audience)
# What officers see of records anywhere in the country: enough to recognise a person.
WIDE = frozenset({Audience.POSTER, Audience.IDENTIFICATION})


@lru_cache(maxsize=4)
def _policy(path: str):
    return import_string(path)


def audiences_for(user, obj: Model, permission: str) -> frozenset[Audience]:
    return _policy(settings.AUDIENCE_POLICY)(user, obj, permission)
