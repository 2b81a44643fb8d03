"""What the officers' pages of Form-M and Form-R have in common."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.views.files import SectionFiles
from cases.views.lists import PlacedListMixin
from cases.views.pages import NEIGHBOURS
from trackchild.core.formspec import Audience
from trackchild.core.views.spec import SpecDetailView, SpecListView, SpecPrintView, SpecSectionView


class ReportPages:
    select_related = NEIGHBOURS
    locked_states = ("CLOSED", "CANCELLED")

    def headline(self, obj: Any) -> str:
        return obj.display_name


class ReportList(PlacedListMixin, SpecListView):
    abstract = True
    ordering = ("-reported_at", "-pk")
    list_filters = ("authentication",)


def columns(moment: str, office_label: Any, office: Callable[[Any], Any]) -> tuple:
    """Who, how things stand, when, and whom to ask."""
    return (
        (_("Name"), lambda report: report.display_name),
        "status",
        "sex",
        (_("Age"), lambda report: report.age_text),
        moment,
        (office_label, office),
        "number",
    )


class ReportDetail(SpecDetailView):
    abstract = True

    def open_pages(self, obj: Any, table: tuple[tuple[Any, str, str, bool], ...]) -> list[tuple[Any, str]]:
        """Of (label, page, permission, whether it fits now): the pages this person may open."""
        user = self.request.user
        allowed = {permission: user.has_perm(permission, obj) for permission in {row[2] for row in table}}
        return [
            (label, self.url(page, obj.reference))
            for label, page, permission, fits in table
            if fits and allowed[permission]
        ]


class ReportSection(SectionFiles, SpecSectionView):
    abstract = True


class ReportPrint(SpecPrintView):
    abstract = True

    def context_extra(self, obj: Any) -> dict[str, Any]:
        return {"shows_case": Audience.CASE in self.shown_audiences(), "shows_office": self.shows_office(obj)}

    def shows_office(self, obj: Any) -> bool:  # noqa: ARG002 (the signature is fixed)
        return True
