"""Setting a new password: the other sessions end, the owner is told."""

from django.db import transaction
from django.utils import timezone

from trackchild.accounts.models import User
from trackchild.accounts.services import codes, sessions
from trackchild.core import messaging


@transaction.atomic
def set_password(*, user: User, password: str, keep_session: str | None = None) -> None:
    user.set_password(password)
    user.password_changed_at = timezone.now()
    user.save(update_fields=["password", "password_changed_at", "updated_at"])
    sessions.end_all(user, but=keep_session)
    for channel in codes.channels_of(user)[:1]:
        messaging.queue(
            template="password_changed",
            channel=channel,
            to=codes.address_of(user, channel),
            language=user.language,
            context={},
            dedupe=f"password:{user.pk}:{user.password_changed_at:%Y%m%d%H%M%S%f}",
            recipient_label=user.username,
        )
