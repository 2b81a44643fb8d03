"""Sightings: the triage list, one sighting, its steps."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import permissions as p
from cases import services, workflow
from cases.forms.sightings import AssignForm, VerifyForm
from cases.formspecs import SIGHTING
from cases.selectors import duties
from cases.selectors.records import shown_photographs
from cases.views.lists import PlacedListMixin
from trackchild.core.views.spec import SpecDetailView, SpecListView, TransitionView


class SightingPages:
    spec = SIGHTING
    workflow = workflow.SIGHTING
    url_prefix = "cases:sighting"
    permission_view = p.VIEW_SIGHTING
    draft_states = ()
    select_related = ("office__police_district", "district", "state", "place_district")
    services = {
        "assign": services.assign_sighting,
        "check": services.check_sighting,
        "verify": services.verify_sighting,
        "not_found": services.sighting_not_found,
        "mark_duplicate": services.mark_sighting_duplicate,
        "close": services.close_sighting,
    }

    def headline(self, obj: Any) -> str:
        return obj.reference


class SightingList(PlacedListMixin, SightingPages, SpecListView):
    permission = p.VIEW_SIGHTING
    duty_table = duties.SIGHTINGS
    ordering = ("-in_danger", "-created_at", "-pk")
    list_columns = (
        "reference",
        "kind",
        "in_danger",
        "status",
        "seen_at",
        "place_district",
        (_("Police station"), lambda sighting: sighting.office or ""),
    )
    empty_text = _("No sighting was reported in your area.")

    def search_text(self, queryset: Any, words: str) -> Any:
        return queryset.filter(reference__istartswith=words)


class SightingDetail(SightingPages, SpecDetailView):
    permission = p.VIEW_SIGHTING
    template_name = "cases/sighting_detail.html"
    detail_select_related = (*SightingPages.select_related, "missing_report", "recovery_report")

    def context_extra(self, obj: Any) -> dict[str, Any]:
        return {"photographs": shown_photographs(self.request, obj)}


class SightingTransition(SightingPages, TransitionView):
    transition_forms = {"assign": AssignForm, "verify": VerifyForm}
