"""What Form-M and Form-R ask about a person alike: who it is and what the person looks like."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases import choices as c
from cases.models.columns import choice, day, last_four, line, number, other, several, story
from trackchild.core.validators import date_of_birth, no_aadhaar

ADULT_MONTHS = 18 * 12
MARRIED_FROM_MONTHS = 10 * 12
OTHER = "OTHER"
# The lists of the descriptive roll that share one field for what they lack.
LOOKS = (
    *("complexion", "build", "face", "hair_colour", "hair_style", "eye_colour", "eye_feature"),
    *("nose", "lips", "forehead", "teeth", "ear", "facial_hair"),
)
_YEAR_UNKNOWN_MONTHS = 11  # a date of birth known to the year only may be this much later


class MonthsAtEvent(models.Func):
    """Age in whole months on the day of the event: from the date of birth, else from the age as stated."""

    output_field = models.IntegerField()

    def __init__(self, event: str, **extra: Any) -> None:
        super().__init__(F(event), F("dob"), F("age_years"), F("age_months"), **extra)

    def as_sql(self, compiler: Any, _connection: Any, **_context: Any) -> tuple[str, list]:
        event, dob, years, months = (compiler.compile(part)[0] for part in self.get_source_expressions())
        age = f"age(timezone('Asia/Kolkata', {event}), {dob}::timestamp)"
        from_birth = f"(extract(year from {age}) * 12 + extract(month from {age}))::integer"
        stated = f"({years} * 12 + coalesce({months}, 0))::integer"
        return (
            f"CASE WHEN {dob} IS NOT NULL AND {event} IS NOT NULL THEN {from_birth}"
            f" WHEN {years} IS NOT NULL THEN {stated} ELSE {months}::integer END",
            [],
        )


class PersonQuerySetMixin:
    """Questions about the person, shared by the query sets of both reports."""

    def children(self) -> Any:
        """Children at the time of the event. An unknown age counts as a child."""
        limit = ADULT_MONTHS
        return self.filter(
            Q(age_months_at_event=None)
            | Q(age_months_at_event__lt=limit)
            | Q(dob_precision=c.DatePrecision.YEAR, age_months_at_event__lt=limit + _YEAR_UNKNOWN_MONTHS)
        )


class Person(models.Model):
    full_name = line(_("Full name"), 150)
    name_local = line(_("Name in its own script"), 150)
    aliases = ArrayField(
        models.CharField(max_length=100, validators=[no_aadhaar]),
        verbose_name=_("Other names, pet names"),
        default=list,
        blank=True,
    )
    sex = choice(_("Sex"), c.Sex)
    dob = day(_("Date of birth"), validators=[date_of_birth])
    dob_precision = choice(_("Date of birth is known to the"), c.DatePrecision)
    age_years = number(_("Age in years"), 0, 120)
    age_months = number(_("and months"), 0, 11, help_text=_("For small children."))
    age_basis = choice(_("How the age is known"), c.AgeBasis)
    nationality = choice(_("Nationality"), c.Nationality)
    nationality_other = line(_("Other nationality"), 60)
    religion = choice(_("Religion"), c.Religion)
    religion_other = other(_("Religion"))
    social_category = choice(_("Social category"), c.SocialCategory)
    social_category_other = other(_("Social category"))
    minority = choice(_("Belongs to a minority"), c.YesNo)
    mother_tongue = choice(_("Mother tongue"), c.Language)
    languages = several(_("Languages spoken"), c.Language)
    language_text = line(_("Other language or dialect"), 100)
    marital_status = choice(_("Marital status"), c.MaritalStatus)
    education = choice(_("Education"), c.EducationLevel)
    occupation = line(_("Occupation"), 120)
    is_student = choice(_("Goes to school"), c.YesNo)
    school_name = line(_("School"), 150)
    school_class = line(_("Class"), 20)
    school_section = line(_("School section"), 20)
    school_address = line(_("Address of the school"), 250)
    school_phone = line(_("Telephone of the school"), 30)
    phone = line(_("Person's own telephone"), 30)
    sim = line(_("SIM number"), 30)
    imei = line(_("IMEI of the handset"), 40)
    email = models.EmailField(_("Person's e-mail"), blank=True)
    social_accounts = story(_("Social media accounts"))
    aadhaar_last4 = line(_("Last four digits of Aadhaar"), 4, validators=[last_four])
    aadhaar_consent = models.BooleanField(_("Consent to note these digits was given"), default=False)
    id_type = choice(_("Other identity document"), c.IdentityDocument)
    id_type_other = other(_("Other identity document"))
    id_number = line(_("Number of the document"), 40)
    bank_details = line(_("Bank account or UPI"), 150)
    father_name = line(_("Father's name"), 150)
    mother_name = line(_("Mother's name"), 150)
    guardian_name = line(_("Guardian's name"), 150)
    spouse_name = line(_("Name of husband or wife"), 150)
    parental_status = choice(_("Parents"), c.ParentalStatus)
    external_id = models.CharField(
        _("Number in the register it was imported from"), max_length=64, blank=True
    )

    class Meta:
        abstract = True

    @property
    def event_at(self) -> Any:
        """The moment the age is counted at: last seen, or found."""
        raise NotImplementedError

    @property
    def age_in_months(self) -> int | None:
        """The same figure as the column `age_months_at_event`, also before the row is saved."""
        if self.dob and self.event_at:
            return months_between(self.dob, timezone.localdate(self.event_at))
        if self.age_years is not None:
            return self.age_years * 12 + (self.age_months or 0)
        return self.age_months

    @property
    def is_child(self) -> bool:
        """Below eighteen at the event; an unknown age counts as a child."""
        months = self.age_in_months
        if months is not None and self.dob and self.dob_precision == c.DatePrecision.YEAR:
            months -= _YEAR_UNKNOWN_MONTHS
        return months is None or months < ADULT_MONTHS

    @property
    def is_adult(self) -> bool:
        return not self.is_child

    @property
    def may_be_married(self) -> bool:
        """From ten years on; nobody asks it of a small child."""
        months = self.age_in_months
        return months is None or months >= MARRIED_FROM_MONTHS

    @property
    def speaks_other_language(self) -> bool:
        return c.Language.OTHER in (self.mother_tongue, *self.languages)

    @property
    def age_unknown(self) -> bool:
        """Neither a date of birth nor an age in years or months."""
        return self.dob is None and self.age_years is None and self.age_months is None

    @property
    def needs_age(self) -> bool:
        """Of a found person «not known» is an answer; an unknown age counts as a child."""
        return self.age_unknown and self.age_basis not in ("", c.AgeBasis.NOT_KNOWN)

    @property
    def current_age_years(self) -> int | None:
        """Age today, for the poster."""
        months = self.age_in_months
        if months is None:
            return None
        since = (
            months_between(timezone.localdate(self.event_at), timezone.localdate()) if self.event_at else 0
        )
        return (months + max(since, 0)) // 12

    @property
    def age_text(self) -> str:
        """Age at the event, as people say it."""
        months = self.age_in_months
        if months is None:
            return str(_("Not known"))
        if months < 24:
            return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}
        return ngettext("%(years)d year", "%(years)d years", months // 12) % {"years": months // 12}

    @property
    def display_name(self) -> str:
        return self.full_name or self.name_local or str(_("Name not known"))

    @property
    def lacks_family_name(self) -> bool:
        return not (self.father_name or self.mother_name or self.guardian_name or self.spouse_name)

    def check_person(self) -> None:
        """Answers that contradict each other."""
        event = self.event_at
        if self.dob and event and self.dob > timezone.localdate(event):
            raise ValidationError(
                {"dob": _("The date of birth is later than the day the person was last seen or found.")}
            )
        if self.aadhaar_last4 and not self.aadhaar_consent:
            raise ValidationError(
                {"aadhaar_consent": _("The last four digits of Aadhaar may be noted only with consent.")}
            )


class Description(models.Model):
    height_cm = number(_("Height in cm"), 20, 230)
    height_band = choice(_("Height, if not measured"), c.HeightBand)
    weight_kg = models.DecimalField(
        _("Weight in kg"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0.5), MaxValueValidator(250)],
    )
    complexion = choice(_("Complexion"), c.Complexion)
    build = choice(_("Build"), c.Build)
    face = choice(_("Face"), c.Face)
    hair_colour = choice(_("Colour of hair"), c.HairColour)
    hair_style = choice(_("Hair"), c.HairStyle)
    eye_colour = choice(_("Colour of eyes"), c.EyeColour)
    eye_feature = choice(_("Eyes"), c.EyeFeature)
    nose = choice(_("Nose"), c.Nose)
    lips = choice(_("Lips"), c.Lips)
    forehead = choice(_("Forehead"), c.Forehead)
    teeth = choice(_("Teeth"), c.Teeth)
    ear = choice(_("Ears"), c.Ear)
    facial_hair = choice(_("Beard and moustache"), c.FacialHair)
    blood_group = choice(_("Blood group"), c.BloodGroup)
    appearance_other = line(_("Other words for the looks"), 250)
    marks_none_known = models.BooleanField(_("No identification mark is known"), default=False)
    tattoos = line(_("Tattoos: words or pictures"), 250)
    has_disability = choice(_("Any disability"), c.YesNo)
    disabilities = several(_("Kinds of disability"), c.Disability)
    disability_severity = choice(_("How severe"), c.Severity)
    disability_text = line(_("More about the disability"), 250)
    mental_state = choice(_("State of mind"), c.MentalState)
    mental_state_other = other(_("State of mind"))
    speech = line(_("Way of speaking, stammer"), 150)
    habits = several(_("Habits"), c.Habit)
    habits_text = line(_("Other habits"), 150)
    clothes_upper = choice(_("Clothes, upper part"), c.Garment)
    clothes_lower = choice(_("Clothes, lower part"), c.Garment)
    clothes_colours = several(_("Colours of the clothes"), c.Colour)
    footwear = choice(_("Footwear"), c.Footwear)
    accessories = several(_("Ornaments and things worn"), c.Accessory)
    clothing_text = line(_("More about clothes and ornaments"), 300)
    belongings = line(_("Belongings"), 300)

    class Meta:
        abstract = True

    @property
    def height_not_measured(self) -> bool:
        return self.height_cm is None

    @property
    def looks_need_words(self) -> bool:
        """«Other» in one of the lists of looks says nothing without words."""
        return any(getattr(self, name) == OTHER for name in LOOKS)

    @property
    def clothes_need_words(self) -> bool:
        chosen = [self.clothes_upper, self.clothes_lower, self.footwear]
        return OTHER in (*chosen, *self.clothes_colours, *self.accessories)

    @property
    def habits_need_words(self) -> bool:
        return bool({c.Habit.OTHER, c.Habit.DRUG} & set(self.habits))

    @property
    def disability_needs_words(self) -> bool:
        return c.Disability.OTHER in self.disabilities


def months_between(start: date, end: date) -> int:
    """Whole months from one day to another, as people count an age."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (1 if end.day < start.day else 0)
