"""The children of a home: those placed with it, those living in it, one child's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from cases.permissions import VIEW_RECOVERY
from cases.selectors.records import shown_photographs
from cases.views.pages import FormPage
from cci import permissions as p
from cci import selectors, services
from cci.choices import PRESENT
from cci.forms import ReceiveForm
from cci.formspecs import CHILD_FILE
from cci.models import ChildFile
from trackchild.core.views.base import PermissionMixin, fetch
from trackchild.core.views.spec import SpecDetailView, SpecListView

LEFT, IN_HOME = "left", ""


class ChildPages:
    spec = CHILD_FILE
    url_prefix = "cci:child-file"
    permission_view = p.VIEW_CHILD

    def headline(self, obj: ChildFile) -> str:
        return obj.display_name


class ChildList(ChildPages, SpecListView):
    permission = p.VIEW_CHILD
    template_name = "cci/child_list.html"
    ordering = ("-admitted_on", "-pk")
    list_columns = (
        (_("Name"), lambda child: child.display_name),
        "sex",
        (_("Age"), lambda child: child.age_years),
        "admitted_on",
        (_("Status"), lambda child: child.get_status_display()),
    )
    list_filters = ("status",)
    empty_text = _("No child is in your home. When an order places one with you, it appears here.")

    def shows_left(self) -> bool:
        return self.request.GET.get("show") == LEFT

    def base_queryset(self) -> Any:
        children = super().base_queryset()
        return children.exclude(status__in=PRESENT) if self.shows_left() else children.present()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        left = self.shows_left()
        tabs = [
            {"label": _("In the home"), "url": "?", "is_current": not left},
            {"label": _("Left the home"), "url": f"?show={LEFT}", "is_current": left},
        ]
        arrivals = [] if left else selectors.arrivals(self.request.user).select_related("office")
        return super().get_context_data(tabs=tabs, arrivals=arrivals, **kwargs)


class ChildDetail(ChildPages, SpecDetailView):
    permission = p.VIEW_CHILD
    template_name = "cci/child_detail.html"
    detail_select_related = ("office", "recovery_report__office", "recovery_report__district")

    def context_extra(self, obj: ChildFile) -> dict[str, Any]:
        """The found record and its pictures, as far as the home may see them."""
        report = obj.recovery_report
        if report is None or not self.request.user.has_perm(VIEW_RECOVERY, report):
            return {}
        return {"found_record": report, "photographs": shown_photographs(self.request, report)}


class ReceiveChild(FormPage, PermissionMixin, TemplateView):
    """The home says that a child placed with it has come."""

    permission = p.RECEIVE_CHILD
    template_name = "cci/child_receive.html"
    form_class = ReceiveForm
    change = "child received"
    done_text = _("The arrival is recorded. The child's file is open.")

    def check_permission(self) -> None:
        super().check_permission()
        user = self.request.user
        self.object = fetch(
            selectors.placed_with(user), user, VIEW_RECOVERY, reference=self.kwargs["reference"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if known := selectors.file_of(self.object, request.user):
            return HttpResponseRedirect(known.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def act(self, answers: dict[str, Any]) -> None:
        self.child = services.receive_child(self.object, by=self.request.user, **answers)

    def success_url(self) -> str:
        return self.child.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, **kwargs)
