"""The rows Form-M and Form-R have in common."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from trackchild.core.formspec import Audience, Field, Inline
from trackchild.core.formspec.spec import f

# Columns of the record itself: on no form, on purpose.
RECORD = (
    "id",
    "reference",
    "number",
    "status",
    "version",
    "created_at",
    "updated_at",
    "created_by",
    "registered_at",
    "authentication",
    "authenticated_at",
    "authenticated_by",
    "authentication_note",
    "external_id",
    "state",
    "district",
    "office",
    "age_months_at_event",
    "closed_at",
    "duplicate_of",
)

ADDRESS_PARTS = ("line", "locality", "landmark", "block", "district", "state", "station", "pin")


def address(
    prefix: str,
    *,
    audience: Audience,
    public: Iterable[str] = (),
    required: Iterable[str] = (),
    required_for: str = "",
) -> tuple[Field, ...]:
    """The fields of one address; `public` parts stand on the poster."""
    return tuple(
        f(
            f"{prefix}_{part}",
            audience=Audience.POSTER if part in public else audience,
            required=part in required and not required_for,
            required_for=required_for if part in required else "",
            search=part == "state" and prefix == "place",
        )
        for part in ADDRESS_PARTS
    )


def relative(prefix: str) -> tuple[Field, ...]:
    return tuple(f(f"{prefix}_{part}") for part in ("age", "occupation", "phone", "alive"))


def other(name: str, *, of: str, **options: Any) -> Field:
    """The words beside «Other»: asked for, and needed, only then."""
    return f(name, required=True, show_if=(of, ("OTHER",)), **options)


def place_point(**options: Any) -> tuple[Field, ...]:
    """Whoever does not know the exact point names a near one; only the exact one needs the figures."""
    exact = {"required": True, "show_if": ("place_point", ("EXACT",))}
    return (
        f("place_point", required=True, width="full", **options),
        f("place_lat", **exact, **options),
        f("place_lon", **exact, **options),
    )


def school(audience: Audience, *, required: bool = False) -> tuple[Field, ...]:
    """Of a child at school."""
    place = {"audience": audience, "applies": "is_child"}
    at_school = {**place, "show_if": ("is_student", ("Y",))}
    return (
        f("is_student", **place),
        f("school_name", required=required, **at_school),
        f("school_class", width="third", **at_school),
        f("school_section", width="third", **at_school),
        f("school_address", **at_school),
        f("school_phone", **at_school),
    )


def description_fields() -> tuple[Field, ...]:
    """The descriptive roll; it must be answered, if only by «not known»."""
    poster = {"audience": Audience.POSTER}
    return (
        f("height_cm", search=True, width="third"),
        f("height_band", required_for="height_not_measured", width="third", **poster),
        f("weight_kg", width="third"),
        f("complexion", required=True, search=True, **poster),
        f("build", required=True, search=True, **poster),
        f("face", required=True, search=True, **poster),
        f("hair_colour", required=True, **poster),
        f("hair_style", required=True, **poster),
        f("eye_colour", required=True, **poster),
        f("eye_feature", required=True, **poster),
        f("nose"),
        f("lips"),
        f("forehead"),
        f("teeth"),
        f("ear"),
        f("facial_hair", **poster),
        f("blood_group", audience=Audience.HEALTH),
        f("appearance_other", required_for="looks_need_words", width="full"),
        f("marks_none_known", width="full"),
        f("tattoos", width="full"),
        f("has_disability", required=True, audience=Audience.IDENTIFICATION),
        f("disabilities", show_if=("has_disability", ("Y",)), width="full"),
        f("disability_severity", show_if=("has_disability", ("Y",)), audience=Audience.HEALTH),
        f(
            "disability_text",
            required_for="disability_needs_words",
            show_if=("has_disability", ("Y",)),
            audience=Audience.HEALTH,
            width="full",
        ),
        f("mental_state", required=True, audience=Audience.HEALTH),
        other("mental_state_other", of="mental_state", audience=Audience.HEALTH),
        f("speech"),
        f("habits", width="full"),
        f("habits_text", required_for="habits_need_words", width="full"),
        f("clothes_upper", required=True, **poster),
        f("clothes_lower", required=True, **poster),
        f("clothes_colours", required=True, width="full", **poster),
        f("footwear", required=True, **poster),
        f("accessories", width="full", **poster),
        f("clothing_text", required_for="clothes_need_words", width="full"),
        f("belongings", width="full"),
    )


MARKS = Inline(
    name="marks",
    title=_("Identification marks"),
    fields=(
        f("kind"),
        f("site"),
        f("side"),
        f("size"),
        f("text", required_for="needs_words", width="full"),
        f("is_publishable"),
    ),
    minimum=1,
    none_field="marks_none_known",
)


SUSPECT = (
    f("name"),
    f("age"),
    f("sex"),
    f("relation"),
    other("relation_other", of="relation"),
    f("phone"),
    f("address", width="full"),
)


def identity_documents() -> tuple[Field, ...]:
    secret = {"audience": Audience.NATIONAL_ID}
    return (
        f("aadhaar_last4", **secret),
        f("aadhaar_consent", **secret),
        f("id_type", **secret),
        other("id_type_other", of="id_type", **secret),
        f("id_number", **secret),
        f("bank_details", **secret, width="full"),
    )


def has_photograph(report: Any) -> bool:
    """A picture, or the reason why there is none."""
    if report.photo_not_available and report.photo_not_available_reason:
        return True
    return report.pk is not None and report.photographs.exists()


def child_has_photograph(report: Any) -> bool:
    """Of a missing adult a picture is welcome, not needed."""
    return report.is_adult or has_photograph(report)
