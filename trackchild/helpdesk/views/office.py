"""The help desk reads and answers feedback."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trackchild.core import audit
from trackchild.core.views.base import permission_required, refuse
from trackchild.helpdesk import selectors
from trackchild.helpdesk.forms import AnswerForm
from trackchild.helpdesk.permissions import ANSWER_FEEDBACK, VIEW_FEEDBACK
from trackchild.helpdesk.services import answer_feedback

PAGE_SIZE = 25


@permission_required(VIEW_FEEDBACK)
@never_cache
@require_safe
def feedback_list(request: HttpRequest) -> HttpResponse:
    answered = request.GET.get("state") == "answered"
    page = Paginator(selectors.feedback_list(answered=answered), PAGE_SIZE).get_page(request.GET.get("page"))
    tabs = [
        {"label": _("Waiting"), "url": "?", "is_current": not answered, "count": ""},
        {"label": _("Answered"), "url": "?state=answered", "is_current": answered, "count": ""},
    ]
    context = {"page": page, "tabs": tabs, "query": "state=answered" if answered else ""}
    return render(request, "helpdesk/feedback_list.html", context)


@permission_required(VIEW_FEEDBACK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback_detail(request: HttpRequest, reference: str) -> HttpResponse:
    found = selectors.find_feedback(reference)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        if not request.user.has_perm(ANSWER_FEEDBACK):
            refuse(request, ANSWER_FEEDBACK)
        if form.is_valid():
            try:
                answer_feedback(found, by=request.user, answer=form.cleaned_data["answer"])
                return redirect("helpdesk:feedback-list")
            except ValidationError as error:
                form.add_error(None, error)
    else:
        audit.write(audit.Action.VIEW, request=request, subject=found)
    return render(request, "helpdesk/feedback_detail.html", {"feedback": found, "form": form})
