"""Reads of users and postings."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from directory.choices import Role
from trackchild.accounts import tiers
from trackchild.accounts.lockout import normalise
from trackchild.accounts.models import Posting, User


def user_named(username: str) -> User | None:
    return User.objects.filter(username=normalise(username)).first()


def user_able_to_log_in(username: str) -> User | None:
    return User.objects.able_to_log_in().filter(username=normalise(username)).first()


def unconfirmed_app(user: User) -> TOTPDevice | None:
    """The authenticator app whose first code is still awaited."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def postings_visible_to(user: User) -> QuerySet[Posting]:
    """Postings within this officer's place and line; the help desk sees all."""
    postings = Posting.objects.permitted(user, "accounts.view_users")
    if user.role != Role.HELPDESK_AGENT:
        postings = postings.filter(role__in=tiers.managed_by(user.role))
    return postings.select_related("user", "office", "office__district", "office__state", "proposed_by")


def users_visible_to(user: User, *, text: str = "", role: str = "", state: str = "") -> QuerySet[User]:
    """Users of the list page with their visible postings, filtered by name, role and state."""
    postings = postings_visible_to(user)
    wanted = filtered(postings, role, state)
    users = User.objects.filter(pk__in=wanted.values("user"))
    if text.strip():
        users = users.filter(Q(username__icontains=text.strip()) | Q(name__icontains=text.strip()))
    return users.prefetch_related(Prefetch("postings", queryset=postings, to_attr="visible_postings"))


def filtered(postings: QuerySet[Posting], role: str, state: str) -> QuerySet[Posting]:
    if role in Role.values:
        postings = postings.filter(role=role)
    if state == "waiting":
        return postings.waiting()
    if state == "suspended":
        return postings.filter(user__is_active=False)
    return postings


def waiting_for(user: User) -> QuerySet[Posting]:
    """Proposals this officer may decide: of roles checked by the officer's role, made by somebody else."""
    return (
        Posting.objects.permitted(user, "accounts.approve_user")
        .waiting()
        .filter(role__in=tiers.approvable_by(user.role))
        .exclude(proposed_by=user)
        .select_related("user", "office", "office__district", "office__state", "proposed_by")
    )


def officers_at(office: Any, roles: list[str] | None = None, on: date | None = None) -> QuerySet[User]:
    """Active officers posted at an office today (or on a date): whom alerts go to."""
    day = on or timezone.localdate()
    postings = Posting.objects.filter(office=office, approved_at__isnull=False, starts_on__lte=day).filter(
        Q(ends_on=None) | Q(ends_on__gte=day)
    )
    if roles:
        postings = postings.filter(role__in=roles)
    return User.objects.filter(is_active=True, pk__in=postings.values("user"))
