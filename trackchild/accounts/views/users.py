"""The users' desk: accounts and postings of the officer's line and place."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from directory.choices import Role
from trackchild.accounts import selectors, services, tiers
from trackchild.accounts.forms import HandOverForm, ProposeForm
from trackchild.accounts.fresh import fresh_code_required
from trackchild.accounts.models import Posting, User
from trackchild.core import audit
from trackchild.core.views.base import permission_required

PER_PAGE = 25


@permission_required("accounts.view_users")
@never_cache
def user_list(request: HttpRequest) -> HttpResponse:
    text, role = request.GET.get("q", "")[:60], request.GET.get("role", "")
    users = selectors.users_visible_to(request.user, text=text, role=role, state=request.GET.get("state", ""))
    roles = tiers.managed_by(request.user.role) or set(Role)
    parameters = request.GET.copy()
    parameters.pop("page", None)
    context = {
        "query": parameters.urlencode(),
        "page": Paginator(users.order_by("username"), PER_PAGE).get_page(request.GET.get("page")),
        "waiting": waiting(request),
        "roles": [one for one in Role if one in roles],
        "q": text,
        "role": role,
        "state": request.GET.get("state", ""),
        "may_propose": bool(tiers.proposable_by(request.user.role)),
    }
    audit.write(audit.Action.SEARCH, request=request, facts={"list": "users"})
    return render(request, "accounts/user_list.html", context)


def waiting(request: HttpRequest) -> list[Posting]:
    return list(selectors.waiting_for(request.user)[:50])


@permission_required("accounts.propose_user")
@never_cache
@fresh_code_required
@require_http_methods(["GET", "POST"])
def user_new(request: HttpRequest) -> HttpResponse:
    form = ProposeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "phone": str(form.cleaned_data["phone"])}
        posting = services.propose_officer(by=request.user, **data)
        messages.success(request, _("The account waits for approval."))
        return redirect("accounts:user-detail", username=posting.user.username)
    return render(request, "accounts/user_new.html", {"form": form})


@permission_required("accounts.view_users")
@never_cache
def user_detail(request: HttpRequest, username: str) -> HttpResponse:
    user = visible_user(request, username)
    may_decide = {posting.pk for posting in selectors.waiting_for(request.user).filter(user=user)}
    managed = tiers.managed_by(request.user.role)
    postings = list(selectors.postings_visible_to(request.user).filter(user=user))
    context = {
        "person": user,
        "postings": [
            {
                "posting": posting,
                "may_decide": posting.pk in may_decide,
                "may_end": posting.is_current and posting.role in managed,
                "may_hand_over": posting.is_current
                and posting.role in tiers.proposable_by(request.user.role),
            }
            for posting in postings
        ],
        "may_suspend": user.pk != request.user.pk and request.user.has_perm("accounts.suspend_user"),
    }
    audit.write(audit.Action.VIEW, request=request, subject=user)
    return render(request, "accounts/user_detail.html", context)


def visible_user(request: HttpRequest, username: str) -> User:
    return get_object_or_404(selectors.users_visible_to(request.user), username=username)


def visible_posting(request: HttpRequest, pk: int) -> Posting:
    return get_object_or_404(selectors.postings_visible_to(request.user), pk=pk)


@permission_required("accounts.approve_user")
@fresh_code_required
@require_POST
def posting_approve(request: HttpRequest, pk: int) -> HttpResponse:
    return decide(request, pk, services.approve_posting, _("The posting is approved."))


@permission_required("accounts.approve_user")
@fresh_code_required
@require_POST
def posting_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    return decide(request, pk, services.refuse_posting, _("The posting is refused."))


def decide(request: HttpRequest, pk: int, service: Callable, done: str) -> HttpResponse:
    posting = visible_posting(request, pk)
    try:
        service(posting=posting, by=request.user)
        messages.success(request, done)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("accounts:user-detail", username=posting.user.username)


@permission_required("accounts.end_posting")
@fresh_code_required
@require_http_methods(["GET", "POST"])
def posting_end(request: HttpRequest, pk: int) -> HttpResponse:
    posting = visible_posting(request, pk)
    if not posting.is_current:
        raise Http404
    if request.method == "POST":
        services.close_posting(posting=posting, by=request.user)
        messages.success(request, _("The posting is ended."))
        return redirect("accounts:user-list")
    return render(request, "accounts/posting_end.html", {"posting": posting})


@permission_required("accounts.propose_user")
@fresh_code_required
@require_http_methods(["GET", "POST"])
def posting_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    posting = visible_posting(request, pk)
    if not posting.is_current:
        raise Http404
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.hand_over(posting=posting, to=form.cleaned_data["username"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The posting is handed over. The new one waits for approval."))
            return redirect("accounts:user-list")
    return render(request, "accounts/posting_hand_over.html", {"form": form, "posting": posting})


@permission_required("accounts.suspend_user")
@fresh_code_required
@require_http_methods(["GET", "POST"])
def user_suspend(request: HttpRequest, username: str) -> HttpResponse:
    """Suspend an active account, or open a suspended one again."""
    user = visible_user(request, username)
    if request.method == "POST":
        service = services.suspend if user.is_active else services.resume
        service(user=user, by=request.user)
        messages.success(request, _("The account is changed."))
        return redirect("accounts:user-detail", username=user.username)
    return render(request, "accounts/user_suspend.html", {"person": user})
