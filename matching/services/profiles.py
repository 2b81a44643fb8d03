"""Keeps the profile of a report in step with the report."""

from collections.abc import Iterable
from typing import Any

from cases import choices as c
from cases.models import MissingReport
from matching import keys, profiles
from matching.choices import Side
from matching.models import Profile
from matching.models.profile import side_field
from matching.record import Record
from matching.services.name_words import learn_words


def is_searched(report) -> bool:
    """Whether the report still waits to be brought together with another."""
    if isinstance(report, MissingReport):
        return report.status in c.UNTRACED
    # A child identified through a linked report is no longer compared.
    return report.status in c.UNSETTLED and report.missing_report_id is None


def columns_of(report: Any, record: Record) -> dict[str, Any]:
    """The row of `Profile` for this report, without the report."""
    return {
        "side": Side.MISSING if isinstance(report, MissingReport) else Side.RECOVERED,
        "is_open": is_searched(report),
        "event_on": profiles.event_on(record),
        "keys": keys.keys_of(record),
        "key_version": keys.KEY_VERSION,
        "features": profiles.to_json(record),
    }


def save_profile(report) -> tuple[Profile, Record]:
    """Keys and features of the report as it stands now; the same report twice changes nothing."""
    record = profiles.of_report(report)
    columns = columns_of(report, record)
    profile = Profile.objects.of(report).first()
    if profile is not None and all(getattr(profile, name) == value for name, value in columns.items()):
        return profile, record
    profile, _created = Profile.objects.update_or_create(**{side_field(report): report}, defaults=columns)
    learn_words(record)
    return profile, record


def records_of(side: str, ids: Iterable[int]) -> list[Record]:
    """The records of these reports, as far as they are still searched."""
    name = "missing_report_id" if side == Side.MISSING else "recovery_report_id"
    rows = Profile.objects.searched(side).filter(**{f"{name}__in": list(ids)}).order_by(name)
    return [profiles.from_json(pk, features) for pk, features in rows.values_list(name, "features")]
