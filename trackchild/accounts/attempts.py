"""A log-in between its two factors: kept in the anonymous session and gone after ten minutes."""

import time
from dataclasses import asdict, dataclass

from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from trackchild.accounts.models import User
from trackchild.accounts.services import codes

SESSION_KEY = "log_in_attempt"
LIFE = 10 * 60
MOST_TRIES = 5
TOTP = "totp"


@dataclass
class Attempt:
    id: str
    user_id: int | None  # None: a reset asked for an account that does not exist
    purpose: str
    method: str  # "totp", "sms" or "email"
    started: float
    next: str = ""
    tries: int = 0

    @property
    def user(self) -> User | None:
        return User.objects.able_to_log_in().filter(pk=self.user_id).first() if self.user_id else None

    def save(self, request: HttpRequest) -> None:
        request.session[SESSION_KEY] = asdict(self)


def begin(
    request: HttpRequest, *, user: User | None, purpose: str, method: str, next_url: str = ""
) -> Attempt:
    """Start anew; before log-in under a new session id."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
    attempt = Attempt(
        id=codes.new_attempt(),
        user_id=user.pk if user else None,
        purpose=purpose,
        method=method,
        started=time.time(),
        next=next_url,
    )
    attempt.save(request)
    return attempt


def current(request: HttpRequest, purpose: str) -> Attempt | None:
    stored = request.session.get(SESSION_KEY)
    if not stored or stored["purpose"] != purpose or time.time() - stored["started"] > LIFE:
        return None
    return Attempt(**stored)


def end(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def totp_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def usual_method(user: User) -> str:
    """The authenticator app when there is one, else the mobile number, else e-mail; "" when there is none."""
    if totp_of(user):
        return TOTP
    return next(iter(codes.channels_of(user)), "")


def is_right(attempt: Attempt, user: User, typed: str) -> bool:
    """Whether this second factor is right; the app's code counts once, like every other."""
    if attempt.method == TOTP:
        device = totp_of(user)
        return device is not None and device.verify_token(typed)
    return codes.check(purpose=attempt.purpose, attempt=attempt.id, typed=typed) is not None
