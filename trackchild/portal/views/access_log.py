"""The auditor's pages: what to review, whether the log is whole, the log itself."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trackchild.core import audit
from trackchild.core.references import normalise_reference
from trackchild.core.views.base import permission_required
from trackchild.core.views.spec.paging import CappedPaginator
from trackchild.portal import access_log as log
from trackchild.portal.permissions import REVIEW_ACCESS_LOG, VIEW_ACCESS_LOG
from trackchild.portal.tasks import check_access_log

PAGE_SIZE = 50


class EntryFilter(forms.Form):
    person = forms.CharField(required=False, max_length=60, label=gettext_lazy("User name"))
    record = forms.CharField(required=False, max_length=40, label=gettext_lazy("Record"))
    action = forms.ChoiceField(required=False, label=gettext_lazy("Action"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", _("All")), *audit.Action.choices]
        for field in self.fields.values():
            is_select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if is_select else "form-control"


@permission_required(VIEW_ACCESS_LOG)
@never_cache
@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    check = log.last_check()
    audit.write(audit.Action.SEARCH, request=request, facts={"list": "unusual look-ups"})
    return render(request, "portal/access_log.html", {"unusual": log.unusual(), "check": check})


@permission_required(VIEW_ACCESS_LOG)
@never_cache
@require_safe
def access_log_entries(request: HttpRequest) -> HttpResponse:
    form = EntryFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = log.entries(
        username=asked.get("person", ""),
        action=asked.get("action", ""),
        reference=normalise_reference(asked.get("record", "")) or asked.get("record", ""),
    )
    page = CappedPaginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    used = sorted(name for name, value in asked.items() if value)
    audit.write(audit.Action.SEARCH, request=request, facts={"list": "access log", "filters": used})
    context = {"form": form, "page": page, "rows": log.add_offices(list(page)), "query": query.urlencode()}
    return render(request, "portal/access_log_entries.html", context)


@permission_required(REVIEW_ACCESS_LOG)
@require_POST
def access_log_review(request: HttpRequest) -> HttpResponse:
    """The review is a row of the log too; what comes after it is unusual anew."""
    audit.write(audit.Action.ADMIN, request=request, purpose=log.REVIEWED)
    messages.success(request, _("Your review is recorded."))
    return redirect("portal:access-log")


@permission_required(REVIEW_ACCESS_LOG)
@require_POST
def access_log_check(request: HttpRequest) -> HttpResponse:
    audit.write(audit.Action.ADMIN, request=request, purpose="check of the access log asked for")
    check_access_log.delay_on_commit()
    messages.success(request, _("The check is running. Its outcome appears on this page."))
    return redirect("portal:access-log")
