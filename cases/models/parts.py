"""Repeated groups of the forms: marks, photographs, companions, suspects, earlier episodes, efforts."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import choices as c
from cases.models.columns import choice, day, line, moment, number, other, story
from trackchild.core.history import tracked
from trackchild.core.models import TimestampedModel
from trackchild.core.validators import not_in_future


def exactly_one(*names: str) -> Q:
    """Exactly one of these foreign keys is set."""
    condition = Q(pk__in=())
    for chosen in names:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


def owner(to: str, label: Any, related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        to,
        models.CASCADE,
        null=True,
        blank=True,
        related_name=related_name,
        verbose_name=label,
        editable=False,
    )


@tracked
class IdentificationMark(TimestampedModel):
    missing_report = owner("cases.MissingReport", _("Form-M"), "marks")
    recovery_report = owner("cases.RecoveryReport", _("Form-R"), "marks")
    kind = choice(_("Kind of mark"), c.MarkKind)
    site = choice(_("Part of the body"), c.BodySite)
    side = choice(_("Side"), c.BodySide)
    size = line(_("Size"), 60)
    text = line(_("Description"), 250)
    is_publishable = models.BooleanField(_("May stand on the poster"), default=False)

    class Meta:
        verbose_name = _("identification mark")
        verbose_name_plural = _("identification marks")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("missing_report", "recovery_report"),
                name="%(app_label)s_%(class)s_of_one_report",
            )
        ]

    def __str__(self) -> str:
        parts = [self.get_kind_display(), self.get_site_display(), self.get_side_display(), self.text]
        return ", ".join(str(part) for part in parts if part)

    @property
    def needs_words(self) -> bool:
        """«Other» says nothing without the description."""
        return "OTHER" in (self.kind, self.site)


@tracked
class Photograph(TimestampedModel):
    missing_report = owner("cases.MissingReport", _("Form-M"), "photographs")
    recovery_report = owner("cases.RecoveryReport", _("Form-R"), "photographs")
    sighting = owner("cases.Sighting", _("sighting"), "photographs")
    original = models.ForeignKey("core.ImageBlob", models.PROTECT, related_name="+", editable=False)
    taken_on = day(_("Taken on"), validators=[not_in_future])
    is_main = models.BooleanField(_("Main photograph"), default=False)
    mark = models.ForeignKey(
        IdentificationMark,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="photographs",
        verbose_name=_("Shows the mark"),
    )
    note = line(_("Note"), 200)

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ["-is_main", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("missing_report", "recovery_report", "sighting"),
                name="%(app_label)s_%(class)s_of_one_record",
            ),
            *(
                models.UniqueConstraint(
                    fields=[parent],
                    condition=Q(is_main=True),
                    name=f"%(app_label)s_%(class)s_one_main_of_{parent}",
                )
                for parent in ("missing_report", "recovery_report", "sighting")
            ),
            *(
                models.UniqueConstraint(
                    fields=[parent, "original"],
                    condition=Q(**{f"{parent}__isnull": False}),
                    name=f"%(app_label)s_%(class)s_once_in_{parent}",
                )
                for parent in ("missing_report", "recovery_report", "sighting")
            ),
        ]

    def __str__(self) -> str:
        return self.note or f"{self.original_id}"

    @property
    def record(self) -> Any:
        return self.missing_report or self.recovery_report or self.sighting


@tracked
class Companion(TimestampedModel):
    """With whom the person was last seen, or was found."""

    missing_report = owner("cases.MissingReport", _("Form-M"), "companions")
    recovery_report = owner("cases.RecoveryReport", _("Form-R"), "companions")
    name = line(_("Name"), 150)
    age = number(_("Age"), 0, 120)
    relation = choice(_("Relation"), c.Relation)
    relation_other = other(_("Relation"))
    occupation = line(_("Occupation"), 120)
    phone = line(_("Telephone"), 30)
    address = line(_("Address"), 250)
    description = line(_("Description"), 250)
    vehicle = line(_("Vehicle"), 100)

    class Meta:
        verbose_name = _("companion")
        verbose_name_plural = _("companions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("missing_report", "recovery_report"),
                name="%(app_label)s_%(class)s_of_one_report",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class Suspect(TimestampedModel):
    """A suspect of the disappearance, or one accused of an offence against the recovered person."""

    missing_report = owner("cases.MissingReport", _("Form-M"), "suspects")
    recovery_report = owner("cases.RecoveryReport", _("Form-R"), "suspects")
    name = line(_("Name"), 150)
    age = number(_("Age"), 0, 120)
    sex = choice(_("Sex"), c.Sex)
    relation = choice(_("Relation"), c.Relation)
    relation_other = other(_("Relation"))
    phone = line(_("Telephone"), 30)
    address = line(_("Address"), 250)

    class Meta:
        verbose_name = _("suspect")
        verbose_name_plural = _("suspects")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("missing_report", "recovery_report"),
                name="%(app_label)s_%(class)s_of_one_report",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class EarlierEpisode(TimestampedModel):
    missing_report = models.ForeignKey(
        "cases.MissingReport", models.CASCADE, related_name="earlier_episodes", editable=False
    )
    went_on = day(_("Went missing on"), validators=[not_in_future])
    outcome = line(_("How it ended"), 200)

    class Meta:
        verbose_name = _("earlier episode")
        verbose_name_plural = _("earlier episodes")
        ordering = ["went_on", "pk"]

    def __str__(self) -> str:
        return self.outcome


@tracked
class TracingEffort(TimestampedModel):
    recovery_report = models.ForeignKey(
        "cases.RecoveryReport", models.CASCADE, related_name="tracing_efforts", editable=False
    )
    made_at = moment(_("When"))
    method = choice(_("Method"), c.TracingMethod)
    method_other = other(_("Method"))
    made_by = line(_("By whom"), 120)
    result = line(_("Result"), 250)

    class Meta:
        verbose_name = _("effort to trace the family")
        verbose_name_plural = _("efforts to trace the family")
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.result


@tracked
class DiaryEntry(models.Model):
    """One row of the action diary. Rows are added, never changed."""

    missing_report = models.ForeignKey("cases.MissingReport", models.PROTECT, related_name="diary_entries")
    item = models.PositiveSmallIntegerField(_("Item"), choices=c.DiaryItem, default=c.DiaryItem.FREE)
    done_at = models.DateTimeField(_("Done at"), default=timezone.now)
    remark = story(_("Remark"))
    proof = line(_("Proof: number of the letter, message or file"), 150)
    by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    posting = models.ForeignKey(
        "accounts.Posting", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(_("Written at"), auto_now_add=True, editable=False)

    class Meta:
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary entries")
        ordering = ["-done_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__gte=0, item__lte=21), name="%(app_label)s_%(class)s_item_of_list"
            ),
            models.CheckConstraint(
                condition=~Q(item=0) | ~Q(remark=""), name="%(app_label)s_%(class)s_free_entry_says_something"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_item_display())
