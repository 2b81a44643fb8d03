"""The list of records: filters in the address, pages on the server, columns by audience."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from trackchild.core import audit
from trackchild.core.formspec import columns as spec_columns
from trackchild.core.formspec import search
from trackchild.core.formspec.audience import WIDE
from trackchild.core.formspec.columns import Column

from .pages import SpecCollectionPages
from .paging import CappedPaginator


class SpecListView(SpecCollectionPages, ListView):
    abstract = True
    template_name = "core/list.html"
    paginator_class = CappedPaginator
    paginate_by = 25
    ordering: tuple[str, ...] = ("-pk",)
    select_related: tuple[str, ...] = ()
    list_columns: tuple[
        str | tuple[Any, Callable], ...
    ] = ()  # field names, or (label, function of the record)
    list_audiences = WIDE
    list_filters: tuple[str, ...] = ()  # further model fields to filter by; the state is always there
    link_column = 0
    empty_text = _("Nothing here yet.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.search_form_class()(request.GET or None)
        self.cleaned = self.form.cleaned_data if self.form.is_bound and self.form.is_valid() else {}
        response = super().get(request, *args, **kwargs)
        if self.is_filtered():
            audit.write(audit.Action.SEARCH, request=request, facts=self.searched())
        return response

    def is_filtered(self) -> bool:
        return any(value not in (None, "", []) for value in self.cleaned.values())

    def searched(self) -> dict[str, Any]:
        """Which filters were used. What was typed may name a child, so it stays out of the audit."""
        used = sorted(name for name, value in self.cleaned.items() if value not in (None, "", []))
        return {"model": self.get_model()._meta.label_lower, "filters": used}

    def search_form_class(self) -> type[search.SearchForm]:
        extra = (self.workflow.field, *self.list_filters) if self.workflow else self.list_filters
        known = set(search.search_names(self.spec, self.list_audiences))
        return search.search_form_class(
            self.spec, self.list_audiences, extra=tuple(name for name in extra if name not in known)
        )

    def base_queryset(self) -> models.QuerySet:
        permission = self.permission_view or self.permission
        return self.get_model()._default_manager.all().permitted(self.request.user, permission)

    def get_queryset(self) -> models.QuerySet:
        queryset = search.apply(self.spec, self.base_queryset(), self.cleaned)
        if words := self.cleaned.get("q"):
            queryset = self.search_text(queryset, words)
        queryset = self.filter_extra(queryset, self.cleaned)
        related = {*self.select_related, *spec_columns.related_names(self.spec, self.column_names())}
        if related:
            queryset = queryset.select_related(*sorted(related))
        return queryset.order_by(*self.ordering)

    def search_text(self, queryset: models.QuerySet, words: str) -> models.QuerySet:
        """What the box «name, number or words» finds. Apps with stored search keys override this."""
        condition = models.Q()
        names = {column.name for column in self.get_model()._meta.concrete_fields}
        for name in ("number", "reference", "full_name"):
            if name in names:
                condition |= models.Q(**{f"{name}__istartswith": words})
        return queryset.filter(condition)

    def filter_extra(self, queryset: models.QuerySet, cleaned: dict[str, Any]) -> models.QuerySet:  # noqa: ARG002 (the signature is fixed)
        return queryset

    def column_names(self) -> list[str]:
        if self.list_columns:
            return [name for name in self.list_columns if isinstance(name, str)]
        return [column.name for column in spec_columns.list_columns(self.spec, self.list_audiences)]

    def columns(self) -> list[Column]:
        if not self.list_columns:
            return spec_columns.list_columns(self.spec, self.list_audiences)
        return [
            spec_columns.field_column(self.get_model(), item) if isinstance(item, str) else Column(*item)
            for item in self.list_columns
        ]

    def rows(self, records) -> list[dict[str, Any]]:
        columns = self.columns()
        return [
            {
                "object": record,
                "url": reverse(f"{self.url_prefix}-detail", args=[record.reference]),
                "cells": [{"column": column, "text": column.value(record)} for column in columns],
            }
            for record in records
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        query = self.request.GET.copy()
        query.pop("page", None)
        context |= {
            "form": self.form,
            "columns": self.columns(),
            "rows": self.rows(context["page_obj"]),
            "query": query.urlencode(),
            "is_filtered": self.is_filtered(),
            "kept": self.kept_parameters(),
            "empty_text": self.empty_text,
            "link_column": self.link_column,
        }
        user = self.request.user
        if self.has_page("quick") and user.has_perm(self.create_permission()):
            context["new_url"] = self.url("quick")
        if self.has_page("export") and user.has_perm(self.export_permission()):
            context["export_url"] = f"{self.url('export')}?{query.urlencode()}".rstrip("?")
        return context

    def kept_parameters(self) -> list[tuple[str, str]]:
        """What stands in the address besides the filters, such as a chosen tab: a new search keeps it."""
        own = (*self.form.fields, "page")
        return [
            (key, value)
            for key, values in self.request.GET.lists()
            for value in values
            if not any(key == name or key.startswith(f"{name}_") for name in own)
        ]

    def policy_of_page(self, name: str) -> str:
        """The permission of a neighbouring page, read from the page itself."""
        view = resolve(self.url(name)).func
        return getattr(view, "policy", self.permission)

    def create_permission(self) -> str:
        return self.policy_of_page("quick")

    def export_permission(self) -> str:
        return self.policy_of_page("export")
