"""What all pages of one kind of record share."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.urls import NoReverseMatch, reverse

from trackchild.core.formspec.audience import audiences_for
from trackchild.core.formspec.spec import Audience, FormSpec
from trackchild.core.views.base import PermissionMixin, PermittedObjectMixin
from trackchild.core.workflow import Workflow


class SpecPages:
    """The attributes every page reads."""

    spec: FormSpec
    workflow: Workflow | None = None
    url_prefix: str = ""  # "cases:missing-report"
    permission_view: str = ""
    permission_edit: str = ""  # whether the page of the record offers editing; the section page has its own
    services: dict[str, Callable] = {}
    draft_states: tuple[str, ...] = ("DRAFT",)
    locked_states: tuple[str, ...] = ()

    def get_model(self) -> type[models.Model]:
        return self.spec.get_model()

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"{self.url_prefix}-{name}", args=args)

    def has_page(self, name: str) -> bool:
        try:
            self.url(name) if name in ("list", "quick", "export") else self.url(name, "X")
        except NoReverseMatch:
            return False
        return True

    def service(self, name: str) -> Callable | None:
        return self.services.get(name)

    def headline(self, obj: models.Model) -> str:
        return str(obj)

    def context_extra(self, obj: models.Model | None) -> dict[str, Any]:  # noqa: ARG002 (the signature is fixed)
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        obj = getattr(self, "object", None)
        context = super().get_context_data(
            spec=self.spec,
            url_prefix=self.url_prefix,
            verbose_name=self.get_model()._meta.verbose_name,
            verbose_name_plural=self.get_model()._meta.verbose_name_plural,
            **kwargs,
        )
        if obj is not None:
            context["headline"] = self.headline(obj)
            context["detail_url"] = self.url("detail", obj.reference)
        if self.has_page("list"):
            context["list_url"] = self.url("list")
        return {**context, **self.context_extra(obj)}


class SpecCollectionPages(SpecPages, PermissionMixin):
    """Pages about many records."""

    abstract = True


class SpecObjectPages(SpecPages, PermittedObjectMixin):
    """Pages about one record."""

    abstract = True

    def audiences(self) -> frozenset[Audience]:
        if not hasattr(self, "_audiences"):
            asked = {self.permission_view, self.permission, self.permission_edit} - {""}
            classes = [audiences_for(self.request.user, self.object, permission) for permission in asked]
            self._audiences = frozenset().union(*classes)
        return self._audiences

    def is_draft(self) -> bool:
        return self.workflow is None or self.workflow.state(self.object) in self.draft_states

    def is_locked(self) -> bool:
        return self.workflow is not None and self.workflow.state(self.object) in self.locked_states

    def may_edit(self) -> bool:
        needed = self.permission_edit or self.permission
        return (
            not self.is_locked()
            and self.has_page("tasks")
            and self.request.user.has_perm(needed, self.object)
        )
