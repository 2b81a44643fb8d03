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


def description_fields(*, required: bool) -> tuple[Field, ...]:
    """The descriptive roll; in Form-M it must be answered, if only by «not known»."""
    poster = {"audience": Audience.POSTER}
    return (
        f("height_cm", search=True, width="third"),
        f("height_band", required_for="height_not_measured" if required else "", width="third", **poster),
        f("weight_kg", width="third"),
        f("complexion", required=required, search=True, **poster),
        f("build", required=required, search=True, **poster),
        f("face", required=required, search=True, **poster),
        f("hair_colour", required=required, **poster),
        f("hair_style", required=required, **poster),
        f("eye_colour", required=required, **poster),
        f("eye_feature", required=required, **poster),
        f("nose"),
        f("lips"),
        f("forehead"),
        f("teeth"),
        f("ear"),
        f("facial_hair", **poster),
        f("blood_group", audience=Audience.HEALTH),
        f("appearance_other", width="full"),
        f("marks_none_known", width="full"),
        f("tattoos", width="full"),
        f("has_disability", required=required, audience=Audience.IDENTIFICATION),
        f("disabilities", show_if=("has_disability", ("Y",)), width="full"),
        f("disability_severity", show_if=("has_disability", ("Y",)), audience=Audience.HEALTH),
        f("disability_text", show_if=("has_disability", ("Y",)), audience=Audience.HEALTH, width="full"),
        f("mental_state", required=required, audience=Audience.HEALTH),
        f("speech"),
        f("habits", width="full"),
        f("habits_text", width="full"),
        f("clothes_upper", required=required, **poster),
        f("clothes_lower", required=required, **poster),
        f("clothes_colours", required=required, width="full", **poster),
        f("footwear", required=required, **poster),
        f("accessories", width="full", **poster),
        f("clothing_text", width="full"),
        f("belongings", width="full"),
    )


MARKS = Inline(
    name="marks",
    title=_("Identification marks"),
    fields=(f("kind"), f("site"), f("side"), f("size"), f("text", width="full"), f("is_publishable")),
    minimum=1,
    none_field="marks_none_known",
)


def identity_documents() -> tuple[Field, ...]:
    secret = {"audience": Audience.NATIONAL_ID}
    return (
        f("aadhaar_last4", **secret),
        f("aadhaar_consent", **secret),
        f("id_type", **secret),
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
