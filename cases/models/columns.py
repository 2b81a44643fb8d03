"""Short spellings for columns the forms repeat: one answer, several answers, a line, an address."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from trackchild.core.validators import no_aadhaar, pin_code

last_four = RegexValidator(r"\A[0-9]{4}\Z", _("Enter the last four digits."))


def choice(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(label, max_length=30, choices=choices, blank=True, **options)


def several(label: Any, choices: type[models.TextChoices], **options: Any) -> ArrayField:
    item = models.CharField(max_length=30, choices=choices)
    return ArrayField(item, verbose_name=label, default=list, blank=True, **options)


def line(label: Any, length: int = 200, **options: Any) -> models.CharField:
    options.setdefault("validators", [no_aadhaar])
    return models.CharField(label, max_length=length, blank=True, **options)


def other(label: Any, **options: Any) -> models.CharField:
    """The words beside «Other» of a list."""
    return line(format_lazy(_("{question}: if other, which"), question=label), 120, **options)


def story(label: Any, **options: Any) -> models.TextField:
    return models.TextField(label, max_length=6000, blank=True, validators=[no_aadhaar], **options)


def number(label: Any, low: int, high: int, **options: Any) -> models.PositiveSmallIntegerField:
    limits = [MinValueValidator(low), MaxValueValidator(high)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=limits, **options)


def day(label: Any, **options: Any) -> models.DateField:
    return models.DateField(label, null=True, blank=True, **options)


def moment(label: Any, **options: Any) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, blank=True, **options)


def link(to: str, label: Any, **options: Any) -> models.ForeignKey:
    options.setdefault("related_name", "+")
    return models.ForeignKey(to, models.PROTECT, null=True, blank=True, verbose_name=label, **options)


def coordinates() -> dict[str, models.Field]:
    return {
        "lat": models.FloatField(
            _("Latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
        ),
        "lon": models.FloatField(
            _("Longitude"),
            null=True,
            blank=True,
            validators=[MinValueValidator(-180), MaxValueValidator(180)],
        ),
    }


ADDRESS_PARTS = ("line", "locality", "landmark", "block", "district", "state", "station", "pin")


def address(prefix: str, of: Any, *, position: bool = False) -> type[models.Model]:
    """An abstract model with the columns of one address, `<prefix>_line` to `<prefix>_pin`."""

    def label(part: Any) -> Any:
        return format_lazy("{part} ({address})", part=part, address=of)

    # Only the place of the event is searched by; every index more makes each report slower to write.
    searched = {"db_index": prefix == "place"}
    parts: dict[str, Any] = {
        "line": line(label(_("House, street")), 250),
        "locality": line(label(_("Village, town or ward")), 150),
        "landmark": line(label(_("Landmark")), 150),
        "block": line(label(_("Block or sub-district")), 120),
        "district": link("directory.District", label(_("District")), **searched),
        "state": link("directory.State", label(_("State")), db_index=False),
        "station": link("directory.Office", label(_("Police station")), **searched),
        "pin": line(label(_("PIN code")), 6, validators=[pin_code]),
    }
    if position:
        parts |= coordinates()
    return _abstract(f"{prefix.title()}Address", {f"{prefix}_{part}": field for part, field in parts.items()})


def relative(prefix: str, of: Any, alive_choices: type[models.TextChoices]) -> type[models.Model]:
    """An abstract model with what is asked about one relative beside the name."""

    def label(part: Any) -> Any:
        return format_lazy("{part} ({person})", part=part, person=of)

    return _abstract(
        f"{prefix.title()}Particulars",
        {
            f"{prefix}_age": number(label(_("Age")), 10, 120),
            f"{prefix}_occupation": line(label(_("Occupation")), 120),
            f"{prefix}_phone": line(label(_("Telephone")), 30),
            f"{prefix}_alive": choice(label(_("Living")), alive_choices),
        },
    )


def _abstract(name: str, fields: dict[str, models.Field]) -> type[models.Model]:
    meta = type("Meta", (), {"abstract": True})
    return type(name, (models.Model,), {**fields, "Meta": meta, "__module__": __name__})
