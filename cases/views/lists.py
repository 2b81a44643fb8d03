"""Lists by place (our own, our area, shared with us) and by duty."""

from typing import Any

from django.utils.translation import gettext as _

from cases import duplicates
from cases.selectors import duties, places
from cases.selectors.search import number_starts
from trackchild.core.references import normalise_reference


class PlacedListMixin:
    duty_table: tuple[duties.Duty, ...] = ()
    template_name = "cases/report_list.html"

    def duty(self) -> duties.Duty | None:
        return duties.find(self.duty_table, self.request.GET.get("duty", ""))

    def place(self) -> str:
        asked = self.request.GET.get("place", "")
        return asked if asked in places.choices(self.request.user) else places.default(self.request.user)

    def base_queryset(self) -> Any:
        duty = self.duty()
        if duty is not None:
            return duty.rows(self.request.user)
        return places.narrow(super().base_queryset(), self.request.user, self.place())

    def search_text(self, queryset: Any, words: str) -> Any:
        reference = normalise_reference(words)
        if reference:
            return queryset.filter(reference=reference)
        if any(character.isdigit() for character in words):
            return number_starts(queryset, words)
        return duplicates.search_names(queryset, words)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        duty, place = self.duty(), self.place()
        tabs = [
            {"label": places.LABELS[name], "url": f"?place={name}", "is_current": not duty and name == place}
            for name in places.choices(self.request.user)
        ]
        if duty is not None:
            tabs.append({"label": duty.label, "url": f"?duty={duty.key}", "is_current": True})
        return super().get_context_data(
            tabs=tabs, tabs_name=_("Which records"), place=place, duty=duty, **kwargs
        )
