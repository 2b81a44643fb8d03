"""The task list of a long form: its sections, how far each is, and what is still missing."""

from typing import Any

from django.urls import reverse
from django.views.generic import TemplateView

from trackchild.core.formspec import status
from trackchild.core.formspec.anchors import anchor

from .pages import SpecObjectPages


def section_url(page: SpecObjectPages, section) -> str:
    if section.view:
        return reverse(section.view, args=[page.object.reference])
    return page.url("edit", page.object.reference, section.key)


def missing_links(page: SpecObjectPages) -> list[dict[str, Any]]:
    """What is missing before registering, each with the address of its field."""
    return [
        {
            "message": answer.message,
            "section": answer.section,
            "url": section_url(page, answer.section) + anchor(page.spec, answer),
        }
        for answer in status.missing_answers(page.spec, page.object)
    ]


class SpecTaskListView(SpecObjectPages, TemplateView):
    abstract = True
    template_name = "core/tasks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statuses = status.section_statuses(self.spec, self.object, self.audiences())
        complete, total = status.complete_count(statuses)
        return super().get_context_data(
            statuses=[{"status": item, "url": section_url(self, item.section)} for item in statuses],
            complete=complete,
            total=total,
            missing=missing_links(self),
            may_edit=self.may_edit(),
            **kwargs,
        )
