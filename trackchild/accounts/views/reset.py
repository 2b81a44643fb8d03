"""A forgotten password: user name and captcha, then a code and the new password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from trackchild.accounts import attempts, lockout
from trackchild.accounts.choices import CodeChannel, CodePurpose
from trackchild.accounts.forms import ResetForm, ResetRequestForm
from trackchild.accounts.selectors import user_able_to_log_in
from trackchild.accounts.services import codes, passwords
from trackchild.accounts.views.login import refused
from trackchild.core import audit
from trackchild.core.views.base import public_page


@public_page
@never_cache
@require_http_methods(["GET", "POST"])
def password_reset(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether or not there is such an account."""
    form = ResetRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        if lockout.seconds_to_wait(request, username):
            return lockout.response(request, None, {"username": username})
        begin_reset(request, username)
        return redirect("accounts:password-reset-verify")
    return render(request, "accounts/password_reset.html", {"form": form})


def begin_reset(request: HttpRequest, username: str) -> None:
    user = user_able_to_log_in(username)
    channels = codes.channels_of(user) if user else []
    user = user if channels else None
    channel = channels[0] if channels else CodeChannel.SMS
    attempt = attempts.begin(request, user=user, purpose=CodePurpose.PASSWORD_RESET, method=channel)
    codes.send(
        user=user,
        purpose=CodePurpose.PASSWORD_RESET,
        attempt=attempt.id,
        channel=channel,
        address="" if user else f"nobody:{username}",
    )


@public_page
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password_reset_verify(request: HttpRequest) -> HttpResponse:
    attempt = attempts.current(request, CodePurpose.PASSWORD_RESET)
    if attempt is None:
        messages.info(request, _("Begin again: the time for entering the code is over."))
        return redirect("accounts:password-reset")
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = codes.check(
            purpose=CodePurpose.PASSWORD_RESET, attempt=attempt.id, typed=form.cleaned_data["code"]
        )
        user = attempt.user
        if code is not None and user is not None:
            return finish(request, user, form.cleaned_data["new_password"])
        refused(request, user, "reset code")
        if codes.tries_left(attempt.id) == 0:
            attempts.end(request)
            messages.error(request, _("The code was wrong too often. Begin again."))
            return redirect("accounts:password-reset")
        form.add_error("code", _("This code is not right or no longer valid."))
    return render(request, "accounts/password_reset_verify.html", {"form": form})


def finish(request: HttpRequest, user, password: str) -> HttpResponse:
    passwords.set_password(user=user, password=password)
    attempts.end(request)
    audit.write(audit.Action.CHANGE, request=request, actor=user, facts={"what": "password reset"})
    messages.success(request, _("Your password is changed. Log in with the new one."))
    return redirect("accounts:login")
