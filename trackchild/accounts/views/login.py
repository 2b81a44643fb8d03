"""Logging in: password and captcha, then a code; choosing a posting; logging out."""

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from directory.choices import Role
from trackchild.accounts import attempts
from trackchild.accounts.choices import CodePurpose
from trackchild.accounts.forms import CodeForm, LoginForm
from trackchild.accounts.models import User
from trackchild.accounts.selectors import user_named
from trackchild.accounts.services import codes, sessions
from trackchild.core import audit
from trackchild.core.views.base import login_page, public_page


def is_logged_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated and sessions.SECOND_FACTOR_AT in request.session


@public_page
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    if is_logged_in(request):
        return redirect(landing(request.user))
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(
            request, username=form.cleaned_data["username"], password=form.cleaned_data["password"]
        )
        if user is not None:
            return begin_second_factor(request, user)
        refused(request, user_named(form.cleaned_data["username"]), "password")
        form.add_error(None, _("The user name or the password is not right."))
    return render(request, "accounts/login.html", {"form": form, "next": request.GET.get("next", "")})


def begin_second_factor(request: HttpRequest, user: User) -> HttpResponse:
    method = attempts.usual_method(user)
    if not method:
        messages.error(
            request, _("No mobile number is on record for you. Ask the officer who manages your account.")
        )
        return redirect("accounts:login")
    attempt = attempts.begin(
        request, user=user, purpose=CodePurpose.LOGIN, method=method, next_url=request.GET.get("next", "")
    )
    if method != attempts.TOTP:
        sent = codes.send(user=user, purpose=CodePurpose.LOGIN, attempt=attempt.id, channel=method)
        tell_wait(request, sent)
    return redirect("accounts:verify")


@public_page
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    attempt = attempts.current(request, CodePurpose.LOGIN)
    user = attempt.user if attempt else None
    if attempt is None or user is None:
        if is_logged_in(request):
            return redirect(landing(request.user))
        messages.info(request, _("Log in again: the time for entering the code is over."))
        return redirect("accounts:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempts.is_right(attempt, user, form.cleaned_data["code"]):
            return finish(request, user, attempt.next)
        refused(request, user, "code")
        attempt.tries += 1
        attempt.save(request)
        if attempt.tries >= attempts.MOST_TRIES * 3 or no_tries_left(attempt):
            attempts.end(request)
            messages.error(request, _("The code was wrong too often. Log in again."))
            return redirect("accounts:login")
        form.add_error("code", _("This code is not right or no longer valid."))
    return render(request, "accounts/verify.html", verify_context(attempt, user, form))


def no_tries_left(attempt: attempts.Attempt) -> bool:
    if attempt.method == attempts.TOTP:
        return attempt.tries >= attempts.MOST_TRIES
    return codes.tries_left(attempt.id) == 0


def verify_context(attempt: attempts.Attempt, user: User, form: CodeForm) -> dict:
    is_totp = attempt.method == attempts.TOTP
    return {
        "form": form,
        "is_totp": is_totp,
        "address": "" if is_totp else codes.masked(codes.address_of(user, attempt.method)),
        "channels": codes.channels_of(user),
        "has_totp": not is_totp and attempts.totp_of(user) is not None,
    }


@public_page
@require_POST
def resend(request: HttpRequest) -> HttpResponse:
    """Another code for the same attempt, by SMS, by e-mail, or from the app."""
    attempt = attempts.current(request, CodePurpose.LOGIN)
    user = attempt.user if attempt else None
    if attempt is None or user is None:
        return redirect("accounts:login")
    method = request.POST.get("method", "")
    if method == attempts.TOTP and attempts.totp_of(user):
        attempt.method = method
        attempt.save(request)
    elif method in codes.channels_of(user):
        sent = codes.send(user=user, purpose=CodePurpose.LOGIN, attempt=attempt.id, channel=method)
        tell_wait(request, sent)
        if sent:
            attempt.method = method
            attempt.save(request)
            messages.success(request, _("A new code is on its way."))
    return redirect("accounts:verify")


def tell_wait(request: HttpRequest, sent: codes.Sent) -> None:
    if not sent:
        messages.warning(
            request, _("You can ask for another code in %(seconds)s seconds.") % {"seconds": sent.wait}
        )


def finish(request: HttpRequest, user: User, next_url: str) -> HttpResponse:
    sessions.sign_in(request, user)
    if len(user.current_postings) > 1:
        return redirect("accounts:posting")
    return redirect(destination(request, user, next_url))


def destination(request: HttpRequest, user: User, next_url: str) -> str:
    """The page asked for; a citizen who asked for the officers' work space gets the own page."""
    asked = safe_next(request, next_url)
    is_theirs = user.role != Role.CITIZEN or "/office/" not in asked
    return asked if asked and is_theirs else landing(user)


def safe_next(request: HttpRequest, next_url: str) -> str:
    is_safe = url_has_allowed_host_and_scheme(
        next_url, {request.get_host()}, require_https=request.is_secure()
    )
    return next_url if next_url and is_safe else ""


def landing(user: User) -> str:
    """Where a person begins: officers at the desk, citizens with their own reports."""
    return reverse("cases:own-reports" if user.role == Role.CITIZEN else "portal:desk")


def refused(request: HttpRequest, user: User | None, step: str) -> None:
    audit.write(audit.Action.REFUSED, request=request, actor=user, result="refused", facts={"step": step})


@login_page
@never_cache
@require_http_methods(["GET", "POST"])
def logout(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        sessions.sign_out(request)
        return redirect("portal:home")
    return render(request, "accounts/logout.html")


@login_page
@never_cache
@require_http_methods(["GET", "POST"])
def posting(request: HttpRequest) -> HttpResponse:
    """Choose the posting to act in. Rights of one never mix with the place of another."""
    postings = request.user.current_postings
    if request.method == "POST":
        chosen = next((one for one in postings if str(one.pk) == request.POST.get("posting")), None)
        if chosen is not None:
            sessions.choose_posting(request, chosen)
            return redirect(landing(request.user))
        messages.error(request, _("Choose one of your postings."))
    return render(request, "accounts/posting.html", {"postings": postings})
