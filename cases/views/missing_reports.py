"""Officers' pages of Form-M that the kit makes from the specification."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from cases import permissions as p
from cases import services, workflow
from cases.forms.missing import CloseForm, HandToAhtuForm, MissingQuickForm, TraceForm, TransferForm
from cases.formspecs import MISSING_REPORT
from cases.selectors import duties, supervision
from cases.selectors.records import diary, likely_same, shown_photographs
from cases.views.pages import NEIGHBOURS
from cases.views.reports import ReportDetail, ReportList, ReportPages, ReportPrint, ReportSection, columns
from trackchild.accounts.fresh import fresh_code_required
from trackchild.core.formspec import Audience
from trackchild.core.views.spec import SpecCreateView, SpecExportView, SpecTaskListView, TransitionView


class MissingReportPages(ReportPages):
    spec = MISSING_REPORT
    workflow = workflow.MISSING_REPORT
    url_prefix = "cases:missing-report"
    permission_view = p.VIEW_MISSING
    permission_edit = p.EDIT_MISSING
    services = {
        "create": services.create_missing_report,
        "save_section": services.amend_missing_report,
        "register": services.register_missing_report,
        "discard": services.discard_missing_report,
        "transfer": services.transfer_missing_report,
        "accept_transfer": services.accept_transfer,
        "return_transfer": services.return_transfer,
        "hand_to_ahtu": services.hand_to_ahtu,
        "trace": services.trace_missing_report,
        "undo_trace": services.undo_trace,
        "close": services.close_missing_report,
        "cancel": services.cancel_missing_report,
        "reopen": services.reopen_missing_report,
    }


class MissingReportList(MissingReportPages, ReportList):
    permission = p.VIEW_MISSING
    duty_table = (*duties.MISSING, *supervision.MISSING)
    list_columns = columns("missing_from", _("Police station"), lambda report: report.office)
    empty_text = _("No missing person report yet. Begin one when somebody is reported missing.")


class MissingReportQuick(MissingReportPages, SpecCreateView):
    permission = p.CREATE_MISSING
    quick_form_base = MissingQuickForm


class MissingReportDetail(MissingReportPages, ReportDetail):
    permission = p.VIEW_MISSING
    template_name = "cases/missing_report_detail.html"
    detail_select_related = (
        *NEIGHBOURS,
        "duplicate_of",
        "previous_episode",
        "recovery_report",
        "created_by__user",
    )

    def context_extra(self, obj: Any) -> dict[str, Any]:
        links = self.links(obj)
        return {
            "photographs": shown_photographs(self.request, obj),
            "transfer": obj.transfers.select_related("from_office", "to_office").first(),
            "publication": obj.publications.first() if obj.published_at else None,
            "shows_case": Audience.CASE in self.audiences(),
            "links": links,
            "publish_url": self.publish_url(obj, links),
        }

    def publish_url(self, obj: Any, links: list[tuple[Any, str]]) -> str:
        """The next step of an open case, as long as nothing forbids it."""
        if obj.published_at or obj.publication_blocks:
            return ""
        address = self.url("publication", obj.reference)
        return address if address in {url for _label, url in links} else ""

    def links(self, obj: Any) -> list[tuple[Any, str]]:
        """Further pages of the record this person may open."""
        table = (
            (_("Photographs"), "photographs", p.EDIT_MISSING, True),
            (_("Risk assessment"), "risk", p.ASSESS_RISK, True),
            (_("Action diary"), "diary", p.VIEW_DIARY, not obj.is_draft),
            (_("Poster"), "publication", p.PUBLISH_POSTER, obj.is_untraced),
            (_("Acknowledgement slip"), "acknowledgement", p.EDIT_MISSING, True),
            (_("Likely duplicates"), "duplicates", p.REGISTER_MISSING, obj.is_draft),
            (_("Propose cancellation"), "cancellation", p.PROPOSE_CANCELLATION, obj.is_untraced),
            (
                _("Refuse the cancellation"),
                "cancellation-refuse",
                p.CONFIRM_CANCELLATION,
                obj.cancellation_pending,
            ),
            (_("Missing again"), "next-episode", p.EDIT_MISSING, obj.status == "CLOSED"),
            (_("Verify or return"), "authentication", p.AUTHENTICATE_MISSING, bool(obj.number)),
        )
        return self.open_pages(obj, table)


class MissingReportTasks(MissingReportPages, SpecTaskListView):
    permission = p.EDIT_MISSING
    template_name = "cases/missing_report_tasks.html"


class MissingReportSection(MissingReportPages, ReportSection):
    permission = p.EDIT_MISSING

    def store(self, editing: Any, changed: list[str]) -> None:
        with services.poster_kept(self.object, by=self.request.user):
            super().store(editing, changed)


class MissingReportPrint(MissingReportPages, ReportPrint):
    """Sections A to J on paper, with the risk form and the action diary where they belong."""

    permission = p.VIEW_MISSING
    print_template = "cases/missing_report_print.html"

    def context_extra(self, obj: Any) -> dict[str, Any]:
        shown = super().context_extra(obj)
        return {
            **shown,
            "risk": getattr(obj, "risk_assessment", None) if shown["shows_case"] else None,
            "shows_diary": self.request.user.has_perm(p.VIEW_DIARY, obj),
            "entries": diary(obj),
        }


class MissingReportTransition(MissingReportPages, TransitionView):
    strict_transitions = ("register",)
    transition_forms = {
        "transfer": TransferForm,
        "hand_to_ahtu": HandToAhtuForm,
        "trace": TraceForm,
        "close": CloseForm,
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.look_at_duplicates() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.look_at_duplicates() or super().post(request, *args, **kwargs)

    def look_at_duplicates(self) -> HttpResponse | None:
        """Before registering, the officer sees who was already reported."""
        report = self.object
        if self.transition.name != "register" or report.duplicates_checked_at or not self.is_open():
            return None
        if not likely_same(report, self.request.user):
            return None
        return HttpResponseRedirect(reverse("cases:missing-report-duplicates", args=[report.reference]))


@method_decorator(fresh_code_required, name="dispatch")
class MissingReportExport(MissingReportPages, SpecExportView):
    permission = p.EXPORT_MISSING
