"""The page of one record: what the person may see of it, what happened to it, and the steps open to them."""

from typing import Any

from django.db import models
from django.views.generic import TemplateView

from trackchild.core import events, history, workflow
from trackchild.core.formspec import columns, display, relations
from trackchild.core.formspec.spec import Audience

from .pages import SpecObjectPages


class SpecDetailView(SpecObjectPages, TemplateView):
    abstract = True
    template_name = "core/detail.html"
    detail_select_related: tuple[str, ...] = ()
    aside_template = ""
    timeline_length = 30
    history_audience = Audience.CASE  # who sees old values sees the case

    def get_queryset(self) -> models.QuerySet:
        queryset = super().get_queryset()
        return (
            queryset.select_related(*self.detail_select_related) if self.detail_select_related else queryset
        )

    def changes(self) -> list[history.Change]:
        """Old values of the fields this person may see."""
        if self.history_audience not in self.audiences() or not hasattr(self.object, "history"):
            return []
        allowed = self.visible_labels()
        shown = []
        for change in history.changes(self.object):
            fields = [row for name, row in zip(change.names, change.fields, strict=False) if name in allowed]
            if fields:
                shown.append(
                    history.Change(change.at, change.by_label, change.reason, fields, names=change.names)
                )
        return shown

    def timeline(self) -> list[Any]:
        """What happened is for every reader; the words written with it are part of the case."""
        shown = list(events.timeline(self.object)[: self.timeline_length])
        if self.history_audience not in self.audiences():
            for event in shown:
                event.note = ""
        return shown

    def visible_labels(self) -> set[str]:
        names = set(columns.visible_fields(self.spec, self.audiences()))
        return names | ({self.workflow.field} if self.workflow else set())

    def steps(self) -> list[dict[str, Any]]:
        if self.workflow is None:
            return []
        return [
            {"transition": step, "url": self.url("transition", self.object.reference, step.name)}
            for step in workflow.available(self.workflow, self.object, self.request.user)
            if not step.hidden
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        relations.fetch_for_display(self.spec, self.object)
        context = super().get_context_data(
            object=self.object,
            sections=display.sections(self.spec, self.object, self.audiences()),
            timeline=self.timeline(),
            changes=self.changes(),
            steps=self.steps(),
            is_draft=self.is_draft(),
            aside_template=self.aside_template,
            **kwargs,
        )
        if self.may_edit():
            context["tasks_url"] = self.url("tasks", self.object.reference)
        if self.has_page("print"):
            context["print_url"] = self.url("print", self.object.reference)
        return context
