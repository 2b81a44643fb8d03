"""Which role holds which permission, over which places, opening which field classes.

Each app states its own rows in its permissions.py; this module keeps them and answers questions about them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory import scopes
from directory.choices import Role
from trackchild.core.formspec.spec import Audience


class Reach(StrEnum):
    """How far from the office a grant reaches."""

    OFFICE = "office"
    JURISDICTION = "jurisdiction"
    NATION = "nation"
    LINKED = "linked"  # only what is shared with the office

    @property
    def label(self) -> str:
        return _REACH_LABELS[self]


_REACH_LABELS = {
    Reach.OFFICE: _("own office"),
    Reach.JURISDICTION: _("jurisdiction"),
    Reach.NATION: _("whole country"),
    Reach.LINKED: _("shared with the office"),
}


@dataclass(frozen=True)
class Grant:
    role: Role
    permission: str
    reach: Reach
    classes: str = ""  # field classes this grant opens, e.g. "PIFC"

    def __post_init__(self) -> None:
        if "." not in self.permission:
            raise ValueError(f"A permission is named app.verb_noun, not {self.permission!r}")
        for letter in self.classes:
            Audience(letter)


_grants: dict[tuple[str, str], list[Grant]] = defaultdict(list)
_permission_labels: dict[str, Any] = {}


def register(grants: Iterable[Grant]) -> None:
    """Add rows of an app; registering the same row twice changes nothing."""
    for grant in grants:
        rows = _grants[(grant.role, grant.permission)]
        if grant not in rows:
            rows.append(grant)


def describe(labels: dict[str, Any]) -> None:
    """Plain words for permissions, shown on the page of roles."""
    _permission_labels.update(labels)


def grants_for(role: str | None, permission: str) -> list[Grant]:
    return _grants.get((str(role), permission), []) if role else []


def all_grants() -> list[Grant]:
    return [grant for rows in _grants.values() for grant in rows]


def permissions() -> list[str]:
    return sorted({grant.permission for grant in all_grants()})


def label(permission: str) -> Any:
    return _permission_labels.get(permission) or permission.split(".", 1)[1].replace("_", " ")


def roles_with(permission: str) -> set[Role]:
    return {grant.role for grant in all_grants() if grant.permission == permission}


def covering_grants(
    posting: Any, permission: str, obj: Any, known: set[str] | None = None
) -> Iterator[Grant]:
    """The rows by which this posting holds the permission on this object.

    What the database must be asked for comes last, and not at all when it opens no class beyond `known`.
    """
    rows = grants_for(posting.role, permission) if posting is not None else []
    covered: dict[str, bool] = {}
    for grant in sorted(rows, key=lambda grant: grant.reach == Reach.LINKED):
        if known is not None and known.issuperset(grant.classes):
            continue
        if grant.reach not in covered:
            covered[grant.reach] = scopes.covers(posting, grant.reach, obj)
        if covered[grant.reach]:
            yield grant


def has_permission(user: Any, permission: str, obj: Any = None) -> bool:
    """The one answer behind user.has_perm: by the acting posting, never by the person."""
    posting = getattr(user, "posting", None)
    if posting is None or not getattr(user, "is_active", False):
        return False
    if obj is None:
        return bool(grants_for(posting.role, permission))
    return next(covering_grants(posting, permission, obj), None) is not None


def permitted_rows(queryset: Any, user: Any, permission: str, needs: Iterable[str] = ()) -> Any:
    """The rows of a queryset this user's acting posting may use under this permission.

    `needs`: field classes that each row must open to them: whoever may not read a field may not ask by it.
    """
    posting = getattr(user, "posting", None)
    if posting is None or not user.is_active:
        return queryset.none()
    grants = grants_for(posting.role, permission)
    for letter in tuple(needs) or ("",):
        queryset = _within(queryset, posting, {grant.reach for grant in grants if letter in grant.classes})
    return queryset


def few_ids(
    queryset: Any, user: Any, permission: str, most: int, needs: Iterable[str] = ()
) -> set[int] | None:
    """The same rows by their keys when they are few, each reach asked by its own index; None otherwise."""
    posting = getattr(user, "posting", None)
    if posting is None or not user.is_active:
        return set()
    grants = grants_for(posting.role, permission)
    found: set[int] | None = None
    for letter in tuple(needs) or ("",):
        reaches = sorted({grant.reach for grant in grants if letter in grant.classes})
        ids = _few_within(queryset, posting, reaches, most)
        if ids is None:
            return None
        found = ids if found is None else found & ids
    return found


def _few_within(queryset: Any, posting: Any, reaches: list[Reach], most: int) -> set[int] | None:
    queries = [scopes.place_query(posting, reach, queryset.model, by_office=True) for reach in reaches]
    if Reach.NATION in reaches or None in queries:
        return None
    found: set[int] = set()
    for query in queries:
        found.update(queryset.filter(query).values_list("pk", flat=True)[: most + 1])
        if len(found) > most:
            return None
    return found


def _within(queryset: Any, posting: Any, reaches: set[Reach]) -> Any:
    if not reaches:
        return queryset.none()
    condition = Q()
    for reach in sorted(reaches):
        query = scopes.place_query(posting, reach, queryset.model)
        if query is None:
            return queryset
        condition |= query
    return queryset.filter(condition)


def audience_for(user: Any, obj: Any, permission: str) -> frozenset[Audience]:
    """The field classes this user may see of this object under this permission."""
    posting = getattr(user, "posting", None)
    letters: set[str] = set()
    for grant in covering_grants(posting, permission, obj, known=letters):
        letters.update(grant.classes)
    return frozenset(Audience(letter) for letter in letters)


def classes_at_reach(user: Any, permission: str, reach: Reach) -> frozenset[Audience]:
    """The classes a role has at one reach, for lists whose rows are not looked at one by one."""
    posting = getattr(user, "posting", None)
    rows = grants_for(getattr(posting, "role", None), permission)
    return frozenset(Audience(letter) for row in rows if row.reach == reach for letter in row.classes)
