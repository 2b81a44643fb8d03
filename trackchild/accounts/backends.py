"""Password check. The same one hash is computed whether or not the user exists."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from directory import grants
from trackchild.accounts.models import User


class PostingBackend(BaseBackend):
    """Authenticates by user name and password; permissions come from the acting posting."""

    def authenticate(
        self, _request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if not username or password is None:
            return None
        user = User.objects.able_to_log_in().filter(username=username).first()
        if user is None:
            make_password(password)  # takes as long as checking one
            return None
        return user if user.check_password(password) else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.able_to_log_in().filter(pk=user_id).first()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return grants.has_permission(user_obj, perm, obj)
