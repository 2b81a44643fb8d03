"""What must be true before a case moves on. Each guard raises ValidationError in plain words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def child_has_fir(report: Any) -> None:
    if report.is_child and not (report.fir_number and report.fir_date):
        raise ValidationError(
            _("For a missing child the FIR number and date are mandatory. A zero FIR is allowed."), code="fir"
        )


def has_gd_entry(report: Any) -> None:
    if not report.is_child and not (report.gd_number or report.fir_number):
        raise ValidationError(_("Give the number of the GD entry."), code="gd")


def child_has_cwpo(report: Any) -> None:
    if report.is_child and not report.cwpo_name:
        raise ValidationError(_("Name the child welfare police officer (CWPO)."), code="cwpo")


def family_is_named(report: Any) -> None:
    if report.lacks_family_name:
        raise ValidationError(
            _("Give the name of the father, mother, guardian, husband or wife."), code="family"
        )


def is_back(report: Any) -> None:
    """A return is seen by an officer in person."""
    if not (report.return_verified_by and report.return_verified_on):
        raise ValidationError(_("Record who verified the return in person and when."), code="not_verified")


def closure_is_complete(report: Any) -> None:
    if not report.result:
        raise ValidationError(_("Give the result of the case."), code="result")
    if not report.established_reasons:
        raise ValidationError(_("Give the established reason."), code="reasons")
    if "OTHER" in report.established_reasons and not report.established_reason_text:
        raise ValidationError(_("Write which other reason was established."), code="other_reason")
    if not report.is_child:
        return
    missing = [
        label
        for present, label in (
            (
                report.production_reference or report.result == "FOUND_DEAD",
                _("the production before CWC or JJB"),
            ),
            (report.statement_recorded_on or report.result == "FOUND_DEAD", _("the statement")),
            (report.trafficking_found, _("the check for trafficking")),
        )
        if not present
    ]
    if missing:
        raise ValidationError(
            [
                ValidationError(_("For a child this is missing: %(item)s."), params={"item": item})
                for item in missing
            ]
        )


def cancellation_is_proposed(report: Any) -> None:
    if report.cancellation_proposed_at is None:
        raise ValidationError(_("The station must propose the cancellation first."), code="not_proposed")


def is_child(report: Any) -> None:
    if not report.is_child:
        raise ValidationError(_("Only the case of a child goes to this unit."), code="adult")


def is_adult_or_produced(report: Any) -> None:
    """A child may not skip the production."""
    if report.is_living_child and report.produced_at is None:
        raise ValidationError(_("A child must be produced before the CWC or JJB first."), code="not_produced")


def is_produced(report: Any) -> None:
    if report.is_living_child and not (
        report.produced_at and report.produced_before in ("CWC", "JJB", "MAGISTRATE")
    ):
        raise ValidationError(_("Say when and before whom the child was produced."), code="production")


def has_outcome(report: Any) -> None:
    if not (report.outcome and report.outcome_on):
        raise ValidationError(_("Give the outcome and its date."), code="outcome")
