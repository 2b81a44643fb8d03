"""Officers' pages of Form-R that the kit makes from the specification."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from cases import permissions as p
from cases import services, workflow
from cases.forms.recovery import (
    CustodyForm,
    DisposeForm,
    IdentifyForm,
    MakeSafeForm,
    ProduceForm,
    RecoveryQuickForm,
)
from cases.formspecs import RECOVERY_REPORT
from cases.selectors import duties, supervision
from cases.selectors.records import shown_photographs
from cases.views.pages import NEIGHBOURS
from cases.views.reports import ReportDetail, ReportList, ReportPages, ReportPrint, ReportSection, columns
from trackchild.accounts.fresh import fresh_code_required
from trackchild.core.formspec import Audience
from trackchild.core.views.spec import SpecCreateView, SpecExportView, SpecTaskListView, TransitionView


class RecoveryReportPages(ReportPages):
    spec = RECOVERY_REPORT
    workflow = workflow.RECOVERY_REPORT
    url_prefix = "cases:recovery-report"
    permission_view = p.VIEW_RECOVERY
    permission_edit = p.EDIT_RECOVERY
    services = {
        "create": services.create_recovery_report,
        "save_section": services.amend_recovery_report,
        "record": services.record_recovery,
        "discard": services.discard_recovery_report,
        "make_safe": services.make_safe,
        "produce": services.produce_recovery_report,
        "identify": services.identify_recovery_report,
        "undo_identity": services.undo_identity,
        "leave_unidentified": services.leave_unidentified,
        "place_in_custody": services.place_in_custody,
        "dispose": services.dispose_recovery_report,
        "close": services.close_recovery_report,
    }


class RecoveryReportList(RecoveryReportPages, ReportList):
    permission = p.VIEW_RECOVERY
    duty_table = (*duties.RECOVERY, *supervision.RECOVERY)
    list_columns = columns("recovered_at", _("Office"), lambda report: report.held_by)
    empty_text = _("No recovered person report yet. Begin one when somebody is found.")


class RecoveryReportQuick(RecoveryReportPages, SpecCreateView):
    permission = p.CREATE_RECOVERY
    quick_form_base = RecoveryQuickForm


class RecoveryReportDetail(RecoveryReportPages, ReportDetail):
    permission = p.VIEW_RECOVERY
    template_name = "cases/recovery_report_detail.html"
    detail_select_related = (
        *NEIGHBOURS,
        "missing_report",
        "production_office",
        "custody_office",
        "created_by__user",
    )

    def context_extra(self, obj: Any) -> dict[str, Any]:
        table = (
            (_("Photographs"), "photographs", p.EDIT_RECOVERY, True),
            (_("Acknowledgement slip"), "acknowledgement", p.EDIT_RECOVERY, True),
            (_("Verify or return"), "authentication", p.AUTHENTICATE_RECOVERY, bool(obj.number)),
        )
        seen = self.audiences()
        return {
            "shows_case": Audience.CASE in seen,
            "shows_office": obj.held_by == obj.office or Audience.WELFARE in seen,
            "photographs": shown_photographs(self.request, obj),
            "links": self.open_pages(obj, table),
        }


class RecoveryReportTasks(RecoveryReportPages, SpecTaskListView):
    permission = p.EDIT_RECOVERY


class RecoveryReportSection(RecoveryReportPages, ReportSection):
    permission = p.EDIT_RECOVERY


class RecoveryReportPrint(RecoveryReportPages, ReportPrint):
    permission = p.VIEW_RECOVERY
    print_template = "cases/report_print.html"

    def shows_office(self, obj: Any) -> bool:
        return obj.held_by == obj.office or Audience.WELFARE in self.shown_audiences()


class RecoveryReportTransition(RecoveryReportPages, TransitionView):
    strict_transitions = ("record",)
    transition_forms = {
        "make_safe": MakeSafeForm,
        "produce": ProduceForm,
        "identify": IdentifyForm,
        "place_in_custody": CustodyForm,
        "dispose": DisposeForm,
    }


@method_decorator(fresh_code_required, name="dispatch")
class RecoveryReportExport(RecoveryReportPages, SpecExportView):
    permission = p.EXPORT_RECOVERY
