"""Search across the country, and what is offered while a name or number is typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from cases import permissions as p
from cases.forms.search import NarrowForm, SearchForm, needs_something, question_of
from cases.selectors.search import Found, search_country, suggest
from trackchild.core import audit, throttle
from trackchild.core.formspec.text import clean_value
from trackchild.core.views.base import PermissionMixin, permission_required

LONGEST = 150
TYPED = "120/m"  # whoever types fast asks twice a second


class CountrySearch(PermissionMixin, TemplateView):
    permission = p.SEARCH
    template_name = "cases/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET or None
        form, narrow = SearchForm(asked), NarrowForm(asked)
        found = None
        if asked and all([form.is_valid(), narrow.is_valid()]):
            question = question_of(form.cleaned_data, narrow.cleaned_data)
            try:
                needs_something(question)
            except ValidationError as error:
                form.add_error("q", error)
            else:
                found = search_country(self.request.user, question)
                facts = {"model": "cases", "found": len(found)}
                audit.write(audit.Action.SEARCH, request=self.request, facts=facts)
        is_narrowed = bool(asked) and any(asked.get(name) for name in narrow.fields)
        return super().get_context_data(
            form=form,
            narrow=narrow,
            is_narrowed=is_narrowed or bool(narrow.errors),
            found=found,
            query=self.request.GET.urlencode(),
            **kwargs,
        )


@permission_required(p.SEARCH)
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """A few records of the reader's reach that begin like what is typed."""
    allowed = throttle.limit("suggest", f"user:{request.user.pk}", TYPED)
    if not allowed:
        answer = JsonResponse({"rows": [], "said": _("Wait a moment, then type on.")}, status=429)
        answer["Retry-After"] = str(allowed.retry_after)
        return answer
    found = suggest(request.user, " ".join(clean_value(request.GET.get("q", ""))[:LONGEST].split()))
    if found:
        facts = {"model": "cases", "found": len(found), "typing": True}
        audit.write(audit.Action.SEARCH, request=request, facts=facts)
    said = ngettext("%(count)s suggestion", "%(count)s suggestions", len(found)) % {"count": len(found)}
    answer = JsonResponse({"rows": [_row(row) for row in found], "said": said})
    answer["Cache-Control"] = "private, no-store"
    return answer


def _row(found: Found) -> dict[str, str]:
    report = found.report
    told = (
        found.kind, report.get_status_display(), report.get_sex_display(), report.age_text,
        report.district or report.state,
    )  # fmt: skip
    return {"url": found.url, "name": found.name, "facts": " · ".join(str(fact) for fact in told if fact)}
