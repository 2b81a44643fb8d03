"""The short forms of citizens: search, status of a report, sighting."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases.choices.public import AgeBand, SeenWhen
from directory.models import District, State
from trackchild.accounts.captcha import CaptchaField
from trackchild.core.formspec.dates import DatePartsField
from trackchild.core.references import normalise_reference
from trackchild.core.validators import CleanTextMixin, no_aadhaar, normalise_phone

FIRST_YEAR = 2000
OLDEST_SIGHTING = timedelta(days=3 * 365)


class TextField(CleanTextMixin, forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(validators=[no_aadhaar], **options)


class NumberField(CleanTextMixin, forms.IntegerField):
    accepts_native_digits = True
    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control tc-input-4"}
    )


class PhoneField(CleanTextMixin, forms.CharField):
    """A telephone number in any spelling, as +919876543210."""

    accepts_native_digits = True
    widget = forms.TextInput(
        attrs={"type": "tel", "autocomplete": "tel", "class": "form-control tc-input-10"}
    )

    def to_python(self, value: str) -> str:
        text = super().to_python(value)
        return normalise_phone(text) if text else ""


class ReferenceField(CleanTextMixin, forms.CharField):
    """An acknowledgement number; one that cannot be right is refused without a look at the records."""

    widget = forms.TextInput(
        attrs={
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "class": "form-control tc-input-10",
        }
    )

    def clean(self, value: str) -> str:
        text = super().clean(value)
        reference = normalise_reference(text) if text else ""
        if text and not reference:
            raise ValidationError(
                _("Check the number: it has 13 letters and digits, for example 7K3M-9QWX-2HTB-C."),
                code="reference",
            )
        return reference


class PlaceFilterForm(forms.Form):
    """What every public list can be narrowed by."""

    state = forms.ModelChoiceField(
        State.objects.none(), required=False, label=_("State"), to_field_name="iso"
    )
    sex = forms.ChoiceField(required=False, label=_("Sex"))
    age = forms.ChoiceField(required=False, label=_("Age"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["state"].queryset = State.objects.order_by("sort_name")
        self.fields["state"].empty_label = _("All of India")
        self.fields["sex"].choices = [("", _("All")), *c.Sex.choices[:3]]
        self.fields["age"].choices = [("", _("All")), *AgeBand.choices]
        for field in self.fields.values():
            is_select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if is_select else "form-control"

    def chosen(self) -> dict[str, Any]:
        """The answers that hold; a wrong one in the address is left out rather than complained about."""
        self.is_valid()
        answers = {key: value for key, value in self.cleaned_data.items() if value}
        if "age" in answers:
            answers["age_band"] = answers.pop("age")
        return answers


class GalleryForm(PlaceFilterForm):
    district = forms.ModelChoiceField(
        District.objects.none(), required=False, label=_("District"), to_field_name="lgd_code"
    )
    year = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label=_("Year"))
    field_order = ("state", "district", "sex", "age", "year")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        this_year = timezone.localdate().year
        years = [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]
        self.fields["year"].choices = [("", _("All")), *years]
        self.fields["district"].empty_label = _("All")
        state = self._state()
        if state:
            self.fields["district"].queryset = (
                District.objects.current().filter(state__iso=state).order_by("sort_name")
            )
        else:
            del self.fields["district"]

    def _state(self) -> str:
        value = self.data.get("state", "")
        return value if len(value) <= 6 and "\0" not in value else ""


class SearchForm(GalleryForm):
    name = TextField(required=False, max_length=100, label=_("Name, or its beginning"))
    field_order = ("name", *GalleryForm.field_order)


class StatusForm(forms.Form):
    reference = ReferenceField(
        max_length=40,
        label=_("Acknowledgement number"),
        help_text=_("It stands on your slip and in the SMS, for example 7K3M-9QWX-2HTB-C."),
    )
    phone = PhoneField(
        max_length=30, label=_("Mobile number"), help_text=_("The number you gave when you reported.")
    )
    captcha = CaptchaField()


class SightingStartForm(forms.Form):
    """First page: is there danger now, and in which state. It decides what the second page asks."""

    danger = forms.ChoiceField(
        label=_("Is the child in danger now?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the child is in danger now.")},
    )
    state = forms.ModelChoiceField(
        State.objects.none(),
        label=_("State where you saw the child"),
        to_field_name="iso",
        error_messages={"required": _("Choose the state.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["state"].queryset = State.objects.order_by("sort_name")
        self.fields["state"].empty_label = _("Choose")


class SightingForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What do you report?"),
        choices=c.SightingKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what you report.")},
    )
    when = forms.ChoiceField(
        label=_("When was it?"),
        choices=SeenWhen.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say when it was.")},
    )
    seen_on = DatePartsField(required=False, label=_("Date, if it was on another day"))
    district = forms.ModelChoiceField(
        District.objects.none(),
        label=_("District"),
        to_field_name="lgd_code",
        error_messages={"required": _("Choose the district.")},
    )
    place_line = TextField(
        max_length=250,
        label=_("Where exactly?"),
        help_text=_("Street, village, station, platform, shop or landmark."),
        error_messages={"required": _("Say where it was.")},
    )
    place_type = forms.ChoiceField(required=False, label=_("Kind of place (optional)"))
    sex = forms.ChoiceField(
        label=_("Boy or girl?"),
        choices=[("F", _("Girl")), ("M", _("Boy")), ("T", _("Transgender child")), ("U", _("I do not know"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether it was a boy or a girl; «I do not know» is an answer too.")
        },
    )
    age_years = NumberField(
        required=False, min_value=0, max_value=120, label=_("About how many years old? (optional)")
    )
    description = TextField(
        required=False,
        max_length=2000,
        label=_("What does the child look like? (optional)"),
        help_text=_(
            "Height, hair, marks, injuries. Please write nothing about a sexual offence here: tell 1098."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )
    clothes = TextField(required=False, max_length=250, label=_("Clothes (optional)"))
    language = forms.ChoiceField(required=False, label=_("Language the child speaks (optional)"))
    with_whom = TextField(required=False, max_length=250, label=_("Who is with the child? (optional)"))
    vehicle = TextField(required=False, max_length=100, label=_("Vehicle and its number (optional)"))
    photo = forms.FileField(
        required=False,
        label=_("Photograph (optional)"),
        help_text=_("JPEG, PNG or WebP, up to 5 MB. Do not put yourself in danger for it."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "class": "form-control"}),
    )
    reporter_name = TextField(required=False, max_length=120, label=_("Your name (optional)"))
    reporter_phone = PhoneField(
        required=False,
        max_length=30,
        label=_("Your mobile number (optional)"),
        help_text=_(
            "With it the police can ask you, and you can check the status. Without it you stay anonymous."
        ),
    )
    declaration = forms.BooleanField(
        label=_(
            "I believe in good faith that the child needs help. "
            "I have given no details of an offence against the child."
        ),
        error_messages={"required": _("Please confirm this.")},
    )
    captcha = CaptchaField()

    def __init__(self, *args: Any, state: State, **options: Any) -> None:
        super().__init__(*args, **options)
        not_answered = ("", _("I do not know"))
        self.fields["district"].queryset = (
            District.objects.current().filter(state=state).order_by("sort_name")
        )
        self.fields["district"].empty_label = _("Choose")
        self.fields["place_type"].choices = [not_answered, *c.PlaceType.choices[:-1]]
        self.fields["language"].choices = [not_answered, *c.Language.choices]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if answers.get("when") == SeenWhen.DATE and "seen_on" not in self.errors:
            self._check_date(answers.get("seen_on"))
        has_child = answers.get("kind") == c.SightingKind.FOUND_WITH_ME
        if has_child and not answers.get("reporter_phone") and "reporter_phone" not in self.errors:
            self.add_error(
                "reporter_phone",
                _("The child is with you: give your mobile number, so that the police can come."),
            )
        return answers

    def _check_date(self, day: Any) -> None:
        today = timezone.localdate()
        if day is None:
            self.add_error("seen_on", _("Enter the day, the month and the year."))
        elif day > today:
            self.add_error("seen_on", _("The date cannot be in the future."))
        elif day < today - OLDEST_SIGHTING:
            self.add_error("seen_on", _("This is too long ago. Please tell the police station instead."))

    def seen(self) -> tuple[Any, str]:
        """The moment seen and how exactly it is known."""
        now = timezone.now()
        when = self.cleaned_data["when"]
        if when == SeenWhen.NOW:
            return now, c.TimePrecision.APPROX
        if when == SeenWhen.TODAY:
            return now, c.TimePrecision.DAY
        day = (
            timezone.localdate() - timedelta(days=1)
            if when == SeenWhen.YESTERDAY
            else self.cleaned_data["seen_on"]
        )
        noon = timezone.make_aware(datetime.combine(day, time(12)))
        return min(noon, now), c.TimePrecision.DAY
