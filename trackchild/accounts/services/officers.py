"""Accounts and postings: proposed by one officer, approved by another, handed over, suspended."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.choices import ROLE_OFFICE_KINDS, Role
from directory.models import Office
from trackchild.accounts import tiers
from trackchild.accounts.lockout import normalise
from trackchild.accounts.models import Posting, User
from trackchild.accounts.services import sessions
from trackchild.core import audit


@transaction.atomic
def create_officer(
    *,
    username: str,
    name: str,
    role: Role | str,
    office: Office | None,
    password: str | None = None,
    phone: str = "",
    email: str = "",
    language: str = "en",
    is_head: bool = False,
    starts_on: date | None = None,
    by: User | None = None,
) -> User:
    """An account with one posting in force at once: for the system itself (first accounts, demo, imports)."""
    user = User.objects.create_user(
        normalise(username), password, name=name, phone=phone, email=email, language=language
    )
    open_posting(user=user, role=role, office=office, is_head=is_head, starts_on=starts_on, by=by)
    return user


def open_posting(
    *,
    user: User,
    role: Role | str,
    office: Office | None,
    is_head: bool = False,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: User | None = None,
) -> Posting:
    """A posting in force from its first day."""
    posting = _new_posting(user, Role(role), office, starts_on, ends_on, is_head)
    posting.approved_by, posting.approved_at = by, timezone.now()
    posting.save()
    _forget_postings(user)
    return posting


def _new_posting(
    user: User, role: Role, office: Office | None, starts_on: date | None, ends_on: date | None, is_head: bool
) -> Posting:
    kinds = ROLE_OFFICE_KINDS.get(role)
    if office is not None and kinds and office.kind not in kinds:
        raise ValidationError(_("This role cannot be held at this kind of office."), code="office_kind")
    return Posting(
        user=user,
        role=role,
        office=office,
        starts_on=starts_on or timezone.localdate(),
        ends_on=ends_on,
        is_head=is_head,
    )


@transaction.atomic
def propose_officer(
    *,
    by: User,
    username: str,
    name: str,
    role: Role | str,
    office: Office,
    phone: str,
    email: str = "",
    language: str = "en",
) -> Posting:
    """The maker's half: the account cannot be used before another officer approves it."""
    _require(by, "accounts.propose_user", role, office, tiers.proposable_by(by.role))
    user = User.objects.create_user(
        normalise(username), None, name=name, phone=phone, email=email, language=language, is_active=False
    )
    return _propose(by, user, Role(role), office)


def _propose(by: User, user: User, role: Role, office: Office) -> Posting:
    posting = _new_posting(user, role, office, None, None, False)
    posting.proposed_by = by
    posting.save()
    _log(by, posting, "proposed")
    return posting


@transaction.atomic
def approve_posting(*, posting: Posting, by: User) -> Posting:
    """The checker's half. A new user sets the first password by the code of «forgotten password»."""
    posting = (
        Posting.objects.select_for_update(of=("self",)).select_related("user", "office").get(pk=posting.pk)
    )
    if posting.approved_at or posting.ends_on:
        raise ValidationError(_("This has already been decided."), code="decided")
    if posting.proposed_by_id == by.pk:
        raise PermissionDenied("The maker cannot be the checker.")
    _require(by, "accounts.approve_user", posting.role, posting.office, tiers.approvable_by(by.role))
    posting.approved_by, posting.approved_at = by, timezone.now()
    posting.starts_on = max(posting.starts_on, timezone.localdate())
    posting.save()
    if not posting.user.is_active and posting.user.postings.filter(approved_at__isnull=False).count() == 1:
        posting.user.is_active = True
        posting.user.save(update_fields=["is_active", "updated_at"])
    _log(by, posting, "approved")
    return posting


@transaction.atomic
def refuse_posting(*, posting: Posting, by: User) -> Posting:
    posting = (
        Posting.objects.select_for_update(of=("self",)).select_related("user", "office").get(pk=posting.pk)
    )
    if posting.approved_at or posting.ends_on:
        raise ValidationError(_("This has already been decided."), code="decided")
    _require(by, "accounts.approve_user", posting.role, posting.office, tiers.approvable_by(by.role))
    posting.ends_on = posting.starts_on
    posting.save()
    _log(by, posting, "refused")
    return posting


@transaction.atomic
def close_posting(*, posting: Posting, by: User | None = None, last_day: date | None = None) -> Posting:
    """The posting ends: after `last_day`, or at once when none is given."""
    if by is not None:
        _require(by, "accounts.end_posting", posting.role, posting.office, tiers.managed_by(by.role))
    yesterday = timezone.localdate() - timedelta(days=1)
    posting.ends_on = max(last_day or yesterday, posting.starts_on)
    if last_day is None and posting.ends_on > yesterday:
        posting.approved_at = posting.approved_by = None  # begun today and ended today: it never was in force
    posting.save()
    _forget_postings(posting.user)
    _log(by, posting, "ended")
    return posting


@transaction.atomic
def hand_over(*, posting: Posting, to: User, by: User) -> Posting:
    """One officer leaves, another takes the same post; the successor's posting waits for approval."""
    _require(by, "accounts.propose_user", posting.role, posting.office, tiers.proposable_by(by.role))
    if to.pk == posting.user_id:
        raise ValidationError(_("Choose another officer."), code="same_officer")
    close_posting(posting=posting, by=by)
    return _propose(by, to, Role(posting.role), posting.office)


@transaction.atomic
def suspend(*, user: User, by: User) -> None:
    """The account is closed at once and its sessions end; its records stay."""
    _require_over(by, user, "accounts.suspend_user")
    user.is_active = False
    user.save(update_fields=["is_active", "updated_at"])
    sessions.end_all(user)
    _log(by, user, "suspended")


@transaction.atomic
def resume(*, user: User, by: User) -> None:
    _require_over(by, user, "accounts.suspend_user")
    user.is_active = True
    user.save(update_fields=["is_active", "updated_at"])
    _log(by, user, "resumed")


def _require_over(by: User, user: User, permission: str) -> None:
    """The officer must stand above every posting the user holds now."""
    if user.pk == by.pk:
        raise PermissionDenied("Nobody suspends himself.")
    postings = list(user.postings.current().select_related("office")) or list(user.postings.all()[:1])
    if not postings:
        raise PermissionDenied(permission)
    for posting in postings:
        _require(by, permission, posting.role, posting.office, tiers.managed_by(by.role))


def _require(by: User, permission: str, role: str, office: Office | None, roles: set[Role]) -> None:
    """The officer's place must cover the office, and the role must be of the officer's line."""
    if Role(role) not in roles or office is None or not by.has_perm(permission, office):
        raise PermissionDenied(permission)


def _forget_postings(user: User) -> None:
    user.__dict__.pop("current_postings", None)


def _log(by: User | None, subject: Any, what: str) -> None:
    audit.write(audit.Action.CHANGE, actor=by, subject=subject, facts={"what": what})
