"""A person who can log in. What the person may do comes from postings only."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from directory import grants
from directory.choices import ROLE_LEVEL, Level, Role
from trackchild.core.history import tracked
from trackchild.core.models import TimestampedModel


class UserManager(BaseUserManager):
    def able_to_log_in(self) -> models.QuerySet["User"]:
        """Whoever is not suspended; accounts of the demonstration in the demonstration only."""
        active = self.filter(is_active=True)
        return active if settings.DEMO else active.filter(is_demo=False)

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, is_superuser=True, **fields)


@tracked(exclude=["password", "password_changed_at", "last_login"])
class User(AbstractBaseUser, TimestampedModel):
    username = models.CharField(
        _("user name"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = models.CharField(_("full name"), max_length=120)
    phone = PhoneNumberField(_("mobile number"), blank=True, db_index=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    is_active = models.BooleanField(_("may log in"), default=True)
    is_superuser = models.BooleanField(_("administers reference data"), default=False)
    is_demo = models.BooleanField(default=False, editable=False)  # everybody knows the password
    password_changed_at = models.DateTimeField(_("password changed"), null=True, blank=True, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @cached_property
    def current_postings(self) -> list[Any]:
        """Postings in force today, the one of head of office first."""
        postings = self.postings.current().select_related(
            "office", "office__state", "office__district", "office__police_district"
        )
        return sorted(postings, key=lambda posting: (not posting.is_head, posting.pk))

    @property
    def posting(self) -> Any:
        """The posting the user acts in: the one chosen, or the only one there is."""
        if "_posting" in self.__dict__:
            return self._posting
        return self.current_postings[0] if len(self.current_postings) == 1 else None

    @posting.setter
    def posting(self, value: Any) -> None:
        self._posting = value

    @property
    def office(self) -> Any:
        return self.posting.office if self.posting else None

    @property
    def role(self) -> Role | None:
        return Role(self.posting.role) if self.posting else None

    @property
    def level(self) -> Level:
        return ROLE_LEVEL[self.role] if self.role else Level.NONE

    @property
    def is_officer(self) -> bool:
        return self.role is not None and self.role != Role.CITIZEN

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """By the acting posting alone; being a superuser opens nothing."""
        return grants.has_permission(self, perm, obj)

    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return any(
            grant.role == self.role and grant.permission.startswith(f"{app_label}.")
            for grant in grants.all_grants()
        )
