"""Keeps the profile of a report in step with the report."""

from cases import choices as c
from cases.models import MissingReport
from matching import keys, profiles
from matching.choices import Side
from matching.models import Profile
from matching.models.profile import side_field
from matching.record import Record


def is_searched(report) -> bool:
    """Whether the report still waits to be brought together with another."""
    if isinstance(report, MissingReport):
        return report.status in c.UNTRACED
    # A child identified through a linked report is no longer compared.
    return report.status in c.UNSETTLED and report.missing_report_id is None


def save_profile(report) -> tuple[Profile, Record]:
    """Keys and features of the report as it stands now; the same report twice changes nothing."""
    record = profiles.of_report(report)
    profile, _created = Profile.objects.update_or_create(
        **{side_field(report): report},
        defaults={
            "side": Side.MISSING if isinstance(report, MissingReport) else Side.RECOVERED,
            "is_open": is_searched(report),
            "event_on": profiles.event_on(record),
            "keys": keys.stored(record),
            "key_version": keys.KEY_VERSION,
            "features": profiles.to_json(record),
        },
    )
    return profile, record
