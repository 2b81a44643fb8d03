"""The work list of matches, the comparison of two reports, and the decisions on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cases import permissions as case_permissions
from matching import choices as c
from matching import comparison, forms, selectors, services, undoing, waterfall
from matching import permissions as p
from matching.models import Match
from matching.reasons import from_json
from matching.services.inquiries import open_questions
from matching.services.settling import NEW_FACTS_BITS
from matching.services.verdicts import sides_of, standing
from matching.unknowns import questions
from trackchild.core import audit, photos
from trackchild.core.events import timeline
from trackchild.core.formspec import Audience
from trackchild.core.views.base import PermissionMixin, PermittedObjectMixin
from trackchild.core.views.spec.create import add_errors

PER_PAGE = 25


class MatchListView(PermissionMixin, TemplateView):
    permission = p.VIEW_MATCH
    template_name = "matching/match_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = forms.FilterForm(self.request.GET)
        filters = form.cleaned_data if form.is_valid() else {}
        listed = selectors.for_list(self.request.user, **filters).values_list("pk", flat=True)
        page = Paginator(listed, PER_PAGE).get_page(self.request.GET.get("page"))
        page.object_list = selectors.shown_on_page(page.object_list)
        for match in page.object_list:
            hidden = selectors.whereabouts_hidden(match, self.request.user)
            match.found_at = "" if hidden else match.recovery_report.held_by
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(form=form, page=page, query=query.urlencode(), **kwargs)


class MatchPage(PermittedObjectMixin):
    """Everything about one match starts from the reach of either side."""

    abstract = True
    model = Match
    permission_view = p.VIEW_MATCH

    def get_queryset(self):
        return selectors.matches()


class MatchDetailView(MatchPage, TemplateView):
    permission = p.VIEW_MATCH
    template_name = "matching/match_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        match, user = self.object, self.request.user
        hidden = selectors.whereabouts_hidden(match, user)
        seen = selectors.classes_seen(match, user)
        reports = match.missing_report, match.recovery_report
        scored = comparison.compared(*reports)
        rows = comparison.rows(*reports, seen=seen, hidden=hidden, scored=scored)
        family = all(Audience.FAMILY in classes for classes in seen)
        shown = allowed_steps(match, user) | kwargs
        return super().get_context_data(
            match=match,
            rows=rows,
            not_shown=comparison.NOT_SHOWN,
            found_at="" if hidden else match.recovery_report.held_by,
            bars=waterfall.bars(from_json(match.reasons), family=family, hidden=hidden),
            journey=waterfall.journey(rows, scored),
            questions=asked_for(reports, rows, scored),
            pictures=pictures(self.request, match),
            faces=selectors.faces_of(match),
            links=links(match, user),
            decisions=decisions_of(match, user, hidden=hidden),
            waiting=open_questions(match),
            closed_for_open=bool(match.closed_for) and user.has_perm(p.VIEW_MATCH, match.closed_for),
            times_likelier=round(2**NEW_FACTS_BITS),
            came_back=selectors.came_back(match),
            rivals=rivals_of(match, user),
            timeline=timeline(match),
            **shown,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        services.mark_opened(self.object, by=request.user)
        return super().get(request, *args, **kwargs)


class MatchPrintView(MatchDetailView):
    template_name = "matching/match_print.html"


def decisions_of(match: Match, user: Any, *, hidden: bool) -> list:
    """Where a grown person is must not be learnt from who decided, either."""
    own = getattr(user.office, "pk", None)
    decisions = list(match.decisions.select_related("by", "posting__office"))
    for decision in decisions:
        is_own = decision.posting is not None and decision.posting.office_id == own
        decision.told_by = (decision.posting or decision.by) if is_own or not hidden else ""
    return decisions


def asked_for(reports: tuple, rows: list, scored: Any) -> list:
    """What is not known and would help most, without a word the reader may not read."""
    marks = next((row for row in rows if row.field == "marks"), None)
    return questions(
        *reports,
        known=comparison.states_of(scored),
        told=comparison.told(*reports),
        marks_seen=marks is not None and comparison.NOT_SHOWN not in (marks.missing, marks.found),
    )


def allowed_steps(match: Match, user: Any) -> dict[str, Any]:
    """The forms this person may use now."""
    sides = sides_of(user, match)
    given = standing(match)
    undecided = [side for side in sides if side not in given]
    reviewing = match.status in (c.MatchStatus.CANDIDATE, c.MatchStatus.REVIEWED) and bool(undecided)
    rejecting = match.is_open and bool(sides)
    answering = match.is_open and bool(sides) and open_questions(match).exists()
    steps = {
        "my_sides": [c.Side(side).label for side in sides],
        "given": given,
        "review_form": forms.ReviewForm() if reviewing else None,
        "answer_form": forms.AnswerForm() if answering else None,
        "reject_form": None,
        "verify_form": None,
        "accept_form": None,
        "undo_form": None,
    }
    if rejecting and not reviewing:
        steps["reject_form"] = forms.ReviewForm(initial={"verdict": c.Verdict.REJECT})
    if match.status == c.MatchStatus.CONFIRMED_BOTH and user.has_perm(p.VERIFY_MATCH, match):
        steps["verify_form"] = forms.VerifyForm()
    if match.status == c.MatchStatus.VERIFIED and user.has_perm(p.ACCEPT_MATCH, match):
        steps["accept_form"] = forms.AcceptForm()
    if undoing.may_undo(user, match):
        steps["undo_form"] = forms.UndoForm()
        steps["undo_until"] = undoing.undo_until(user, match)
    deciding = ("review_form", "answer_form", "verify_form", "accept_form")
    steps["may_decide"] = any(steps[name] for name in deciding)
    return steps


def pictures(request: HttpRequest, match: Match) -> dict[str, str]:
    """Signed addresses of both main photographs, as far as the person may see the report."""
    found = {}
    for side, report, permission in (
        ("missing", match.missing_report, case_permissions.VIEW_MISSING),
        ("found", match.recovery_report, case_permissions.VIEW_RECOVERY),
    ):
        photo = report.photographs.order_by("-is_main", "pk").first()
        if photo and request.user.has_perm(permission, report):
            found[side] = photos.signed_url(photo, "card480", request)
    return found


def links(match: Match, user: Any) -> dict[str, str]:
    """The addresses of both cases, as far as the person may open them."""
    sides = (
        ("missing", match.missing_report, case_permissions.VIEW_MISSING),
        ("found", match.recovery_report, case_permissions.VIEW_RECOVERY),
    )
    return {
        side: report.get_absolute_url()
        for side, report, permission in sides
        if user.has_perm(permission, report)
    }


def rivals_of(match: Match, user: Any) -> list[Match]:
    """Other matches of the same found person, with what each is worth."""
    others = selectors.matches_of(match.recovery_report, user, limit=6)
    return [other for other in others if other.pk != match.pk]


class DecisionView(MatchDetailView):
    """A posted form; problems are shown beside the fields, on the page of the match."""

    abstract = True
    http_method_names = ["post", "options"]
    form_class: Any = None
    form_names: tuple[str, ...] = ()  # where it stands on the page
    change = ""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                self.decide(form.cleaned_data)
            except ValidationError as error:
                add_errors(form, error)
            else:
                facts = {"change": self.change}
                audit.write(audit.Action.CHANGE, request=request, subject=self.object, facts=facts)
                messages.success(request, self.message(form.cleaned_data))
                return HttpResponseRedirect(self.object.get_absolute_url())
        context = self.get_context_data(bound_form=form)
        # Where the step is no longer open to this person, the words stand above the page alone.
        context |= {name: form for name in self.form_names if context[name] is not None}
        return self.render_to_response(context, status=422)

    def decide(self, answers: dict) -> None:
        raise NotImplementedError

    def message(self, answers: dict) -> str:
        raise NotImplementedError


class ReviewView(DecisionView):
    permission = p.REVIEW_MATCH
    form_class = forms.ReviewForm
    form_names = ("review_form", "reject_form")
    change = "match reviewed"

    def decide(self, answers: dict) -> None:
        services.review_match(self.object, by=self.request.user, **answers)

    def message(self, answers: dict) -> str:
        return {
            c.Verdict.CONFIRM: _("You have confirmed the match. The other office is told."),
            c.Verdict.REJECT: _("You have rejected the match."),
            c.Verdict.NEED_MORE: _("Your question is noted. The other office is told, and the match waits."),
        }[answers["verdict"]]


class AnswerView(DecisionView):
    permission = p.REVIEW_MATCH
    form_class = forms.AnswerForm
    form_names = ("answer_form",)
    change = "question answered"

    def decide(self, answers: dict) -> None:
        services.answer_question(self.object, by=self.request.user, **answers)

    def message(self, _answers: dict) -> str:
        return _("Your answer is noted. The other office is told.")


class VerifyView(DecisionView):
    permission = p.VERIFY_MATCH
    form_class = forms.VerifyForm
    form_names = ("verify_form",)
    change = "match verified"

    def decide(self, answers: dict) -> None:
        services.verify_match(self.object, by=self.request.user, **answers)

    def message(self, _answers: dict) -> str:
        return _("The verification is recorded.")


class AcceptView(DecisionView):
    permission = p.ACCEPT_MATCH
    form_class = forms.AcceptForm
    form_names = ("accept_form",)
    change = "match accepted"

    def decide(self, answers: dict) -> None:
        services.accept_match(self.object, by=self.request.user, **answers)

    def message(self, _answers: dict) -> str:
        return _(
            "The match is accepted. The missing person is recorded as traced and the poster is withdrawn."
        )


class UndoView(DecisionView):
    permission = p.UNDO_MATCH
    form_class = forms.UndoForm
    form_names = ("undo_form",)
    change = "decision undone"

    def decide(self, answers: dict) -> None:
        services.undo_decision(self.object, by=self.request.user, **answers)

    def message(self, _answers: dict) -> str:
        return _("The decision is undone.")
