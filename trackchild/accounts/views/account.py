"""A person's own account: sessions, password, authenticator app, fresh codes, staying logged in."""

import time
from base64 import b32encode

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from trackchild.accounts import attempts, selectors
from trackchild.accounts.choices import CodePurpose
from trackchild.accounts.forms import CodeForm, PasswordChangeForm
from trackchild.accounts.fresh import fresh_code_required
from trackchild.accounts.services import codes, passwords, second_factors, sessions
from trackchild.accounts.views.login import refused, safe_next, tell_wait
from trackchild.core import audit
from trackchild.core.views.base import login_page


@login_page
@never_cache
def session_list(request: HttpRequest) -> HttpResponse:
    context = {
        "sessions": sessions.open_sessions(request.user),
        "this_key": request.session.session_key,
        "has_totp": attempts.totp_of(request.user) is not None,
    }
    return render(request, "accounts/sessions.html", context)


@login_page
@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(request.user.signed_in_sessions, pk=pk)
    if session.session_key == request.session.session_key:
        sessions.sign_out(request)
        return redirect("portal:home")
    sessions.end_session(session)
    audit.write(audit.Action.LOGOUT, request=request, facts={"why": "ended from another session"})
    messages.success(request, _("The session is ended."))
    return redirect("accounts:sessions")


@login_page
@require_POST
def session_end_others(request: HttpRequest) -> HttpResponse:
    ended = sessions.end_all(request.user, but=request.session.session_key)
    audit.write(audit.Action.LOGOUT, request=request, facts={"why": "all others ended", "sessions": ended})
    messages.success(request, _("All other sessions are ended."))
    return redirect("accounts:sessions")


@login_page
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        passwords.set_password(
            user=request.user,
            password=form.cleaned_data["new_password"],
            keep_session=request.session.session_key,
        )
        old_key = request.session.session_key
        update_session_auth_hash(request, request.user)
        request.user.signed_in_sessions.filter(session_key=old_key).update(
            session_key=request.session.session_key
        )
        audit.write(audit.Action.CHANGE, request=request, facts={"what": "password"})
        messages.success(request, _("Your password is changed. All other sessions are ended."))
        return redirect("accounts:sessions")
    return render(request, "accounts/password_change.html", {"form": form})


@login_page
@never_cache
@fresh_code_required
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up the authenticator app: show the key, then ask for one code from it."""
    if attempts.totp_of(request.user):
        return render(request, "accounts/second_factor_done.html")
    device = second_factors.begun(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if second_factors.confirm(device, form.cleaned_data["code"]):
            audit.write(audit.Action.CHANGE, request=request, facts={"what": "authenticator app added"})
            messages.success(request, _("From now on the app shows your log-in codes."))
            return redirect("accounts:sessions")
        form.add_error("code", _("This code is not right or no longer valid."))
    key = b32encode(device.bin_key).decode().rstrip("=")
    grouped = " ".join(key[place : place + 4] for place in range(0, len(key), 4))
    return render(request, "accounts/second_factor.html", {"form": form, "key": grouped})


@login_page
@never_cache
@fresh_code_required
def second_factor_qr(request: HttpRequest) -> HttpResponse:
    device = selectors.unconfirmed_app(request.user)
    if device is None:
        raise Http404
    picture = segno.make(device.config_url, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff"
    )
    svg = picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return HttpResponse(svg, content_type="image/svg+xml")


@login_page
@fresh_code_required
@require_POST
def second_factor_remove(request: HttpRequest) -> HttpResponse:
    second_factors.remove(request.user)
    audit.write(audit.Action.CHANGE, request=request, facts={"what": "authenticator app removed"})
    messages.success(request, _("The app is removed. Codes are sent to your mobile number or e-mail again."))
    return redirect("accounts:sessions")


@login_page
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """A fresh code before a sensitive step."""
    back = safe_next(request, request.GET.get("next", "")) or "/office/"
    attempt = attempts.current(request, CodePurpose.FRESH) or begin_confirmation(request)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and form.is_valid():
        if attempts.is_right(attempt, request.user, form.cleaned_data["code"]):
            attempts.end(request)
            sessions.mark_fresh(request)
            return redirect(back)
        refused(request, request.user, "fresh code")
        attempt.tries += 1
        attempt.save(request)
        form.add_error("code", _("This code is not right or no longer valid."))
        if attempt.tries >= attempts.MOST_TRIES:
            sessions.sign_out(request, why="wrong codes")
            return redirect("accounts:login")
    elif request.method == "POST" and attempt.method != attempts.TOTP:
        sent = codes.send(
            user=request.user, purpose=CodePurpose.FRESH, attempt=attempt.id, channel=attempt.method
        )
        tell_wait(request, sent)
    context = {"form": form, "is_totp": attempt.method == attempts.TOTP}
    return render(request, "accounts/confirm.html", context)


def begin_confirmation(request: HttpRequest) -> attempts.Attempt:
    method = attempts.usual_method(request.user)
    attempt = attempts.begin(request, user=request.user, purpose=CodePurpose.FRESH, method=method)
    if method in codes.channels_of(request.user):
        sent = codes.send(user=request.user, purpose=CodePurpose.FRESH, attempt=attempt.id, channel=method)
        tell_wait(request, sent)
    return attempt


@login_page
@never_cache
def keep_alive(request: HttpRequest) -> HttpResponse:
    """GET says how many seconds are left and changes nothing; POST says the person is still there."""
    if request.method == "POST":
        request.session[sessions.SEEN_AT] = time.time()
    return JsonResponse({"left": sessions.seconds_left(request)})


keep_alive.is_background = True
