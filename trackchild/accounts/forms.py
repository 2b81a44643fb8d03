"""Forms of log-in, codes, passwords and accounts."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from directory.choices import ROLE_OFFICE_KINDS, Role
from directory.models import Office
from trackchild.accounts import tiers
from trackchild.accounts.captcha import CaptchaField
from trackchild.accounts.lockout import normalise
from trackchild.accounts.models import User
from trackchild.accounts.services.codes import digits_of
from trackchild.core.validators import CleanTextMixin, ascii_digits


class CleanCharField(CleanTextMixin, forms.CharField):
    pass


class CrispyForm(forms.Form):
    """A form drawn by crispy-forms with one button."""

    submit_label: Any = _("Continue")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("", self.submit_label))
        self.helper.attrs = {"novalidate": ""}


class LoginForm(CrispyForm):
    username = CleanCharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    captcha = CaptchaField()

    def clean_username(self) -> str:
        return normalise(self.cleaned_data["username"])


class CodeForm(CrispyForm):
    code = CleanCharField(
        label=_("Code"),
        max_length=30,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "tc-short",
                "autofocus": True,
            }
        ),
    )

    def clean_code(self) -> str:
        code = digits_of(self.cleaned_data["code"])
        if len(code) != 6 or not code.isdecimal():
            raise ValidationError(_("The code has six digits."), code="length")
        return code


class ResetRequestForm(CrispyForm):
    username = CleanCharField(
        label=_("User name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    captcha = CaptchaField()

    def clean_username(self) -> str:
        return normalise(self.cleaned_data["username"])


class NewPasswordMixin(forms.Form):
    new_password = forms.CharField(
        label=_("New password"),
        max_length=256,
        strip=False,
        help_text=_("At least 12 characters. A sentence of several words is easy to keep and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeat_password = forms.CharField(
        label=_("New password again"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    user: User | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, second = data.get("new_password"), data.get("repeat_password")
        if first and second and first != second:
            self.add_error("repeat_password", _("The two passwords differ."))
        elif first:
            try:
                validate_password(first, self.user)
            except ValidationError as error:
                self.add_error("new_password", error)
        return data


class ResetForm(NewPasswordMixin, CodeForm):
    submit_label = _("Save the new password")
    field_order = ["code", "new_password", "repeat_password"]


class PasswordChangeForm(NewPasswordMixin, CrispyForm):
    submit_label = _("Save the new password")
    field_order = ["old_password", "new_password", "repeat_password"]
    old_password = forms.CharField(
        label=_("Present password"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old_password(self) -> str:
        if not self.user.check_password(self.cleaned_data["old_password"]):
            raise ValidationError(_("The present password is not right."), code="wrong")
        return self.cleaned_data["old_password"]


class PhoneField(PhoneNumberField):
    """A mobile number; digits of every script."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(ascii_digits(value) if isinstance(value, str) else value)


class OfficeCodeField(CleanCharField):
    """An office by its code, as the directory shows it."""

    def clean(self, value: Any) -> Office | None:
        code = super().clean(value)
        if not code:
            return None
        office = Office.objects.current().filter(code__iexact=code).first()
        if office is None:
            raise ValidationError(_("There is no office with this code."), code="office")
        return office


class ProposeForm(CrispyForm):
    submit_label = _("Send for approval")
    name = CleanCharField(label=_("Full name"), max_length=120)
    username = CleanCharField(
        label=_("User name"),
        max_length=60,
        help_text=_("Small letters, digits and dots, for example ps.kotwali."),
    )
    phone = PhoneField(label=_("Mobile number"), help_text=_("Log-in codes are sent to this number."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    role = forms.ChoiceField(label=_("Role"))
    office = OfficeCodeField(
        label=_("Office code"), max_length=40, help_text=_("The directory shows the code of each office.")
    )

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        roles = tiers.proposable_by(by.role)
        self.fields["role"].choices = [(role.value, role.label) for role in Role if role in roles]

    def clean_username(self) -> str:
        username = normalise(self.cleaned_data["username"])
        User._meta.get_field("username").run_validators(username)
        if User.objects.filter(username=username).exists():
            raise ValidationError(_("This user name is taken."), code="taken")
        return username

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        office, role = data.get("office"), data.get("role")
        if office and not self.by.has_perm("accounts.propose_user", office):
            self.add_error("office", _("There is no office with this code."))
        elif office and role and office.kind not in ROLE_OFFICE_KINDS.get(Role(role), {office.kind}):
            self.add_error("role", _("This role cannot be held at this kind of office."))
        return data


class HandOverForm(CrispyForm):
    submit_label = _("Hand over")
    username = CleanCharField(label=_("User name of the successor"), max_length=60)

    def clean_username(self) -> User:
        user = User.objects.able_to_log_in().filter(username=normalise(self.cleaned_data["username"])).first()
        if user is None:
            raise ValidationError(_("There is no active user with this name."), code="user")
        return user
