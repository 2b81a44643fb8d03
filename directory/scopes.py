"""The only code that turns an office into the records within its reach.

`place_query` answers for a whole table, `covers` for one object; tests hold the two to the same answer.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from directory.choices import NATIONAL_KINDS, POLICE_DISTRICT_KINDS, STATE_KINDS


@dataclass(frozen=True, kw_only=True)
class PlacePaths:
    """Where a model keeps its place, as lookups from the model."""

    state: str = "state"
    district: str = "district"
    office: str = "office"
    police_district: str = "office__police_district"


NOTHING = Q(pk__in=())


def place_query(posting: Any, reach: str, model: type[Model], *, by_office: bool = False) -> Q | None:
    """The condition for rows of this model within reach of the posting; None means every row.

    `by_office` lists the offices of a police district, so that an index of the records answers.
    """
    office = posting.office
    if reach == "nation":
        return _unsealed(model, None)
    if office is None:
        return NOTHING
    if reach == "linked":
        return Q(pk__in=shared_ids(model, office))
    paths: PlacePaths = model.place_paths
    if reach == "office":
        return Q(**{paths.office: office.pk})
    return _unsealed(model, _jurisdiction_query(office, paths, by_office))


def _unsealed(model: type[Model], query: Q | None) -> Q | None:
    """Rows a model seals (`sealed_rows`) stay with the office that holds them and with their shares."""
    sealed: Q | None = getattr(model, "sealed_rows", None)
    if sealed is None:
        return query
    return ~sealed if query is None else query & ~sealed


def _jurisdiction_query(office: Any, paths: PlacePaths, by_office: bool) -> Q | None:
    own = Q(**{paths.office: office.pk})
    if office.kind in NATIONAL_KINDS:
        return None
    if office.kind in STATE_KINDS:
        return own | Q(**{paths.state: office.state_id})
    if office.kind in POLICE_DISTRICT_KINDS and office.police_district_id:
        in_police_district = Q(**{paths.police_district: office.police_district_id})
        if by_office:
            in_police_district = Q(**{f"{paths.office}__in": office.police_district_office_ids})
        # A record no office has taken yet belongs to every police district that covers its revenue district.
        unassigned = Q(
            **{
                f"{paths.office}__isnull": True,
                f"{paths.district}__in": office.police_district.district_ids,
            }
        )
        return own | in_police_district | unassigned
    return own | Q(**{f"{paths.district}__in": office.district_ids})


def covers(posting: Any, reach: str, obj: Any) -> bool:
    """Whether one object lies within reach. Objects of several cases name theirs for this reach."""
    if hasattr(obj, "permission_subjects"):
        return any(covers(posting, reach, subject) for subject in obj.permission_subjects(reach) if subject)
    if reach in ("nation", "jurisdiction") and getattr(obj, "is_sealed", False):
        return False
    if reach == "nation":
        return True
    office = posting.office
    if office is None:
        return False
    if reach == "linked":
        return obj.pk is not None and shared_ids(type(obj), office).filter(object_id=obj.pk).exists()
    paths = getattr(obj, "place_paths", None)
    if paths is None:
        return False
    if _value(obj, paths.office) == office.pk:
        return True
    return reach == "jurisdiction" and _in_jurisdiction(office, obj, paths)


def _in_jurisdiction(office: Any, obj: Any, paths: PlacePaths) -> bool:
    if office.kind in NATIONAL_KINDS:
        return True
    if office.kind in STATE_KINDS:
        return _value(obj, paths.state) == office.state_id
    if office.kind in POLICE_DISTRICT_KINDS and office.police_district_id:
        if _value(obj, paths.office) is None:
            return _value(obj, paths.district) in office.police_district.district_ids
        return _value(obj, paths.police_district) == office.police_district_id
    district = _value(obj, paths.district)
    return district is not None and district in office.district_ids


def _value(obj: Any, path: str) -> Any:
    """The key at the end of a lookup path, without loading the last object."""
    *steps, last = path.split("__")
    for step in steps:
        obj = getattr(obj, step)
        if obj is None:
            return None
    return getattr(obj, last if last in ("pk", "id") else f"{last}_id")


def shared_ids(model: type[Model], office: Any) -> Any:
    """Ids of this model's objects now shared with the office."""
    share = apps.get_model("directory", "Share")
    content_type = ContentType.objects.get_for_model(model)
    return share.objects.filter(content_type=content_type, office=office, ended_at=None).values("object_id")
