"""What every service of this app does the same way: ask permission, lock, place, number, save."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models.report import Report
from trackchild.core.formspec import FormSpec
from trackchild.core.formspec.status import missing_answers
from trackchild.core.references import next_number


def need(by: Any, permission: str, obj: Any) -> None:
    """`by=None` is the system, which needs no permission."""
    if by is not None and not by.has_perm(permission, obj):
        raise PermissionDenied(permission)


def save(obj: Any, **changes: Any) -> Any:
    """Set fields of a row that is already locked, and count the saving."""
    for name, value in changes.items():
        obj._meta.get_field(name)
        setattr(obj, name, value)
    obj.version += 1
    obj.save()
    return obj


def place_of(by: Any) -> dict[str, Any]:
    """A new record lies where the acting office lies."""
    office = getattr(by, "office", None)
    if office is None:
        raise ValidationError(_("Choose the office you act for first."), code="no_office")
    return {"office": office, "state": office.state, "district": office.district}


def draft(model: type[Report], *, by: Any, answers: dict[str, Any]) -> Any:
    """A new record at the acting office; a citizen's pre-form names the office instead."""
    place = place_of(by) if "office" not in answers else {}
    answers.setdefault("reported_at", timezone.now())
    report = model(**place, **answers, created_by=getattr(by, "posting", None))
    report.fill_states()
    report.settle_point()
    report.save()
    return report


def refuse_gaps(spec: FormSpec, obj: Any) -> None:
    """Every needed answer is given, and the answers agree with each other."""
    gaps = missing_answers(spec, obj)
    if gaps:
        raise ValidationError([str(gap.message) for gap in gaps], code="incomplete")
    obj.clean()


def official_number(letter: str, office: Any) -> str:
    """For example M-UP-KOTWALI-2026-00017: per station and year, without gaps."""
    year = timezone.localdate().year
    serial = next_number(f"{letter}:{office.code}:{year}")
    state = office.state.iso.removeprefix("IN-") if office.state_id else "IN"
    return f"{letter}-{state}-{office.code}-{year}-{serial:05d}"
