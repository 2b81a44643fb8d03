"""The doors: a view states its policy, starts from what the person may see, and writes to the audit."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from trackchild.core import audit

PUBLIC, LOGIN = "public", "login"


def public_page(view: Callable) -> Callable:
    """Open to everybody, without a log-in."""
    view = login_not_required(view)
    view.policy = PUBLIC
    return view


def login_page(view: Callable) -> Callable:
    """Open to everybody who has logged in."""
    view.policy = LOGIN
    return view


def permission_required(permission: str) -> Callable:
    """For pages about no single record: 403 without the permission."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                refuse(request, permission)
            return view(request, *args, **kwargs)

        checked.policy = permission
        return checked

    return decorate


def permission_required_object(
    model: type[models.Model], *, view: str, permission: str | None = None, slug: str = "reference"
) -> Callable:
    """For functions about one record: 404 outside the scope of `view`, 403 inside it without `permission`.

    The function gets the record in place of its reference.
    """

    def decorate(function: Callable) -> Callable:
        @wraps(function)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            reference = kwargs.pop(slug)
            obj = fetch(model._default_manager.all(), request.user, view, **{slug: reference})
            if permission and not request.user.has_perm(permission, obj):
                refuse(request, permission, obj)
            return function(request, obj, *args, **kwargs)

        checked.policy = permission or view
        return checked

    return decorate


def fetch(queryset: models.QuerySet, user: Any, permission: str, **lookup: Any) -> models.Model:
    """The record, if it lies in the person's scope; 404 otherwise."""
    try:
        return get_object_or_404(queryset.permitted(user, permission), **lookup)
    except (ValueError, OverflowError):
        raise Http404 from None


def refuse(request: HttpRequest, permission: str, obj: models.Model | None = None) -> None:
    """403, written down."""
    audit.write(
        audit.Action.REFUSED, request=request, subject=obj, result="refused", facts={"needs": permission}
    )
    raise PermissionDenied(permission)


class PermissionMixin:
    """A class-based view must say which permission opens it; forgetting it fails at import."""

    permission: str = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        is_view = hasattr(cls, "as_view") and not cls.__dict__.get("abstract", False)
        if is_view and not cls.policy_of():
            raise ImproperlyConfigured(f"{cls.__module__}.{cls.__name__} states no permission.")

    @classmethod
    def policy_of(cls) -> str:
        return cls.permission

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable:
        view = super().as_view(**initkwargs)
        view.policy = cls.policy_of()
        return view

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check_permission()
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def check_permission(self) -> None:
        if not self.request.user.has_perm(self.permission):
            refuse(self.request, self.permission)


class PermittedObjectMixin(PermissionMixin):
    """A page about one record, found by its reference within the person's scope. Sets self.object."""

    abstract = True
    model: type[models.Model] | None = None
    permission_view: str = ""
    slug_field = "reference"
    audit_action = audit.Action.VIEW
    select_related: tuple[str, ...] = ()
    object: models.Model

    @classmethod
    def policy_of(cls) -> str:
        return cls.permission or cls.permission_view

    def get_model(self) -> type[models.Model]:
        return self.model

    def get_queryset(self) -> models.QuerySet:
        queryset = self.get_model()._default_manager.all()
        return queryset.select_related(*self.select_related) if self.select_related else queryset

    def get_object(self) -> models.Model:
        return fetch(
            self.get_queryset(),
            self.request.user,
            self.permission_view or self.permission,
            **{self.slug_field: self.kwargs[self.slug_field]},
        )

    def check_permission(self) -> None:
        # The scope is asked first: outside it, the answer is 404 even to those who may do nothing at all.
        self.object = self.get_object()
        needed = self.needed_permission()
        if needed and not self.request.user.has_perm(needed, self.object):
            refuse(self.request, needed, self.object)

    def needed_permission(self) -> str:
        return self.permission or self.permission_view

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        self.write_audit()
        return response

    def write_audit(self) -> None:
        if self.audit_action:
            audit.write(self.audit_action, request=self.request, subject=self.object)
